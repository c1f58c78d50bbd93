using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Organizations;

namespace ServerlessDeals.Functions.Api;

/// <summary>All deals that some filters leave, streamed page by page: however many they are, one page is held in memory.</summary>
public sealed class ExportsApi(DealReader deals, NameIndex names)
{
    /// <summary>Pages of an export: at most 100,000 deals. Whoever needs more asks year by year.</summary>
    public const int MostPages = 1000;

    public Task<IResult> DealsAsync(HttpRequest request, string form, CancellationToken cancel) => Answers.Guard(async () =>
    {
        var query = await DealParameters.ReadAsync(
            new Parameters(request, [.. DealParameters.Filters, "sort"]),
            async (text, token) => [.. (await names.FindAsync(text, int.MaxValue, token)).Select(found => found.Id).Order()],
            found => found with { Limit = DealQuery.MaxLimit },
            cancel,
            paged: false);
        var format = form == "csv" ? DealFormat.Csv : DealFormat.Ndjson;
        return (IResult)new Export(deals, query, format);
    });

    private sealed class Export(DealReader deals, DealQuery query, DealFormat format) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, cancel) = (httpContext.Response, httpContext.RequestAborted);
            var encoding = ContentEncoding.Choose(httpContext.Request.Headers.AcceptEncoding, bytes: null);
            response.ContentType = format.ContentType;
            response.Headers.CacheControl = "public, max-age=60";
            response.Headers.Vary = "Accept-Encoding";
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers.ContentDisposition = $"attachment; filename=\"deals.{format.Word}\"";
            if (encoding is not null)
            {
                response.Headers.ContentEncoding = encoding;
            }

            if (HttpMethods.IsHead(httpContext.Request.Method))
            {
                return;
            }

            if (encoding is null)
            {
                await WriteAsync(response.Body, cancel);
                return;
            }

            await using var packed = ContentEncoding.Into(response.Body, encoding);
            await WriteAsync(packed, cancel);
        }

        private async Task WriteAsync(Stream body, CancellationToken cancel)
        {
            var (next, pages) = ((DealQuery?)query, 0);
            while (next is not null && pages < MostPages)
            {
                var page = await deals.ListAsync(next, cancel);
                var rows = format == DealFormat.Csv ? DealFormat.Table(page.Deals, pages == 0) : DealFormat.Lines(page.Listed, null);
                await body.WriteAsync(rows, cancel);
                // Each page goes out at once; without this the compressor would keep it until its buffer is full.
                await body.FlushAsync(cancel);
                next = page.Next is null ? null : query with { After = page.Next };
                pages++;
            }
        }
    }
}

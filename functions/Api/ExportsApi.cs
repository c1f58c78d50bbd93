using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Organizations;

namespace ServerlessDeals.Functions.Api;

/// <summary>All deals that some filters leave, streamed page by page: however many they are, one page is held in memory.</summary>
public sealed class ExportsApi(DealReader deals, NameIndex names, Answers answers, Failures failures)
{
    /// <summary>Pages of an export: at most 100,000 deals. A larger export is asked for year by year.</summary>
    public const int MostPages = 1000;

    public Task<IResult> DealsAsync(HttpRequest request, string form, CancellationToken cancel) => answers.GuardAsync(
        request,
        async cancel =>
        {
            var query = await DealParameters.ReadAsync(
                new Parameters(request, [.. DealParameters.Filters, "sort"]),
                async (text, token) => [.. (await names.FindAsync(text, int.MaxValue, token)).Select(match => match.Id).Order()],
                found => found with { Limit = DealQuery.MaxLimit },
                cancel,
                paged: false);
            var format = form == "csv" ? DealFormat.Csv : DealFormat.Ndjson;

            // Read before the status is sent: a storage that fails from the start is a 503 and not a broken stream.
            var first = HttpMethods.IsHead(request.Method) ? null : await deals.ListAsync(query, cancel);
            return (IResult)new Export(deals, query, format, first, failures, InvocationTelemetry.Now);
        },
        cancel);

    private sealed class Export(
        DealReader deals, DealQuery query, DealFormat format, DealPage? first, Failures failures, InvocationTelemetry? current) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, aborted) = (httpContext.Response, httpContext.RequestAborted);
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

            if (first is null)
            {
                return;
            }

            await using var packed = encoding is null ? null : ContentEncoding.Into(response.Body, encoding);
            try
            {
                await SendAsync(first, packed ?? response.Body, aborted);
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException && aborted.IsCancellationRequested)
            {
                // The client went away, which is no failure.
            }
            catch (Exception failed)
            {
                failures.Report(failed, current);

                // The status is sent. Only a broken connection still says that the list is not whole.
                httpContext.Abort();
            }
        }

        private async Task SendAsync(DealPage page, Stream body, CancellationToken cancel)
        {
            for (var pages = 1; ; pages++)
            {
                var bytes = format == DealFormat.Csv
                    ? DealFormat.Table(page.Deals, withHeader: pages == 1)
                    : DealFormat.Lines(page.Listed, null);
                await body.WriteAsync(bytes, cancel);
                // Each page goes out at once; without this the compressor would keep it until its buffer is full.
                await body.FlushAsync(cancel);
                if (page.Next is null || pages == MostPages)
                {
                    return;
                }

                page = await deals.ListAsync(query with { After = page.Next }, cancel);
            }
        }
    }
}

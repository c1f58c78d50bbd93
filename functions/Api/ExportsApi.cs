using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Organizations;

namespace ServerlessDeals.Functions.Api;

/// <summary>Streams all deals that match the filters. Only one page is in memory at a time.</summary>
public sealed class ExportsApi(DealReader deals, NameIndex names, Answers answers, Failures failures)
{
    /// <summary>Limits an export to 100,000 deals. Clients split larger exports by year.</summary>
    public const int MostPages = 1000;

    public Task<IResult> DealsAsync(HttpRequest request, string word, CancellationToken cancel) => answers.GuardAsync(
        request,
        async cancel =>
        {
            var query = await DealParameters.ReadAsync(
                new Parameters(request, [.. DealParameters.Filters, "sort"]),
                async (text, token) => [.. (await names.FindAsync(text, int.MaxValue, token)).Select(match => match.Id).Order()],
                query => query with { Limit = DealQuery.MaxLimit },
                cancel,
                paged: false);
            var format = word == "csv" ? DealFormat.Csv : DealFormat.Ndjson;

            // Read before the status is sent, so that a failing storage gives a 503 and not a broken stream.
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
                // The client has disconnected, which is not a failure.
            }
            catch (Exception failed)
            {
                failures.Report(failed, current);

                // The status is already sent. Breaking the connection is the only way left to show that the list is incomplete.
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
                // Without a flush the compressor would hold the page back until its buffer is full.
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

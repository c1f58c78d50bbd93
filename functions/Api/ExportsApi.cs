using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Organizations;

namespace ServerlessDeals.Functions.Api;

/// <summary>Streams all deals that match the filters. Only one page is in memory at a time.</summary>
public sealed class ExportsApi(DealReader deals, NameIndex names, StateReader state, Answers answers, Failures failures, TimeProvider time)
{
    /// <summary>Limits an export to 100,000 deals. Clients split larger exports by year.</summary>
    public const int MostPages = 1000;

    // Another build may write the same deals differently.
    private static readonly string Build = string.Join(
        ' ',
        new[] { typeof(ExportsApi), typeof(DealReader) }.Select(type => type.Assembly.ManifestModule.ModuleVersionId));

    /// <summary>The pages after which an export is refused or broken off.</summary>
    public int Pages { get; init; } = MostPages;

    public Task<IResult> DealsAsync(HttpRequest request, string word, CancellationToken cancel) => answers.GuardAsync(
        request,
        async cancel =>
        {
            var parameters = new Parameters(request, [.. DealParameters.Filters, "sort", "fields"]);
            var format = DealFormat.All.First(format => format.Word == word);
            var fields = DealsApi.Fields(parameters.Text("fields"), format);
            var query = await DealParameters.ReadAsync(
                parameters,
                (text, token) => DealParameters.NamedAsync(names, text, token),
                query => query with
                {
                    Limit = DealQuery.MaxLimit,
                    WithTimelines = fields?.Contains(DealFormat.Timeline) == true,
                },
                cancel,
                paged: false);
            var encoding = ContentEncoding.Choose(request.Headers.AcceptEncoding, bytes: null);
            var head = new ExportHead(format, encoding, await TagAsync(request, query, format, encoding, cancel));
            if (head.Tag is { } tag && ETags.IsHeld(request.Headers, tag, modified: null))
            {
                return head;
            }

            // Read before the status is sent, so that a failing storage gives a 503 and not a broken stream.
            var first = await DealParameters.PageAsync(deals, query with { WithTotal = true }, cancel);
            return first.Total > Pages * DealQuery.MaxLimit
                ? throw new ProblemException(Problem.TooManyDeals(first.Total.Value, Pages * DealQuery.MaxLimit))
                : (IResult)new Export(this, query, format, fields, first, head, InvocationTelemetry.Now);
        },
        cancel);

    /// <returns>
    /// Null if the state is not known: a write is open, or bounds are compared with rates that this process read some time ago.
    /// </returns>
    private async Task<string?> TagAsync(
        HttpRequest request, DealQuery query, DealFormat format, string? encoding, CancellationToken cancel)
    {
        if ((query.Amount ?? query.Valuation) is { IsInDollars: false } || await state.ReadAsync(cancel) is not { } stored)
        {
            return null;
        }

        var found = query.Named is { } organizations ? string.Join(' ', organizations) : "";
        return ETags.Of($"{Build}\n{format.Word}\n{request.QueryString}\n{found}\n{stored}", encoding);
    }

    private async Task<DealPage> PageAsync(DealQuery query, CancellationToken aborted)
    {
        using var limit = new CancellationTokenSource(Answers.Longest, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted, limit.Token);
        // WaitAsync ends the wait at the limit even if a call ignores its token.
        return await deals.ListAsync(query, stop.Token).WaitAsync(stop.Token);
    }

    private FailureKind Report(Exception failed, InvocationTelemetry? current) => failures.Report(failed, current);

    private sealed class Export(
        ExportsApi api,
        DealQuery query,
        DealFormat format,
        IReadOnlyCollection<string>? fields,
        DealPage first,
        ExportHead head,
        InvocationTelemetry? current) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, aborted) = (httpContext.Response, httpContext.RequestAborted);
            head.WriteTo(response);
            if (HttpMethods.IsHead(httpContext.Request.Method))
            {
                return;
            }

            await using var packed = head.Encoding is null ? null : ContentEncoding.Into(response.Body, head.Encoding);
            try
            {
                if (!await SendAsync(packed ?? response.Body, aborted))
                {
                    Break(httpContext, InvocationTelemetry.Cut);
                }
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException && aborted.IsCancellationRequested)
            {
                // The client has disconnected, which is not a failure.
            }
            catch (Exception failed)
            {
                Break(httpContext, EnumWords.Of(api.Report(failed, current)));
            }
        }

        // The status is already sent. Breaking the connection is the only way left to show that the list is incomplete.
        private void Break(HttpContext httpContext, string outcome)
        {
            if (current is not null)
            {
                current.Outcome = outcome;
            }

            httpContext.Abort();
        }

        /// <returns>False if there are more deals than an export may have.</returns>
        private async Task<bool> SendAsync(Stream body, CancellationToken cancel)
        {
            if (format == DealFormat.Csv)
            {
                await body.WriteAsync(DealCsv.ByteOrderMark.ToArray(), cancel);
            }

            var page = first;
            for (var pages = 1; ; pages++)
            {
                var bytes = format == DealFormat.Csv
                    ? DealCsv.Table(page.Deals, withHeader: pages == 1, fields)
                    : DealFormat.Lines(page.Listed, fields);
                await body.WriteAsync(bytes, cancel);
                // Without a flush the compressor would hold the page back until its buffer is full.
                await body.FlushAsync(cancel);
                if (page.Next is null || pages == api.Pages)
                {
                    return page.Next is null;
                }

                page = await api.PageAsync(query with { After = page.Next }, cancel);
            }
        }
    }
}

using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Publishing;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Functions.Api;

public sealed class SummariesApi(SummaryReader summaries, BriefingReader briefings, PublicLinks links, Answers answers)
{
    private const int TableLimit = 100;

    /// <summary>The largest page. The table of investors has tens of thousands of lines.</summary>
    private const int MostLines = 1000;

    public Task<IResult> GetAsync(HttpRequest request, string dimension, string? key, CancellationToken cancel) =>
        answers.GuardCachedAsync(request, cancel => SummaryAsync(request, dimension, key, cancel), cancel);

    public Task<IResult> BriefingAsync(HttpRequest request, string period, CancellationToken cancel) =>
        answers.GuardCachedAsync(request, cancel => ReadBriefingAsync(request, period, cancel), cancel);

    private async Task<IResult> SummaryAsync(HttpRequest request, string dimension, string? key, CancellationToken cancel)
    {
        var parsed = EnumWords.Parse<Dimension>(dimension);
        if (!parsed.IsValue)
        {
            throw new ProblemException(Problem.NotFound("dimension", parsed.Error + "."));
        }

        var isTable = key is null && parsed.Value != Dimension.Overall;
        var parameters = isTable ? new Parameters(request, "asOf", "limit", "cursor") : new Parameters(request, "asOf");
        var asOf = parameters.Day("asOf");
        var (limit, after) = (parameters.Number("limit", TableLimit, 1, MostLines), CursorOf(parameters.Text("cursor")));
        if (isTable)
        {
            return await TableAsync(request, parsed.Value, asOf, limit, after, cancel);
        }

        return await summaries.GetAsync(parsed.Value, key ?? "all", asOf, cancel) is { } summary
            ? await DatedAsync(Answer.Json(summary, AnswersJson.Web.Summary), asOf, cancel)
            : throw new ProblemException(Problem.NotFound(
                "summary",
                $"There is no summary {dimension}/{key ?? "all"}; /summaries/{dimension} lists all, once summaries are refreshed."));
    }

    private async Task<IResult> ReadBriefingAsync(HttpRequest request, string period, CancellationToken cancel)
    {
        var asOf = new Parameters(request, "asOf").Day("asOf");
        if (period == "latest")
        {
            return await briefings.LatestAsync(asOf, cancel) is { } latest
                ? await DatedAsync(Answer.Json(latest, AnswersJson.Web.Briefing), asOf, cancel)
                : throw new ProblemException(Problem.NotFound(
                    "briefing", "No funding has been announced and counted yet; load deals and refresh the summaries."));
        }

        var parsed = BriefingPeriod.Parse(period);
        return parsed.IsValue
            ? await DatedAsync(Answer.Json(await briefings.GetAsync(parsed.Value, asOf, cancel), AnswersJson.Web.Briefing), asOf, cancel)
            : throw new ProblemException(Problem.NotFound("briefing", parsed.Error + "."));
    }

    private static SummaryCursor? CursorOf(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        return SummaryCursor.Parse(cursor)
            ?? throw new ProblemException(Problem.BadParameter(
                "cursor", "It is not a cursor of this table; use the nextLink as it is given."));
    }

    private async Task<IResult> TableAsync(
        HttpRequest request, Dimension dimension, DateOnly? asOf, int limit, SummaryCursor? after, CancellationToken cancel)
    {
        var (table, next) = await summaries.TableAsync(dimension, asOf, after, limit, cancel);
        var link = next is null ? null : links.Next(request, $"summaries/{EnumWords.Of(dimension)}", next.ToText());
        var answer = Answer.Json(table with { NextLink = link }, AnswersJson.Web.SummaryTable) with { NextLink = link };
        return await DatedAsync(answer, asOf, cancel);
    }

    private async Task<IResult> DatedAsync(Answer answer, DateOnly? asOf, CancellationToken cancel) =>
        answer with { IsPast = asOf is not null, Modified = (await summaries.StatusAsync(cancel)).RefreshedAt };
}

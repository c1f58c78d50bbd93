using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Publishing;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Functions.Api;

public sealed class SummariesApi(
    SummaryReader summaries, BriefingReader briefings, OrganizationReader organizations, PublicLinks links, Answers answers)
{
    /// <summary>The only key of the dimension overall.</summary>
    private const string All = "all";

    private const int TableLimit = 100;

    /// <summary>The largest page. The table of investors has tens of thousands of lines.</summary>
    private const int MostLines = 1000;

    public Task<IResult> GetAsync(HttpRequest request, string dimension, string? key, CancellationToken cancel) =>
        answers.GuardCachedAsync(request, (request, cancel) => SummaryAsync(request, dimension, key, cancel), cancel);

    public Task<IResult> BriefingAsync(HttpRequest request, string period, CancellationToken cancel) =>
        answers.GuardCachedAsync(request, (request, cancel) => ReadBriefingAsync(request, period, cancel), cancel);

    private async Task<IResult> SummaryAsync(HttpRequest request, string dimension, string? key, CancellationToken cancel)
    {
        var parsed = EnumWords.Parse<Dimension>(dimension);
        if (!parsed.IsValue)
        {
            throw new ProblemException(Problem.NotFound("dimension", parsed.Error + "."));
        }

        var isTable = key is null && parsed.Value != Dimension.Overall;
        try
        {
            return isTable
                ? await TableAsync(request, parsed.Value, cancel)
                : await SingleAsync(request, parsed.Value, key ?? All, cancel);
        }
        catch (WindowTooLargeException tooLarge)
        {
            throw new ProblemException(Problem.BadParameter("from", tooLarge.Message));
        }
    }

    private async Task<IResult> SingleAsync(HttpRequest request, Dimension dimension, string key, CancellationToken cancel)
    {
        var query = SummaryParameters.Query(new(request, [.. SummaryParameters.Names]), dimension);
        SummaryParameters.Check(query);
        var isKnown = dimension != Dimension.Overall || key == All;
        var found = isKnown ? await summaries.GetAsync(query, key, cancel) : null;
        if (isKnown && found?.HasDeals() != true)
        {
            found = await OfMergedAsync(query, key, cancel) ?? found;
        }

        return found is { } summary
            ? await DatedAsync(Answer.Json(summary, AnswersJson.Web.Summary), query.AsOf, cancel)
            : throw new ProblemException(await NotFoundAsync(dimension, key, cancel));
    }

    // The id of an organization that was merged is an alias, whose deals have moved. It costs another request or two.
    private async Task<Summary?> OfMergedAsync(SummaryQuery query, string key, CancellationToken cancel) =>
        query.Dimension is Dimension.Company or Dimension.Investor && Slug.Parse(key) is { IsValue: true, Value: var id }
            && await organizations.IntoAsync(id, cancel) is { } into
            ? await summaries.GetAsync(query, into.ToString(), cancel)
            : null;

    private async Task<Problem> NotFoundAsync(Dimension dimension, string key, CancellationToken cancel)
    {
        var word = EnumWords.Of(dimension);
        var nearest = dimension == Dimension.Overall
            ? All
            : SpellingSuggestion.To(key, await summaries.KeysAsync(dimension, cancel));
        var hint = nearest is null ? "" : $" Did you mean {nearest}?";
        return Problem.NotFound(
            "summary", $"There is no summary {word}/{key}; /summaries/{word} lists all, once summaries are refreshed.{hint}");
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

    private async Task<IResult> TableAsync(HttpRequest request, Dimension dimension, CancellationToken cancel)
    {
        var parameters = new Parameters(request, [.. SummaryParameters.Names, "sort", "limit", "cursor"]);
        var query = SummaryParameters.Query(parameters, dimension) with
        {
            Sort = SummaryParameters.Sort(parameters),
        };
        var limit = parameters.Number("limit", TableLimit, 1, MostLines);
        var after = parameters.Text("cursor") is not { } cursor
            ? null
            : SummaryCursor.Parse(cursor, query) ?? throw new ProblemException(Problem.BadParameter(
                "cursor", "It is not a cursor of this table in this order; use the nextLink as it is given."));
        SummaryParameters.Check(query);
        var (table, next) = await summaries.TableAsync(query, after, limit, cancel);
        var link = next is null ? null : links.Next(request, $"summaries/{EnumWords.Of(dimension)}", next.ToText());
        table = table with { NextLink = link, NextCursor = next?.ToText() };
        return await DatedAsync(Answer.Json(table, AnswersJson.Web.SummaryTable) with { NextLink = link }, query.AsOf, cancel);
    }

    private async Task<IResult> DatedAsync(Answer answer, DateOnly? asOf, CancellationToken cancel) =>
        answer with { IsPast = asOf is not null, Modified = (await summaries.StatusAsync(cancel)).RefreshedAt };
}

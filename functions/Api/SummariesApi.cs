using Microsoft.AspNetCore.Http;
using ServerlessDeals.Briefings;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Json;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Functions.Api;

public sealed class SummariesApi(SummaryReader summaries, BriefingReader briefings, HotAnswers hot)
{
    public Task<IResult> GetAsync(HttpRequest request, string dimension, string? key, CancellationToken cancel) => Answers.Guard(hot, request, async () =>
    {
        var asOf = new Parameters(request, "asOf").Day("asOf");
        var parsed = Words.Parse<Dimension>(dimension);
        if (!parsed.IsValue)
        {
            throw new ProblemException(Problem.NotFound("dimension", parsed.Error + "."));
        }

        if (key is null && parsed.Value != Dimension.Overall)
        {
            return await DatedAsync(Answer.Json(await summaries.TableAsync(parsed.Value, asOf, cancel), DealsJson.Web.SummaryTable), asOf, cancel);
        }

        return await summaries.GetAsync(parsed.Value, key ?? "all", asOf, cancel) is { } summary
            ? await DatedAsync(Answer.Json(summary, DealsJson.Web.Summary), asOf, cancel)
            : throw new ProblemException(Problem.NotFound("summary", $"Nothing is counted under {dimension}/{key ?? "all"}; /summaries/{dimension} lists what is, once summaries have been refreshed."));
    });

    public Task<IResult> BriefingAsync(HttpRequest request, string period, CancellationToken cancel) => Answers.Guard(hot, request, async () =>
    {
        var asOf = new Parameters(request, "asOf").Day("asOf");
        if (period == "latest")
        {
            return await briefings.LatestAsync(asOf, cancel) is { } latest
                ? await DatedAsync(Answer.Json(latest, DealsJson.Web.Briefing), asOf, cancel)
                : throw new ProblemException(Problem.NotFound("briefing", "No deal has been announced and counted yet; load deals and refresh the summaries."));
        }

        var parsed = BriefingPeriod.Parse(period);
        return parsed.IsValue
            ? await DatedAsync(Answer.Json(await briefings.GetAsync(parsed.Value, asOf, cancel), DealsJson.Web.Briefing), asOf, cancel)
            : throw new ProblemException(Problem.NotFound("briefing", parsed.Error + "."));
    });

    private async Task<IResult> DatedAsync(Answer answer, DateOnly? asOf, CancellationToken cancel) =>
        answer with { IsPast = asOf is not null, Modified = (await summaries.StatusAsync(cancel)).RefreshedAt };
}

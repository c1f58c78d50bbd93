using Microsoft.AspNetCore.Http;
using ServerlessDeals.Briefings;
using ServerlessDeals.Json;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Functions.Api;

public sealed class SummariesApi(SummaryReader summaries, BriefingReader briefings)
{
    public Task<IResult> GetAsync(HttpRequest request, string dimension, string? key, CancellationToken cancel) => Answers.Guard(async () =>
    {
        var asOf = new Parameters(request, "asOf").Day("asOf");
        var parsed = Words.Parse<Dimension>(dimension);
        if (!parsed.IsValue)
        {
            throw new ProblemException(Problem.NotFound("dimension", parsed.Error + "."));
        }

        if (key is null && parsed.Value != Dimension.Overall)
        {
            return Results.Json(await summaries.TableAsync(parsed.Value, asOf, cancel), DealsJson.Web.SummaryTable);
        }

        return await summaries.GetAsync(parsed.Value, key ?? "all", asOf, cancel) is { } summary
            ? Results.Json(summary, DealsJson.Web.Summary)
            : throw new ProblemException(Problem.NotFound("summary", $"Nothing is counted under {dimension}/{key ?? "all"}; /summaries/{dimension} lists what is, once summaries have been refreshed."));
    });

    public Task<IResult> BriefingAsync(HttpRequest request, string period, CancellationToken cancel) => Answers.Guard(async () =>
    {
        var asOf = new Parameters(request, "asOf").Day("asOf");
        if (period == "latest")
        {
            return await briefings.LatestAsync(asOf, cancel) is { } latest
                ? Results.Json(latest, DealsJson.Web.Briefing)
                : throw new ProblemException(Problem.NotFound("briefing", "No deal has been announced and counted yet; load deals and refresh the summaries."));
        }

        var parsed = BriefingPeriod.Parse(period);
        return parsed.IsValue
            ? Results.Json(await briefings.GetAsync(parsed.Value, asOf, cancel), DealsJson.Web.Briefing)
            : throw new ProblemException(Problem.NotFound("briefing", parsed.Error + "."));
    });
}

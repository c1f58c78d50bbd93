using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Loading.Claims;
using ServerlessDeals.Publishing;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Functions.Api;

/// <summary>A single claim of a deal. Anyone may read it; an operator may create or replace it.</summary>
public sealed class ClaimsApi(DealReader deals, ClaimWriter claims, ResponseCache cache, Answers answers)
{
    public Task<IResult> GetAsync(HttpRequest request, string id, string claimId, CancellationToken cancel) =>
        answers.GuardAsync(request, cancel => ReadAsync(request, id, claimId, cancel), cancel);

    public Task<IResult> PutAsync(HttpRequest request, string id, string claimId, CancellationToken cancel) =>
        answers.GuardAsync(request, cancel => WriteAsync(request, id, claimId, cancel), cancel);

    private async Task<IResult> ReadAsync(HttpRequest request, string id, string claimId, CancellationToken cancel)
    {
        Parameters.None(request);
        var (deal, claimKey) = Ids(id, claimId);
        return await deals.ClaimAsync(deal, claimKey, cancel) is { } found
            ? WithETag(request, found, StatusCodes.Status200OK)
            : throw new ProblemException(Problem.NotFound("claim", $"The deal '{id}' has no claim '{claimId}'."));
    }

    private async Task<IResult> WriteAsync(HttpRequest request, string id, string claimId, CancellationToken cancel)
    {
        Parameters.None(request);
        var (deal, claim) = Ids(id, claimId);
        var (match, absent) = (request.Headers.IfMatch.ToString(), request.Headers.IfNoneMatch.ToString());
        if (absent is not ("" or "*") || (absent.Length > 0 && match.Length > 0))
        {
            throw new ProblemException(Problem.BadHeader(
                "If-None-Match", "Send If-Match with the claim's ETag to replace it, or If-None-Match: * to create it, not both."));
        }

        var body = await RequestBody.ReadAsync(request, cancel);
        var result = await claims.PutAsync(deal, claim, body, match.Length > 0 ? match : null, cancel);
        cache.Forget();
        deals.Forget();
        return result.Outcome switch
        {
            ClaimOutcome.Created => WithETag(request, result.Claim!, StatusCodes.Status201Created),
            ClaimOutcome.Replaced => WithETag(request, result.Claim!, StatusCodes.Status200OK),
            ClaimOutcome.Unchanged when absent.Length == 0 => WithETag(request, result.Claim!, StatusCodes.Status200OK),
            ClaimOutcome.NoSuchDeal => throw new ProblemException(
                Problem.NotFound("deal", $"No deal has the id '{id}'; a claim can only be added to an existing deal.")),
            ClaimOutcome.NeedsMatch when absent.Length == 0 => throw new ProblemException(Problem.NeedsMatch),
            ClaimOutcome.Refused => throw new ProblemException(Problem.BadClaim(result.Faults)),
            _ => throw new ProblemException(Problem.Mismatch),
        };
    }

    private static IResult WithETag(HttpRequest request, Claim claim, int status)
    {
        request.HttpContext.Response.Headers.ETag = ClaimWriter.TagOf(claim);
        return Results.Json(claim, AnswersJson.Web.Claim, statusCode: status);
    }

    private static (DealId Deal, Slug Claim) Ids(string id, string claimId) =>
        DealId.Parse(id) is { IsValue: true } deal && Slug.Parse(claimId) is { IsValue: true } claim
            ? (deal.Value, claim.Value)
            : throw new ProblemException(Problem.NotFound("claim", $"'{id}' and '{claimId}' are not the ids of a deal and a claim."));
}

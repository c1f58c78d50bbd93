using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Loading.Reading.Inbox;
using ServerlessDeals.Publishing;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Drafts;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Functions.Api.Drafts;

/// <summary>Lists the drafts that feeds gave, shows one, and takes the operator's decision about it.</summary>
public sealed partial class DraftsApi(
    ITables tables, DraftDecisions decisions, DealReader deals, ResponseCache cache, PublicLinks links, Answers answers)
{
    private const string Route = "operations/drafts";

    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancel) => answers.GuardAsync(
        request,
        async cancel =>
        {
            var parameters = new Parameters(request, "state", "limit", "cursor");
            var word = parameters.Word("state", EnumWords.All<DraftState>());
            var state = word is null ? DraftState.Pending : EnumWords.Parse<DraftState>(word).OrThrow();
            var limit = parameters.Number("limit", DealQuery.DefaultLimit, 1, DealQuery.MaxLimit);
            var after = parameters.Text("cursor") is { } text ? KeyIn(text) : null;
            var page = await new DraftStore(tables).ListAsync(state, after, limit, cancel);
            var cursor = page.Next is null ? null : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(page.Next));
            var next = cursor is null ? null : links.Next(request, Route, cursor);
            return Private(Results.Json(new DraftList(page.Drafts, next, cursor), AnswersJson.Web.DraftList), request);
        },
        cancel);

    public Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancel) => answers.GuardAsync(
        request,
        async cancel =>
        {
            Parameters.None(request);
            return await decisions.FindAsync(Known(id), cancel) is { } draft ? WithETag(request, draft) : throw NotFound(id);
        },
        cancel);

    public Task<IResult> DecideAsync(HttpRequest request, string id, CancellationToken cancel) => answers.GuardAsync(
        request,
        async cancel =>
        {
            Parameters.None(request);
            var match = request.Headers.IfMatch.ToString();
            var seen = match.Length > 0 ? match : null;
            var body = DecisionBody.Read(await RequestBody.ReadAsync(request, cancel));
            var result = body.Decision == DecisionBody.Reject
                ? await decisions.RejectAsync(Known(id), seen, body.Reason, cancel)
                : await decisions.AcceptAsync(Known(id), seen, body.ToAcceptance(), cancel);
            cache.Forget();
            deals.Forget();
            return result.Outcome switch
            {
                DecisionOutcome.Decided => WithETag(request, result.Draft!),
                DecisionOutcome.NoSuchDraft => throw NotFound(id),
                DecisionOutcome.Mismatch => throw new ProblemException(Problem.DraftMismatch),
                DecisionOutcome.DecidedOtherwise => throw new ProblemException(Problem.AlreadyDecided(result.Message!)),
                DecisionOutcome.NeedsChoice => throw new ProblemException(Problem.NeedsChoice(result.Message!)),
                DecisionOutcome.Refused => throw new ProblemException(Problem.BadClaim(result.Faults!)),
                _ => throw new ConcurrentWriteException(),
            };
        },
        cancel);

    private static IResult WithETag(HttpRequest request, StoredDraft draft)
    {
        request.HttpContext.Response.Headers.ETag = DraftDecisions.TagOf(draft);
        return Private(Results.Json(draft, AnswersJson.Web.StoredDraft), request);
    }

    // What operators see is not for caches between them and the service.
    private static IResult Private(IResult result, HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return result;
    }

    private static string Known(string id) => Ids().IsMatch(id) ? id : throw NotFound(id);

    private static ProblemException NotFound(string id) => new(Problem.NotFound("draft", $"No draft has the id '{id}'."));

    private static string KeyIn(string cursor) =>
        Base64Url.IsValid(cursor) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is var key && Keys().IsMatch(key)
            ? key
            : throw new ProblemException(Problem.BadParameter(
                "cursor", "It is not a cursor of this list; take the nextCursor of its last page."));

    [GeneratedRegex(@"\A[0-9a-f]{16}-[0-9]{1,3}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\A[0-9]{7}_[0-9a-f]{16}-[0-9]{1,3}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Keys();
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Functions.Api.Drafts;
using ServerlessDeals.Functions.Mcp;
using static Microsoft.Azure.Functions.Worker.AuthorizationLevel;

namespace ServerlessDeals.Functions;

/// <summary>All entry points of the app: HTTP routes and timers.</summary>
public sealed class Triggers(
    DealsApi deals,
    OrganizationsApi organizations,
    SummariesApi summaries,
    OperationsApi operations,
    ClaimsApi claims,
    ExportsApi exports,
    ChangesApi changes,
    SearchApi search,
    FeedsApi feeds,
    ContractApi contract,
    McpApi assistants,
    DraftsApi drafts,
    ArticleFeedsApi articles)
{
    [Function("ListDeals")]
    public Task<IResult> ListDeals(
        [HttpTrigger(Anonymous, "get", "head", Route = "deals")] HttpRequest request, CancellationToken cancel) =>
        deals.ListAsync(request, cancel);

    [Function("GetDeal")]
    public Task<IResult> GetDeal(
        [HttpTrigger(Anonymous, "get", "head", Route = "deals/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        deals.GetAsync(request, id, cancel);

    [Function("GetClaim")]
    public Task<IResult> GetClaim(
        [HttpTrigger(Anonymous, "get", "head", Route = "deals/{id}/claims/{claimId}")] HttpRequest request,
        string id,
        string claimId,
        CancellationToken cancel) =>
        claims.GetAsync(request, id, claimId, cancel);

    [Function("PutClaim")]
    public Task<IResult> PutClaim(
        [HttpTrigger(Function, "put", Route = "deals/{id}/claims/{claimId}")] HttpRequest request,
        string id,
        string claimId,
        CancellationToken cancel) =>
        claims.PutAsync(request, id, claimId, cancel);

    [Function("ListCompanies")]
    public Task<IResult> ListCompanies(
        [HttpTrigger(Anonymous, "get", "head", Route = "companies")] HttpRequest request, CancellationToken cancel) =>
        organizations.ListAsync(request, OrganizationKind.Company, cancel);

    [Function("GetCompany")]
    public Task<IResult> GetCompany(
        [HttpTrigger(Anonymous, "get", "head", Route = "companies/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        organizations.GetAsync(request, OrganizationKind.Company, id, cancel);

    [Function("ListInvestors")]
    public Task<IResult> ListInvestors(
        [HttpTrigger(Anonymous, "get", "head", Route = "investors")] HttpRequest request, CancellationToken cancel) =>
        organizations.ListAsync(request, OrganizationKind.Investor, cancel);

    [Function("GetInvestor")]
    public Task<IResult> GetInvestor(
        [HttpTrigger(Anonymous, "get", "head", Route = "investors/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        organizations.GetAsync(request, OrganizationKind.Investor, id, cancel);

    [Function("GetOverallSummary")]
    public Task<IResult> GetOverallSummary(
        [HttpTrigger(Anonymous, "get", "head", Route = "summaries/overall")] HttpRequest request, CancellationToken cancel) =>
        summaries.GetAsync(request, "overall", null, cancel);

    [Function("GetSummary")]
    public Task<IResult> GetSummary(
        [HttpTrigger(Anonymous, "get", "head", Route = "summaries/{dimension}/{key?}")] HttpRequest request,
        string dimension,
        string? key,
        CancellationToken cancel) =>
        summaries.GetAsync(request, dimension, key, cancel);

    [Function("GetBriefing")]
    public Task<IResult> GetBriefing(
        [HttpTrigger(Anonymous, "get", "head", Route = "briefings/{period}")] HttpRequest request,
        string period,
        CancellationToken cancel) =>
        summaries.BriefingAsync(request, period, cancel);

    [Function("ListConflicts")]
    public Task<IResult> ListConflicts(
        [HttpTrigger(Anonymous, "get", "head", Route = "conflicts")] HttpRequest request, CancellationToken cancel) =>
        deals.ConflictsAsync(request, cancel);

    [Function("ListChanges")]
    public Task<IResult> ListChanges(
        [HttpTrigger(Anonymous, "get", "head", Route = "changes")] HttpRequest request, CancellationToken cancel) =>
        changes.ListAsync(request, cancel);

    [Function("Search")]
    public Task<IResult> Search([HttpTrigger(Anonymous, "get", "head", Route = "search")] HttpRequest request, CancellationToken cancel) =>
        search.FindAsync(request, cancel);

    [Function("ExportDealsCsv")]
    public Task<IResult> ExportDealsCsv(
        [HttpTrigger(Anonymous, "get", "head", Route = "export/deals.csv")] HttpRequest request, CancellationToken cancel) =>
        exports.DealsAsync(request, "csv", cancel);

    [Function("ExportDealsNdjson")]
    public Task<IResult> ExportDealsNdjson(
        [HttpTrigger(Anonymous, "get", "head", Route = "export/deals.ndjson")] HttpRequest request, CancellationToken cancel) =>
        exports.DealsAsync(request, "ndjson", cancel);

    [Function("FeedAtom")]
    public Task<IResult> FeedAtom(
        [HttpTrigger(Anonymous, "get", "head", Route = "feed.atom")] HttpRequest request, CancellationToken cancel) =>
        feeds.AtomAsync(request, cancel);

    [Function("FeedJson")]
    public Task<IResult> FeedJson(
        [HttpTrigger(Anonymous, "get", "head", Route = "feed.json")] HttpRequest request, CancellationToken cancel) =>
        feeds.JsonAsync(request, cancel);

    [Function("AnswerAssistant")]
    public Task<IResult> AnswerAssistant(
        [HttpTrigger(Anonymous, "post", "get", "head", "delete", Route = "mcp")] HttpRequest request, CancellationToken cancel) =>
        assistants.AnswerAsync(request, cancel);

    [Function("GetOpenApi")]
    public Task<IResult> GetOpenApi(
        [HttpTrigger(Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request, CancellationToken cancel) =>
        contract.GetAsync(request, cancel);

    [Function("Health")]
    public Task<IResult> Health([HttpTrigger(Anonymous, "get", "head", Route = "health")] HttpRequest request, CancellationToken cancel) =>
        operations.HealthAsync(request, cancel);

    [Function("ExplainDeals")]
    public Task<IResult> ExplainDeals(
        [HttpTrigger(Function, "get", "head", Route = "operations/explain")] HttpRequest request, CancellationToken cancel) =>
        deals.ExplainAsync(request, cancel);

    [Function("RefreshNow")]
    public Task<IResult> RefreshNow(
        [HttpTrigger(Function, "post", Route = "operations/refresh")] HttpRequest request, CancellationToken cancel) =>
        operations.RefreshAsync(request, cancel);

    [Function("RefreshSummaries")]
    [FixedDelayRetry(3, "00:00:30")]
    public Task RefreshSummaries([TimerTrigger("%SummarySchedule%", UseMonitor = true)] TimerInfo timer, CancellationToken cancel) =>
        operations.RefreshAsync(cancel);

    [Function("ListDrafts")]
    public Task<IResult> ListDrafts(
        [HttpTrigger(Function, "get", "head", Route = "operations/drafts")] HttpRequest request, CancellationToken cancel) =>
        drafts.ListAsync(request, cancel);

    [Function("GetDraft")]
    public Task<IResult> GetDraft(
        [HttpTrigger(Function, "get", "head", Route = "operations/drafts/{id}")] HttpRequest request,
        string id,
        CancellationToken cancel) =>
        drafts.GetAsync(request, id, cancel);

    [Function("DecideDraft")]
    public Task<IResult> DecideDraft(
        [HttpTrigger(Function, "put", Route = "operations/drafts/{id}/decision")] HttpRequest request,
        string id,
        CancellationToken cancel) =>
        drafts.DecideAsync(request, id, cancel);

    [Function("ListFeeds")]
    public Task<IResult> ListFeeds(
        [HttpTrigger(Function, "get", "head", Route = "operations/feeds")] HttpRequest request, CancellationToken cancel) =>
        articles.ListAsync(request, cancel);

    [Function("ReadFeedsNow")]
    public Task<IResult> ReadFeedsNow(
        [HttpTrigger(Function, "post", Route = "operations/feeds")] HttpRequest request, CancellationToken cancel) =>
        articles.ReadAsync(request, cancel);

    [Function("ReadFeeds")]
    [FixedDelayRetry(3, "00:00:30")]
    public Task ReadFeeds([TimerTrigger("0 7 * * * *", UseMonitor = true)] TimerInfo timer, CancellationToken cancel) =>
        articles.ReadAsync(cancel);
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Publishing;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;

namespace ServerlessDeals.Functions.Api;

/// <summary>What was added, changed and removed, to be followed from any day on.</summary>
public sealed class ChangesApi(ChangeReader changes, PublicLinks links)
{
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancel) => Answers.Guard(async () =>
    {
        var parameters = new Parameters(request, "since", "limit");
        var limit = parameters.Number("limit", DealQuery.DefaultLimit, 1, DealQuery.MaxLimit);
        var since = parameters.Text("since") ?? throw new ProblemException(Problem.BadParameter("since", "It is missing; name a day, such as 2026-11-23, or the resume of an earlier answer."));
        var after = DateOnly.TryParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Change.KeyAt(new(day.ToDateTime(default), TimeSpan.Zero))
            : ChangeReader.Key(since) ?? throw new ProblemException(Problem.BadParameter("since", $"'{since}' is neither a day, such as 2026-11-23, nor the resume of an earlier answer."));
        var (found, last, more) = await changes.ReadAsync(after, limit, cancel);
        var resume = ChangeReader.Token(last);
        var next = more ? links.To("changes", ("since", resume), ("limit", limit.ToString(CultureInfo.InvariantCulture))) : null;
        return Answer.Json(new ChangeList(found, resume, next), AnswersJson.Web.ChangeList) with { NextLink = next };
    });
}

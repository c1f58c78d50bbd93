using System.Globalization;
using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Publishing;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;

namespace ServerlessDeals.Functions.Api;

/// <summary>Lists what was added, changed and removed since a day, for programs that follow the record.</summary>
public sealed class ChangesApi(ChangeReader changes, PublicLinks links, Answers answers)
{
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancel) => answers.GuardAsync(
        request,
        async cancel =>
        {
            var parameters = new Parameters(request, "since", "limit");
            var limit = parameters.Number("limit", DealQuery.DefaultLimit, 1, DealQuery.MaxLimit);
            var (found, organizations, last, more) = await changes.ReadAsync(Since(parameters.Text("since")), limit, cancel);
            var resume = ChangeReader.Token(last);
            var next = more ? links.To("changes", ("since", resume), ("limit", limit.ToString(CultureInfo.InvariantCulture))) : null;
            var list = new ChangeList(found, resume, next) { Organizations = organizations.Count > 0 ? organizations : null };
            return Answer.Json(list, AnswersJson.Web.ChangeList) with { NextLink = next };
        },
        cancel);

    /// <summary>The change log is read from after this key.</summary>
    private static string Since(string? text)
    {
        if (text is null)
        {
            throw Bad("It is missing; give a day, such as 2026-11-23, or the resume of an earlier answer.");
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Change.KeyAt(new(day.ToDateTime(default), TimeSpan.Zero))
            : ChangeReader.Key(text) ?? throw Bad($"'{text}' is neither a day, such as 2026-11-23, nor the resume of an earlier answer.");
    }

    private static ProblemException Bad(string detail) => new(Problem.BadParameter("since", detail));
}

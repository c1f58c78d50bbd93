using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Publishing;
using ServerlessDeals.Store.Organizations;

namespace ServerlessDeals.Functions.Api;

/// <summary>
/// Finds organizations by the beginnings of words in any of their names, while a reader types, and by other spellings if there are none.
/// </summary>
public sealed class SearchApi(NameIndex names, Answers answers)
{
    private const int DefaultLimit = 10;
    private const int MostFound = 25;

    public Task<IResult> FindAsync(HttpRequest request, CancellationToken cancel) => answers.GuardCachedAsync(
        request,
        async (request, cancel) =>
        {
            var parameters = new Parameters(request, "q", "limit");
            var limit = parameters.Number("limit", DefaultLimit, 1, MostFound);
            var found = await names.SearchAsync(Words(parameters) ?? throw Missing(), limit, cancel);
            return Answer.Json(found, AnswersJson.Web.SearchAnswer);
        },
        cancel);

    /// <summary>The words of q, or null if it is not given.</summary>
    internal static string? Words(Parameters parameters) => parameters.Text("q") switch
    {
        null => null,
        { Length: > NameIndex.MostCharacters } => throw new ProblemException(
            Problem.BadParameter("q", $"It has more than {NameIndex.MostCharacters} characters.")),
        var text when Folding.WordsOf(text).Count == 0 => throw Missing(),
        var text => text,
    };

    private static ProblemException Missing() => new(
        Problem.BadParameter("q", "It has no word to look for; write the beginning of a name, such as q=moonshot."));
}

using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Organizations;

/// <summary>
/// Finds organizations by the beginnings of the words in their names, in one or two ranges, and if there are none, by names that are
/// spelled almost like the text, in two more.
/// </summary>
public sealed class NameIndex(ITables tables)
{
    public const int MostCharacters = 80;

    /// <summary>A range is read up to here, a thousand rows a page. A text that needs more is too short to find anything with.</summary>
    public const int MostPages = 5;

    /// <summary>
    /// Exact matches first, then names that have the text as whole words, then others; of these current names, former names and aliases.
    /// Each organization appears once.
    /// </summary>
    public async Task<SearchAnswer> SearchAsync(string text, int limit, CancellationToken cancel)
    {
        var search = FoldedName.Of(text);
        if (search.Joined.Length == 0)
        {
            return new([], false);
        }

        var (found, isWhole) = await FoundAsync(search, cancel);
        if (found.Count == 0 && search.MostMistakes > 0)
        {
            (found, isWhole) = await SimilarAsync(search, cancel);
        }

        return new([.. found.Take(limit)], found.Count > limit || !isWhole);
    }

    /// <summary>Every organization with a matching name, without other spellings.</summary>
    /// <returns>Null if there are too many to find them all in <see cref="MostPages"/> pages.</returns>
    public async Task<IReadOnlyList<Slug>?> AllAsync(string text, CancellationToken cancel)
    {
        if (FoldedName.Of(text) is not { Joined.Length: > 0 } search)
        {
            return [];
        }

        var (found, isWhole) = await FoundAsync(search, cancel);
        return isWhole ? [.. found.Select(match => match.Id).Order()] : null;
    }

    /// <summary>The organization that was probably meant by an id that none has; null if none is like it.</summary>
    /// <param name="kind">A company, an investor, or either if null.</param>
    public async Task<Slug?> NearestAsync(string id, OrganizationKind? kind, CancellationToken cancel)
    {
        var answer = await SearchAsync(id[..Math.Min(id.Length, MostCharacters)], int.MaxValue, cancel);
        return answer.Value.FirstOrDefault(match => kind is not { } wanted || match.Kinds.Contains(wanted))?.Id;
    }

    private Task<(IReadOnlyList<NameMatch> Found, bool IsWhole)> FoundAsync(FoldedName search, CancellationToken cancel)
    {
        // All words together are found where the first one is. Of several words the longest is rarer.
        var longest = search.LongestWord;
        RowRange[] ranges = search.Joined.StartsWith(longest, StringComparison.Ordinal)
            ? [NameRow.Beginning(longest)]
            : [NameRow.Beginning(longest), NameRow.Beginning(search.Joined)];
        return ReadAsync(ranges, match => Found(match, search), cancel);
    }

    private Task<(IReadOnlyList<NameMatch> Found, bool IsWhole)> SimilarAsync(FoldedName search, CancellationToken cancel)
    {
        RowRange[] ranges = [.. search.RightBeginning.Select(NameRow.Beginning), .. search.RightEnd.Select(NameRow.Ending)];
        return ReadAsync(ranges, match => Similar(match, search), cancel);
    }

    private static Ranked? Found(NameMatch match, FoldedName search)
    {
        var name = FoldedName.Of(match.Match.Name);
        if (!name.IsFoundBy(search))
        {
            return null;
        }

        return name.Joined == search.Joined
            ? new(match, NameMatchKind.Exact, 0)
            : new(match, NameMatchKind.Beginning, name.HasWords(search) ? 0 : 1);
    }

    private static Ranked? Similar(NameMatch match, FoldedName search) =>
        FoldedName.Of(match.Match.Name).MistakesIn(search) is { } mistakes ? new(match, NameMatchKind.Similar, mistakes) : null;

    private async Task<(IReadOnlyList<NameMatch> Found, bool IsWhole)> ReadAsync(
        RowRange[] ranges, Func<NameMatch, Ranked?> rank, CancellationToken cancel)
    {
        var parts = await Task.WhenAll(ranges.Select(range => tables.SomeAsync(range, MostPages, cancel)));
        var inOrder = parts
            .SelectMany(part => part.Rows)
            .Select(row => rank(NameRow.Read(row)))
            .OfType<Ranked>()
            .OrderBy(ranked => (ranked.How, ranked.Distance, ranked.Match.Match.As))
            .ThenBy(ranked => ranked.Match.Name, StringComparer.Ordinal)
            .ThenBy(ranked => ranked.Match.Id)
            .Select(ranked => ranked.Match with { Match = ranked.Match.Match with { How = ranked.How } })
            .DistinctBy(match => match.Id);
        return ([.. inOrder], parts.All(part => part.IsWhole));
    }

    /// <param name="Distance">How far the text is from the name, compared with other matches of the kind.</param>
    private sealed record Ranked(NameMatch Match, NameMatchKind How, int Distance);
}

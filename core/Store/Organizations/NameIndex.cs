using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Organizations;

/// <summary>Finds organizations by the beginnings of words of any of their names, in one range of one partition.</summary>
public sealed class NameIndex(ITables tables)
{
    public const int MostCharacters = 80;

    internal const string MatchColumn = "Match";

    private const int MaxRequests = 5;

    // Sorts after every letter that a name is written with.
    private const string LastLetter = "\uFFFD";

    /// <summary>The places of an organization's names: for each word the partition and the key.</summary>
    internal static IEnumerable<(string Partition, string Key, KnownName Name)> Places(Organization organization) =>
        from pair in KnownName.All(organization).Index()
        from word in Folding.WordsOf(pair.Item.Name).Distinct(StringComparer.Ordinal)
        select (Partition(word), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Cut(word)}_{organization.Id}_{pair.Index}"), pair.Item);

    /// <summary>Exact names first, then current ones, then former ones and aliases; each organization once.</summary>
    public async Task<IReadOnlyList<NameMatch>> FindAsync(string text, int limit, CancellationToken cancel)
    {
        var asked = Folding.WordsOf(text);
        if (asked.MaxBy(word => word.Length) is not { } longest)
        {
            return [];
        }

        var found = new List<NameMatch>();
        var range = new RowRange(TableNames.Names, Partition(longest), Cut(longest), Cut(longest) + LastLetter, TableLimits.PageRows, []);
        for (var (next, requests) = ((RowRange?)range, 0); next is not null && requests < MaxRequests; requests++)
        {
            var page = await tables.QueryAsync(next, cancel);
            found.AddRange(page.Rows.Select(Read).Where(one => one.Match.Matches(asked)));
            next = page.Continuation is null ? null : next with { Continuation = page.Continuation };
        }

        var whole = string.Join(' ', asked);
        return
        [
            .. found
                .OrderBy(one => string.Join(' ', Folding.WordsOf(one.Match.Name)) == whole ? 0 : 1).ThenBy(one => one.Match.As)
                .ThenBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Id)
                .DistinctBy(one => one.Id)
                .Take(limit),
        ];
    }

    private static string Partition(string word) => "word:" + char.ToString(word[0]);

    private static string Cut(string word) => word[..Math.Min(word.Length, 100)];

    private static NameMatch Read(TableEntity row)
    {
        var organization = OrganizationRow.Read(row);
        return new(organization.Id, organization.Name, organization.Kinds, KnownName.All(organization).ElementAt(row.GetInt32(MatchColumn)!.Value));
    }
}

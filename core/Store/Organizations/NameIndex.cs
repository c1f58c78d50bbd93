using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Organizations;

/// <summary>Finds organizations by the beginnings of the words in their names, in one range of one partition.</summary>
public sealed class NameIndex(ITables tables)
{
    public const int MostCharacters = 80;

    internal const string MatchColumn = "Match";

    private const int MaxRequests = 5;

    // Sorts after every letter in a name.
    private const string LastLetter = "\uFFFD";

    /// <summary>For each word in an organization's names, the partition key and row key of its index row.</summary>
    internal static IEnumerable<(string Partition, string Key, KnownName Name)> Places(Organization organization) =>
        from pair in KnownName.All(organization).Index()
        from word in Folding.WordsOf(pair.Item.Name).Distinct(StringComparer.Ordinal)
        select (Partition(word), Key(word, organization.Id, pair.Index), pair.Item);

    /// <summary>Exact matches first, then current names, former names and aliases. Each organization appears once.</summary>
    public async Task<IReadOnlyList<NameMatch>> FindAsync(string text, int limit, CancellationToken cancel)
    {
        var terms = Folding.WordsOf(text);
        if (terms.MaxBy(word => word.Length) is not { } longest)
        {
            return [];
        }

        var found = new List<NameMatch>();
        var range = new RowRange(TableNames.Names, Partition(longest), Cut(longest), Cut(longest) + LastLetter, TableLimits.PageRows, []);
        for (var (next, requests) = ((RowRange?)range, 0); next is not null && requests < MaxRequests; requests++)
        {
            var page = await tables.QueryAsync(next, cancel);
            found.AddRange(page.Rows.Select(Read).Where(match => match.Match.Matches(terms)));
            next = page.Continuation is null ? null : next with { Continuation = page.Continuation };
        }

        var exact = string.Join(' ', terms);
        return
        [
            .. found
                .OrderBy(match => string.Join(' ', Folding.WordsOf(match.Match.Name)) == exact ? 0 : 1)
                .ThenBy(match => match.Match.As)
                .ThenBy(match => match.Name, StringComparer.Ordinal)
                .ThenBy(match => match.Id)
                .DistinctBy(match => match.Id)
                .Take(limit),
        ];
    }

    private static string Partition(string word) => "word:" + char.ToString(word[0]);

    private static string Key(string word, Slug organization, int nameIndex) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Cut(word)}_{organization}_{nameIndex}");

    private static string Cut(string word) => word[..Math.Min(word.Length, 100)];

    private static NameMatch Read(TableEntity row)
    {
        var organization = OrganizationRow.Read(row);
        var name = KnownName.All(organization).ElementAt(row.GetInt32(MatchColumn)!.Value);
        return new(organization.Id, organization.Name, organization.Kinds, name);
    }
}

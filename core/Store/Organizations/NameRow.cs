using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Organizations;

/// <summary>
/// The rows by which a search finds an organization: one for each place of a name at which a search can begin, and one for each end of a
/// word, with the name backwards, to find names that are misspelled at the beginning.
/// </summary>
internal static class NameRow
{
    /// <summary>A name has no more rows than this of either kind. Only names in scripts without spaces come near it.</summary>
    private const int MostPlaces = 40;

    /// <summary>Letters of a name in a row key. A search compares whole names; the key only narrows what it reads.</summary>
    private const int MostLetters = 60;

    private const string Forwards = "from:";
    private const string Backwards = "back:";
    private const string MatchColumn = "Match";

    // Sorts after every letter in a name.
    private const string LastLetter = "\uFFFD";

    public static IEnumerable<(string Partition, string Key)> Places(Organization organization) =>
        from pair in KnownName.All(organization).Index()
        let name = FoldedName.Of(pair.Item.Name)
        from place in PlacesOf(name)
        select (place.Direction + FirstLetter(place.Text), Key(place.Text, organization.Id, pair.Index));

    /// <summary>The rows of names with a word that begins with a text.</summary>
    public static RowRange Beginning(string text) => Range(Forwards, text);

    /// <summary>The rows of names with a word that ends with a text.</summary>
    public static RowRange Ending(string text) => Range(Backwards, FoldedName.Backwards(text));

    /// <summary>Adds the number of the name to a row of a search; leaves the rows of lists as they are.</summary>
    public static void PutMatch(TableEntity row)
    {
        if (new[] { Forwards, Backwards }.Any(direction => row.PartitionKey.StartsWith(direction, StringComparison.Ordinal)))
        {
            row[MatchColumn] = int.Parse(row.RowKey.AsSpan(row.RowKey.LastIndexOf('_') + 1), CultureInfo.InvariantCulture);
        }
    }

    public static NameMatch Read(TableEntity row)
    {
        var organization = OrganizationRow.Read(row);
        var name = KnownName.All(organization).ElementAt(row.GetInt32(MatchColumn)!.Value);
        return new(organization.Id, organization.Name, organization.Kinds, name);
    }

    private static IEnumerable<(string Direction, string Text)> PlacesOf(FoldedName name) =>
        name.Beginnings.Take(MostPlaces).Select(text => (Forwards, Cut(text)))
            .Concat(name.Endings.Take(MostPlaces).Select(text => (Backwards, Cut(text))))
            .Distinct();

    private static RowRange Range(string direction, string text) => new(
        TableNames.Names, direction + FirstLetter(text), Cut(text), Cut(text) + LastLetter, TableLimits.PageRows, []);

    // Not half a letter: some Chinese characters and all emoji are two UTF-16 units.
    private static string FirstLetter(string text) => Rune.GetRuneAt(text, 0).ToString();

    private static string Cut(string text)
    {
        var length = Math.Min(text.Length, MostLetters);
        return text[..(length < text.Length && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    private static string Key(string text, Slug organization, int name) =>
        string.Create(CultureInfo.InvariantCulture, $"{text}_{organization}_{name}");
}

using System.Text.RegularExpressions;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Checks docs/import.md against what the importer accepts and produces.</summary>
public sealed partial class TheImportDocumentation
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "import.md"));

    // The smallest valid mapping with a column of each kind, by path.
    private static readonly Dictionary<string, string> Smallest = new(StringComparer.Ordinal)
    {
        ["name"] = "test",
        ["source.id"] = "test",
        ["source.publisher"] = "Test",
        ["source.title"] = "A table",
        ["source.url"] = "https://example.org",
        ["source.published"] = "2014",
        ["source.kind"] = "aggregator",
        ["deal.kind"] = "funding-round",
        ["deal.status"] = "closed",
        ["company.name"] = "{ column: c }",
        ["company.sectors"] = "{ column: c }",
        ["date"] = "{ column: c }",
        ["amount"] = "{ column: c }",
        ["valuation"] = "{ column: c }",
        ["parties"] = "[{ column: c }]",
    };

    private static readonly string[] Groups = ["source", "deal", "company"];

    public static TheoryData<string, string> Read() => [.. Table("written", "read as").Select(row => (row[0], row[1]))];

    public static TheoryData<string, string> Refused() => [.. Table("written", "refused because").Select(row => (row[0], row[1]))];

    public static TheoryData<string, string> Countries() =>
        [.. Table("`source.country`", "`$468.9 million` is").Select(row => (row[0], row[1]))];

    public static TheoryData<string, string, string> Dates() =>
        [.. Table("format", "written", "read as").Select(row => (row[0], row[1], row[2]))];

    public static TheoryData<string, string> Investors() =>
        [.. Table("cell, with `separator: \",\"`", "is read as").Select(row => (row[0], row[1]))];

    public static TheoryData<string, string> PlainDates() => [.. Table("date", "is").Select(row => (row[0], row[1]))];

    [Fact]
    public void NamesEveryKeyOfAMappingAndNoOther()
    {
        string[] accepted =
        [
            .. AcceptedAt("zzz"),
            .. Groups.SelectMany(group => AcceptedAt(group + ".zzz").Select(key => $"{group}.{key}")),
        ];
        Assert.Equal(
            accepted.Order(StringComparer.Ordinal),
            Table("key", "needed", "what it is", "example").Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.Equal(
            Table("key", "needed", "what it is", "example").Where(row => row[1] == "yes" && !Groups.Contains(row[0])).Select(row => row[0])
                .Order(StringComparer.Ordinal),
            accepted.Where(key => !Groups.Contains(key) && Smallest.ContainsKey(key) && Faults(key, null).Any())
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("company.name", "each column")]
    [InlineData("date", "each column", "dates")]
    [InlineData("company.sectors", "each column", "sectors and parties")]
    [InlineData("amount", "each column", "money")]
    [InlineData("valuation", "each column", "money")]
    [InlineData("parties", "each column", "sectors and parties", "parties")]
    public void NamesEveryKeyOfAColumnAndNoOther(string path, params string[] of)
    {
        var column = path == "parties" ? "[{ column: c, zzz: 1 }]" : "{ column: c, zzz: 1 }";
        Assert.Equal(
            Table("key", "of", "what it is", "example").Where(row => of.Contains(row[1])).Select(row => row[0])
                .Order(StringComparer.Ordinal),
            Fields(Faults(path, column)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void GivesExamplesThatAreAccepted()
    {
        Assert.All(
            Table("key", "needed", "what it is", "example").Where(row => row[3].Length > 0),
            row => Assert.Empty(Faults(row[0], row[3])));
        Assert.All(Table("key", "of", "what it is", "example").Where(row => row[0] != "column"), row => Assert.Empty(row[1] switch
        {
            "dates" => Faults("date", $"{{ column: c, {row[0]}: {row[3]} }}"),
            "money" => Faults("amount", $"{{ column: c, {row[0]}: {row[3]} }}"),
            "each column" => Faults("company.name", $"{{ column: c, {row[0]}: {row[3]} }}"),
            _ => Faults("parties", $"[{{ column: c, {row[0]}: {row[3]} }}]"),
        }));
    }

    [Theory]
    [MemberData(nameof(Read))]
    public void GivesTheAmountThatEachTextIsReadAs(string written, string amount) =>
        Assert.Equal(amount, SpokenAmount.Parse(written, new(Currency.Usd)).OrThrow().ToString());

    [Theory]
    [MemberData(nameof(Refused))]
    public void GivesTheReasonWhyEachOtherAmountIsRefused(string written, string reason) =>
        Assert.StartsWith(reason + ";", SpokenAmount.Parse(written, new(Currency.Usd)).Error + ";", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Countries))]
    public void GivesTheDollarOfEachSourceCountry(string country, string amount)
    {
        var read = SpokenAmount.Parse(
            "$468.9 million",
            new(Country: country == "none" ? null : Country.Parse(country).OrThrow()),
            out var presumed);
        Assert.Equal(amount.Split(':')[0], read.IsValue ? read.Value.ToString() : "refused");
        if (country == "SG")
        {
            Assert.Contains(Lines, line => line.Contains(presumed!.Note("$468.9 million").TrimEnd('.'), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void NamesEveryKeyOfAConditionAndNoOther()
    {
        var table = Table("skip", "fits a row whose column", "example");
        Assert.Equal(table.Select(row => row[0]), Fields(Faults("skip", "[{ column: c, is: x, zzz: 1 }]")));
        Assert.All(table.Skip(1), row => Assert.Empty(Faults("skip", $"[{{ column: c, {row[0]}: {row[2]} }}]")));
        Assert.Single(Faults("skip", "[{ column: c }]"));
    }

    [Theory]
    [MemberData(nameof(Investors))]
    public void GivesThePartiesThatEachCellNames(string cell, string parties) => Assert.Equal(
        parties,
        string.Join("; ", InvestorCell.Read(cell, [","], Brackets.Role, _ => false).Parties
            .Select(party => party.Role is { } role ? $"{party.Name} ({EnumWords.Of(role)})" : party.Name)));

    [Theory]
    [MemberData(nameof(PlainDates))]
    public void GivesTheDateThatEachTextIsWithoutAFormat(string written, string date) =>
        Assert.Equal(date, SpokenDate.Parse(written).OrThrow().ToString());

    [Theory]
    [MemberData(nameof(Dates))]
    public void GivesTheDateThatEachTextIsReadAs(string format, string written, string date)
    {
        Assert.Equal(date, DateFormat.Read(written, format));
        Assert.True(DateFormat.IsValid(format));
    }

    /// <summary>The rows of the table with these headings, without backticks.</summary>
    private static List<string[]> Table(params string[] headings)
    {
        var rows = Lines.SkipWhile(line => !Cells(line).SequenceEqual(headings)).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => Cells(line).Select(Plain).ToArray()).ToList();
        Assert.NotEmpty(rows);
        return rows;

        static string[] Cells(string line) =>
            line.StartsWith('|')
                ? [.. Bar().Split(line)[1..^1].Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))]
                : [];

        static string Plain(string cell) => cell.StartsWith('`') && cell.IndexOf('`', 1) == cell.Length - 1 ? cell[1..^1] : cell;
    }

    private static IEnumerable<string> AcceptedAt(string path) => Fields(Faults(path, "1"));

    private static string[] Fields(IEnumerable<string> faults) =>
        Assert.Single(faults, fault => fault.Contains("The fields are ", StringComparison.Ordinal)).Split("The fields are ")[1].Split(", ");

    /// <summary>The faults of the smallest mapping with another value for a key, or without the key if the value is null.</summary>
    private static IEnumerable<string> Faults(string path, string? value)
    {
        var keys = Smallest.Where(pair => pair.Key != path).ToDictionary(StringComparer.Ordinal);
        if (value is not null)
        {
            keys[path] = value;
        }

        var text = string.Join('\n', keys.GroupBy(pair => pair.Key.Split('.')[0]).Select(group => Groups.Contains(group.Key)
            ? $"{group.Key}: {{ {string.Join(", ", group.Select(pair => $"{pair.Key.Split('.')[1]}: {Quoted(pair.Value)}"))} }}"
            : $"{group.Key}: {group.Single().Value}"));
        return MappingFile.Parse(text, "test.yaml").Faults.Select(fault => fault.ToString());
    }

    // Within braces, YAML would read the colon of an address as syntax.
    private static string Quoted(string value) => value.StartsWith("http", StringComparison.Ordinal) ? $"\"{value}\"" : value;

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Bar();
}

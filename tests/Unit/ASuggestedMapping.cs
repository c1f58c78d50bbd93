using System.Text;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Loading.Imports.Suggestions;

namespace ServerlessDeals.Tests.Unit;

public sealed class ASuggestedMapping
{
    [Fact]
    public async Task FindsTheColumnsFormatsAndUnitsOfACsvFile()
    {
        var suggestion = await OfAsync(
            "deals.csv",
            "Venture deals of 2024;;;;;;;\n\nStartup;Land;Datum;Runde;Betrag (Mio. €);Lead Investor;Investors;Kommentar\n"
                + "Acme;Deutschland;13.02.2024;Series A;12,5;Ada Capital;Bea, L.P.|"
                + "Cem;x\nBeta;FRA;05.03.2024;Seed;1,125;;Bea, L.P.|Dee;\n");
        Assert.Contains("\ndelimiter: \";\"\nheader: 3\ndecimal: \",\"\n", suggestion.Text, StringComparison.Ordinal);
        Assert.Contains("\ndate: { column: Datum, formats: [d.M.yyyy] }\n", suggestion.Text, StringComparison.Ordinal);
        Assert.Contains("currency: EUR, unit: million", suggestion.Text, StringComparison.Ordinal);
        Assert.Equal(
            [
                ("Acme", "2024-02-13", "series-a", "€12.5M", "Ada Capital (lead), Bea, L.P., Cem", null),
                ("Beta", "2024-03-05", "seed", "€1.125M", "Bea, L.P., Dee", (string?)null),
            ],
            suggestion.Preview.Select(row => (row.Company, row.Date, row.Round, row.Amount, row.Parties, row.Fault)));
        Assert.Equal(0, suggestion.Rejected);
    }

    [Fact]
    public async Task MarksWhatTheFileDoesNotSayAsADoubt()
    {
        var suggestion = await OfAsync("a.csv", "name,when,raised\nAcme,05/03/2024,5\nBeta,06/03/2024,7\n");
        string[] doubts = [.. suggestion.Text.Split('\n').Where(line => line.StartsWith("# DOUBT: ", StringComparison.Ordinal))];
        Assert.Equal(suggestion.Doubts, doubts.Length);
        Assert.All(
            new[] { "who published it", "the kind of its", "could also be", "in which currency", "unit: million", "has the investors" },
            about => Assert.Contains(doubts, doubt => doubt.Contains(about, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task FindsTheListAndItsFieldsInAJsonFile()
    {
        var suggestion = await OfAsync(
            "deals.json",
            """
            {"meta":{"total":2},"items":[
              {"company":"Acme","announcedDate":"2024-02-13","amountUsd":5000000,"investors":[{"name":"Ada"},{"name":"Bea"}],"type":"Seed"},
              {"company":"Beta","announcedDate":"2024-03-05","amountUsd":7000000,"investors":[],"type":"Grant"}]}
            """);
        Assert.Contains("\nroot: items\n", suggestion.Text, StringComparison.Ordinal);
        var first = Assert.Single(suggestion.Preview, row => row.Row == 1);
        Assert.Equal(("Acme", "$5M", "Ada, Bea"), (first.Company, first.Amount, first.Parties));
    }

    [Fact]
    public async Task TakesNoDetailOfACompanyForItsName()
    {
        var suggestion = await OfAsync(
            "rounds.csv",
            "Transaction Name,Transaction Name URL,Organization Description,Organization Website,Money Raised,Announced Date\n"
                + "Series C - Acme,https://x.org/1,Acme makes robots,https://acme.ai,5000000,2024-02-13\n"
                + "Seed Round - Beta - One,https://x.org/2,Beta makes chips,https://beta.ai,7000000,2024-03-05\n");
        Assert.Contains("\n  name: { column: Transaction Name, after: \" - \" }\n", suggestion.Text, StringComparison.Ordinal);
        Assert.Equal(["Acme", "Beta - One"], suggestion.Preview.Select(row => row.Company));
    }

    [Theory]
    [InlineData("\"20,00,00,000\"", "\"3,000,00\"", "\"48,89,975.54\"", "\".\"", "$200M")]
    [InlineData("2.000.000", "500.000", "1.250,50", "\",\"", "$2M")]
    public async Task KnowsThousandsThatOccurTwice(string one, string other, string third, string expected, string read)
    {
        var suggestion = await OfAsync(
            "a.csv", $"name;when;raised\nAcme;2024-02-13;{one}\nBeta;2024-02-13;{other}\nCem;2024-02-13;{third}\n");
        Assert.Contains($"\ndecimal: {expected}\n", suggestion.Text, StringComparison.Ordinal);
        Assert.Equal(read, suggestion.Preview[0].Amount);
    }

    [Theory]
    [InlineData("a.csv", "just one line\n")]
    [InlineData("a.json", "[]")]
    public async Task NeedsRows(string name, string text) =>
        await Assert.ThrowsAsync<InvalidDataException>(() => OfAsync(name, text));

    private static async Task<MappingSuggestion> OfAsync(string name, string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var suggestion = await MappingSuggestion.OfAsync(
            file, RecordReader.FormatOf(name)!.Value, name, new(2024, 6, 1), new(2026, 11, 24), TestContext.Current.CancellationToken);
        Assert.Empty(MappingFile.Parse(suggestion.Text, "suggested.yaml").Faults);
        return suggestion;
    }
}

using System.Text;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Files as people have them: with title lines, columns that say more than the mapping, and rows that are no deals.</summary>
public sealed class AnImportOfARealFile
{
    private const string Source =
        "source: { id: real, publisher: Test, title: A table, url: \"https://example.org\", published: 2014, kind: aggregator }\n";

    private const string Plain =
        Source + "name: real\ndeal: { kind: funding-round, status: closed }\ncompany: { name: company }\ndate: date\n";
    private const string Money = Plain + "amount: { column: amount, currency: USD }\n";

    private static readonly FakeTimeProvider Time = new(new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));

    private readonly MemoryTables _tables = new();
    private readonly List<Rejection> _rejections = [];

    [Theory]
    [InlineData("header: 3", "Our deals\n\"as of, 2014\"\ncompany,date,amount\nAcme,2012,5m\n", 4)]
    [InlineData("", "sep=;\ncompany;date;amount\nAcme;2012;5m\n", 2)]
    [InlineData("delimiter: \";\"", "\"sep=,\"\ncompany,date,amount\nAcme,2012,5m\n", 2)]
    [InlineData("", "company,date,amount,,\nAcme,2012,5m,,,,\n", 2)]
    [InlineData("", "\uFEFFcompany ,\u200Bdate,amount\nAcme,2012,5m\n", 2)]
    public async Task FindsItsColumns(string keys, string text, long row)
    {
        var plan = new List<PlannedDeal>();
        await RunAsync(Money + keys, text, planned: plan.Add);
        Assert.Equal(("acme-2012", row), Assert.Single(plan.Select(deal => ($"{deal.Deal}", Assert.Single(deal.Rows)))));
        await RunAsync(Money + keys, text);
        Assert.Equal("$5M", Assert.Single(await DealsAsync()).Amount.Value.ToString());
    }

    [Theory]
    [InlineData("company;date;amount\nAcme;2012;5m\n", "Add delimiter: \";\" to the mapping")]
    [InlineData("company\tdate\tamount\nAcme\t2012\t5m\n", "Add delimiter: \"\\t\" to the mapping")]
    [InlineData("Our deals\n\ncompany,date,amount\nAcme,2012,5m\n", "Add header: 3 to the mapping")]
    [InlineData("Our deals\ncompany|date|amount\nAcme|2012|5m\n", "Add header: 2 and delimiter: \"|\" to the mapping")]
    [InlineData("Company,date,amount\nAcme,2012,5m\n", "Did you mean Company for company?")]
    [InlineData("company,date,amount,amount\nAcme,2012,5m,6m\n", "names the column amount more than once. Write amount (1) or amount (2)")]
    public async Task EndsWithAdviceIfAColumnIsMissing(string text, string advice)
    {
        var missing = await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(Money, text));
        Assert.Contains(advice, missing.Message, StringComparison.Ordinal);
        Assert.Equal("", _tables.Dump());
    }

    [Fact]
    public async Task ReadsTheSecondOfTwoColumnsWithOneName()
    {
        await RunAsync(
            Money.Replace("amount, c", "amount (2), c", StringComparison.Ordinal), "company,date,amount,amount\nAcme,2012,5m,6m\n");
        Assert.Equal("$6M", Assert.Single(await DealsAsync()).Amount.Value.ToString());
    }

    [Fact]
    public async Task ReadsRowsWithoutTheirLastValuesButNotOneThatIsCut()
    {
        var result = await RunAsync(
            Money, "company,date,amount,note\nAcme,2012,5m\nBeta,2013\nGamma,2014,7m,,,\nDelta,2015,7m,,,x\nCut,2016,84", dryRun: true);
        Assert.Equal((5L, 2L), (result.Rows, result.Rejected));
        Assert.Equal(["and the last are ,x", "and the file ends in it"], _rejections.Select(row => row.Reason.Split(", ", 3)[2])
            .Select(reason => reason.Replace("columns, ", "", StringComparison.Ordinal)));
        Assert.Contains("2 rows have fewer values than the header", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakesCurrencyUnitKindStatusSourceAndNoteFromColumns()
    {
        const string Mapping = """
            name: real
            source:
              id: real
              publisher: { column: outlet, value: Test }
              title: { column: headline, value: A table }
              url: { column: link, value: "https://example.org" }
              published: { column: seen, value: 2014-01 }
              kind: press
            deal: { kind: { column: type, words: { Sale: acquisition }, value: debt }, status: { column: state, value: closed } }
            company: { name: company, country: where }
            date: [announced, closed]
            amount: { column: amount, currency: { column: money, value: USD }, unit: { column: scale } }
            note: remark
            skip: [{ column: type, is: Grant }, { column: company, contains: test }]
            """;
        const string Text = """
            company,where,announced,closed,amount,money,scale,type,state,outlet,headline,link,seen,remark
            Acme,Deutschland,2012-06-30,,5,EUR,million,M&A,Completed,Bloomberg,Sold,see https://a.de/1; https://b.de,2012-07,all cash
            Beta,UK,,2013-05-01,1.5,£,bn,,,,,,,
            Gamma,FRA,2014,,9,,,Grant,,,,,,
            A Test,FRA,2014,,9,,,Sale,,,,,,
            Delta,FRA,2014,,9,,,Gift,dead,,,nowhere,,
            """;
        var result = await RunAsync(Mapping, Text);
        Assert.Equal((2L, 1L), (result.LeftOut, result.Rejected));
        var rejected = Assert.Single(_rejections);
        Assert.Equal("type | state | link", rejected.Column);
        Assert.Contains("leave such rows out with skip:", rejected.Remedy, StringComparison.Ordinal);
        var deals = (await DealsAsync()).ToDictionary(deal => deal.Company.Name);
        var (acme, beta) = (deals["Acme"], deals["Beta"]);
        Assert.Equal(("€5M", DealKind.Acquisition, "DE"), (acme.Amount.Value.ToString(), acme.Kind, acme.Country));
        Assert.Equal(("£1.5B", DealKind.Debt, "2013-05-01"), (beta.Amount.Value.ToString(), beta.Kind, $"{beta.Date}"));
        var claim = Assert.Single((await new DealReader(_tables).DetailAsync(deals["Acme"].Id, null, CancellationToken.None))!.Claims);
        Assert.Equal(
            ("Bloomberg", "Sold", "https://a.de/1", "2012-07", "all cash"),
            (claim.Source.Publisher, claim.Source.Title, claim.Source.Url, $"{claim.Source.Published}", claim.Note));
    }

    [Fact]
    public async Task ReadsConstantsAndColumnsThatBelongTogether()
    {
        await RunAsync(
            Source + "name: real\ndeal: { kind: funding-round, status: closed }\ncompany: { name: company }\n"
                + "date: { column: [y, m], join: \"-\" }\nround: { value: Series A }\n",
            "company,y,m\nAcme,2012,06\nBeta,2013,\n");
        Assert.Equal(
            [("Acme", "2012-06", "series-a"), ("Beta", "2013", "series-a")],
            (await DealsAsync()).Select(deal => (deal.Company.Name, $"{deal.Date}", $"{deal.Round}")).OrderBy(deal => deal.Name));
    }

    [Theory]
    [InlineData("root: data.deals", """{"data":{"deals":[{"company":"Acme","date":"2012","inv":INV}]}}""")]
    [InlineData("root: firms.deals", """{"firms":[{"company":"Acme","deals":[{"date":"2012","inv":INV}]}]}""")]
    [InlineData("root: \"*\"", """{"a":{"company":"Acme","date":"2012","inv":INV}}""")]
    [InlineData("", """[{"company":"Acme","date":"2012","inv":INV}]""")]
    public async Task ReadsListsOfObjectsUnderAnyRootOfAJsonFile(string root, string text)
    {
        text = text.Replace("INV", """[{"name":"Ada","role":"lead"},{"name":"Bea"}]""", StringComparison.Ordinal);
        const string Parties = "parties: [{ column: inv.name, role: { column: inv.role } }]\n";
        await RunAsync(Plain + Parties + root, text, ImportFormat.Json);
        Assert.Equal(
            [("Ada", PartyRole.Lead), ("Bea", PartyRole.Unknown)],
            Assert.Single(await DealsAsync()).Parties.Select(party => (party.Name, party.Role)).OrderBy(party => party.Name));
    }

    [Theory]
    [InlineData("""{"data":[{"company":"Acme"}]}""", "", "Add root: data to the mapping")]
    [InlineData("""{"data":[{"company":"Acme"}]}""", "root: deals", "Its lists of objects are data")]
    [InlineData("""[{"company":"Acme","date":"2012"}]""", "note: dat", "No object has dat, which the mapping real reads. Did you mean")]
    public async Task EndsWithAdviceIfAJsonFileHasNoSuchRowsOrField(string text, string keys, string advice)
    {
        var wrong = await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(Plain + keys, text, ImportFormat.Json));
        Assert.Contains(advice, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetsARowAsideWhoseColumnHasObjects()
    {
        await RunAsync(
            Plain + "parties: [inv]\n", """[{"company":"Acme","date":"2012","inv":[{"name":"Ada","lead":true}]}]""", ImportFormat.Json);
        Assert.Contains("such as inv.name", Assert.Single(_rejections).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetsARowAsideThatContradictsAnEarlierOneOfItsRound()
    {
        var result = await RunAsync(
            Money + "valuation: { column: worth, currency: USD }\n",
            "company,date,amount,worth\nAcme,2012,5m,6bn\nAcme,2012,5m,640m\nAcme,2012,5m,about 6bn\n"
                + "Acme,2012,7m,640m\nBeta,2012,5m,1bn\n");
        Assert.Equal((5L, 1L, 3), (result.Rows, result.Rejected, result.Added));
        var row = Assert.Single(_rejections);
        Assert.Equal((3L, "worth"), (row.Record.Row, row.Column));
        Assert.Contains("the valuation $640M, but row 2 has $6B", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesAllFaultsOfARowAtOnce()
    {
        await RunAsync(Money, "company,date,amount\n#NAME?,2012-02-31,5 milion\n");
        var row = Assert.Single(_rejections);
        Assert.Equal(["amount", "company", "date"], row.Column.Split(" | ").Order(StringComparer.Ordinal));
        Assert.Equal((3, 3), (row.Reason.Split(" | ").Length, row.Remedy.Split(" | ").Length));
    }

    [Theory]
    [InlineData("Acme,2012,350\nBeta,2013,20\n", "2 of 2 amounts are below 1,000, such as $350 in row 2. If the column counts millions")]
    [InlineData("Acme,2012,5000000000000\n", "1 of 1 amounts are above a trillion")]
    public async Task WarnsIfManyAmountsAreImplausible(string rows, string warning) =>
        Assert.Contains(
            (await RunAsync(Money, "company,date,amount\n" + rows)).Warnings,
            found => found.StartsWith(warning, StringComparison.Ordinal));

    [Fact]
    public async Task WarnsOfValuationsBelowTheAmountCompaniesInTwoCountriesAndPartiesThatNameNobody()
    {
        var result = await RunAsync(
            Money.Replace("name: company ", "name: company, country: in ", StringComparison.Ordinal)
                + "valuation: { column: worth, currency: USD }\nparties: [{ column: inv, separator: \",\" }]\n",
            "company,in,date,amount,worth,inv\nAcme,US,2012,5m,4m,\"Ada, angels\"\nAcme,DE,2013,5m,40m,others\n");
        string[] begin = ["1 row has a valuation that is not above", "1 row gives a company another country", "2 texts in inv such as"];
        Assert.Equal(begin, result.Warnings.Zip(begin, (warning, start) => warning[..start.Length]));
    }

    [Fact]
    public async Task PlansWhichDealsItWouldJoinAndWhichWouldBeInConflict()
    {
        await RunAsync(
            Money.Replace("id: real", "id: first", StringComparison.Ordinal),
            "company,date,amount\nAcme,2012-06-30,5m\nBeta,2012-06-30,5m\n");
        var plan = new List<PlannedDeal>();
        var result = await RunAsync(
            Money.Replace("publisher: Test", "publisher: Other", StringComparison.Ordinal),
            "company,date,amount\nAcme,2012-06-30,5m\nBeta,2012-06-30,6m\nGamma,2012-06-30,6m\n",
            planned: plan.Add);
        Assert.Equal((1, 2, 2, 1), (result.Added, result.Changed, result.Joined, result.InConflict));
        Assert.Equal(
            [("acme", PlannedChange.Join, "Test"), ("beta", PlannedChange.Join, "Test"), ("gamma", PlannedChange.Add, "")],
            plan.Select(deal => ($"{deal.Deal}".Split('-')[0], deal.Change, string.Concat(deal.With))));
        Assert.StartsWith("amount ", Assert.Single(plan[1].Conflicts), StringComparison.Ordinal);
        Assert.Equal([2L], plan[0].Rows);
    }

    private async Task<ImportResult> RunAsync(
        string map, string text, ImportFormat format = ImportFormat.Csv, bool dryRun = false, Action<PlannedDeal>? planned = null)
    {
        var (mapping, mappingText, faults) = MappingFile.Parse(map, "test.yaml");
        Assert.Empty(faults);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await new Importer(_tables, Time) { Planned = planned }.RunAsync(
            file, format, mapping!, mappingText, _rejections.Add, dryRun || planned is not null, null, CancellationToken.None);
    }

    private async Task<IReadOnlyList<DealItem>> DealsAsync() =>
        [.. (await new DealReader(_tables).ListAsync(new() { Limit = 100 }, CancellationToken.None)).Deals];
}

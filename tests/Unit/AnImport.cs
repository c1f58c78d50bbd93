using System.Text;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Duplicates;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Tests.Unit;

public sealed class AnImport
{
    private static readonly FakeTimeProvider Time = new(new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));

    private readonly MemoryTables _tables = new(emptyPageEvery: 5);
    private readonly List<Rejection> _rejections = [];

    public static string MappingOf(string source, string more = "") => $$"""
        name: test
        source: { id: {{source}}, publisher: Test, title: A table, url: "https://example.org", published: 2014, kind: aggregator }
        deal: { kind: funding-round, status: closed }
        company: { name: company }
        date: { column: date, formats: [M/d/yyyy] }
        amount: { column: amount, currency: USD }
        parties: [{ column: investor, separator: ";" }]
        {{more}}
        """;

    [Theory]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task ReadsAnyLineEndsAByteOrderMarkAndQuotedLineBreaks(string end)
    {
        var text = string.Join(
            end,
            "\uFEFFcompany,investor,date,amount",
            $"\"Ac{end}me\",\"Ada \"\"A\"\" Capital;Bea\",6/30/2012,\"$84.5 million\"",
            "");
        await RunAsync("a", text);
        var deal = Assert.Single(await DealsAsync());
        Assert.Equal(("Ac me", "$84.5M", "2012-06-30"), (deal.Company.Name, deal.Amount.Value.ToString(), deal.Date.ToString()));
        Assert.Equal(["Ada \"A\" Capital", "Bea"], deal.Parties.Select(party => party.Name));
        Assert.Empty(_rejections);
    }

    [Fact]
    public async Task RemovesBidiControlCharacters()
    {
        await RunAsync("a", "company,investor,date,amount\nAc\u202Eme Labs,\u2066Ada\u2069,6/30/2012,5m\n");
        var deal = Assert.Single(await DealsAsync());
        Assert.Equal(("Acme Labs", "Ada"), (deal.Company.Name, Assert.Single(deal.Parties).Name));
    }

    [Fact]
    public async Task JoinsTwoFilesByCompanyAndDayInEitherOrder()
    {
        string[] rounds = ["r", "company,investor,date,amount", "Acme,,2012-06-30,5m", "Acme,,2013-01-15,9m", "Beta,,2012,1m"];
        string[] edges =
        [
            "e", "company,investor,date,amount", "Acme,Ada,2012-06-30,5m", "Acme,Bea,2012-06-30,5m", "Acme,Ada,2013-01-15,8m",
        ];
        foreach (var (first, second) in new[] { (rounds, edges), (edges, rounds) })
        {
            var tables = new MemoryTables();
            await RunAsync(first[0], Text(first), tables);
            await RunAsync(second[0], Text(second), tables);
            var deals = (await DealsAsync(tables)).ToDictionary(deal => deal.Id.ToString());
            Assert.Equal(["acme-2012-06-30", "acme-2013-01-15", "beta-2012"], deals.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(["Ada", "Bea"], deals["acme-2012-06-30"].Parties.Select(party => party.Name).Order(StringComparer.Ordinal));
            Assert.Equal(0, deals["acme-2012-06-30"].Conflicts);
            // Two amounts for one company on one day make one deal that shows both.
            Assert.Equal(1, deals["acme-2013-01-15"].Conflicts);
        }

        static string Text(string[] lines) => string.Join('\n', lines.Skip(1));
    }

    [Fact]
    public async Task KeepsTwoRoundsOfOneDayApartAndFindsEachAgain()
    {
        const string Text = "company,investor,date,amount\nAcme,Ada,2007-06-01,40m\nAcme,Bea,2007-06-01,13.5m\nAcme,Cem,2007-06-01,40m\n";
        Assert.Equal(2, (await RunAsync("a", Text)).Added);
        var again = await RunAsync("a", Text);
        Assert.Equal((0, 0, 2), (again.Added, again.Changed, again.Unchanged));
        var other = await RunAsync("b", "company,investor,date,amount\nAcme,Dee,2007-06-01,13.5m\n");
        Assert.Equal((0, 1), (other.Added, other.Changed));
        Assert.Equal(
            ["Bea", "Dee"],
            (await DealsAsync()).Single(deal => deal.Amount.Value.Low == 13_500_000).Parties.Select(party => party.Name)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ChangesNothingWhenRepeatedAfterAnInvestorBecomesACompany()
    {
        const string Text = "company,investor,date,amount\nAcme,Beta,2012,5m\n";
        await RunAsync("a", Text);
        Assert.Equal(1, (await RunAsync("b", "company,investor,date,amount\nBeta,Ada,2013,1m\n")).OrganizationsExtended);
        var rows = _tables.Dump();
        var again = await RunAsync("a", Text);
        Assert.Equal((0, 0, 1), (again.Added, again.Changed, again.Unchanged));
        Assert.Equal(rows, _tables.Dump());
    }

    [Fact]
    public async Task CountsADealOnceThatALaterPartOfTheFileGivesACountry()
    {
        // Rows are written in parts of 500 days of companies. The country of Acme is in the row after the first part.
        var days = Enumerable.Range(0, 499).Select(day => $"Aaa,,{new DateOnly(2010, 1, 1).AddDays(day):yyyy-MM-dd},{day + 1}m,US\n");
        var text = "company,investor,date,amount,country\n" + string.Concat(days)
            + "Acme,,2012-06-30,5m,\nAcme,,2014-06-30,9m,GB\n";
        var map = MappingOf("a").Replace("{ name: company }", "{ name: company, country: country }", StringComparison.Ordinal);
        var plan = await RunAsync("a", text, map: map, dryRun: true);
        var result = await RunAsync("a", text, map: map);
        Assert.Equal((501, 0, 0), (plan.Added, plan.Changed, plan.Unchanged));
        Assert.Equal((501, 0, 0), (result.Added, result.Changed, result.Unchanged));
        Assert.Equal(2, (await DealsAsync()).Count(deal => deal.Country == "GB"));
    }

    [Fact]
    public async Task GivesThePlaceReasonAndRemedyOfEachRejectedRow()
    {
        var result = await RunAsync("a", """
            company,investor,date,amount
            #NAME?,Ada,2012-08-29,600000
            Acme,Ada,1201-02-01,5m
            Acme,Ada,2012-02-31,5m
            Acme,Ada,,5m
            Acme,Ada,2012,multi-million
            Acme,Ada,2012,1.750
            Acme,Ada,2012,€5m dollars
            Acme,Ada,2012,5m,Bea
            Acme,Ada,2030-01-01,5m
            Acme,Ada,2012-05,"1,75,00,000"
            """);
        Assert.Equal((10L, 9L, 1), (result.Rows, result.Rejected, result.Added));
        Assert.Equal([2L, 3, 4, 5, 6, 7, 8, 9, 10], _rejections.Select(rejection => rejection.Record.Row));
        Assert.Equal(
            ["company", "date", "date", "date", "amount", "amount", "amount", "", "date"],
            _rejections.Select(rejection => rejection.Column));
        Assert.All(
            _rejections,
            rejection => Assert.True(
                rejection.Reason.Length > 7 && rejection.Remedy.Length > 7,
                $"{rejection.Reason} / {rejection.Remedy}"));
        Assert.Equal("$17.5M", Assert.Single(await DealsAsync()).Amount.Value.ToString());
    }

    [Fact]
    public async Task RefusesDaysThatASpreadsheetMadeOfYears()
    {
        await RunAsync("a", "company,investor,date,amount\nAcme,Ada,1905-06-28,5m\nAcme,Ada,1905-01-28,5m\nAcme,Ada,1949-06-28,5m\n");
        var rejection = Assert.Single(_rejections);
        Assert.Equal("'1905-06-28' is how a spreadsheet shows the year 2006 as a day", rejection.Reason);
    }

    [Fact]
    public async Task ReadsThePartOfATextThatTheMappingAsksFor()
    {
        const string Part = "name: { column: company, after: \" - \", before: \" (\" } ";
        var map = MappingOf("a").Replace("name: company ", Part, StringComparison.Ordinal)
            .Replace("column: date,", "column: date, before: \"-\",", StringComparison.Ordinal);
        await RunAsync("a", "company,investor,date,amount\nSeries C - Acme (US),Ada,2012-01-01,5m\nBolt,Ada,2013-01-01,6m\n", map: map);
        Assert.Equal(
            ["Acme 2012", "Bolt 2013"],
            (await DealsAsync()).Select(deal => $"{deal.Company.Name} {deal.Date}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ReadsJsonAndNdjsonWithListsAndPaths()
    {
        var map = MappingOf("a").Replace("name: company ", "name: firm.name ", StringComparison.Ordinal);
        const string Line = """{"firm":{"name":"Acme"},"investor":["Ada","Bea"],"date":"2012-06","amount":"at least €3.2 bn"}""";
        await RunAsync("a", Line + "\n\nnot json\n", map: map, format: ImportFormat.Ndjson);
        Assert.Equal(3, Assert.Single(_rejections).Record.Row);
        var again = await RunAsync("a", $"[{Line}]", map: map, format: ImportFormat.Json);
        Assert.Equal(1, again.Unchanged);
        var deal = Assert.Single(await DealsAsync());
        Assert.Equal(("at least €3.2B", 2), (deal.Amount.Value.ToString(), deal.Parties.Count));
        await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync("a", "[{]", map: map, format: ImportFormat.Json));
    }

    [Fact]
    public async Task StoresNothingInADryRunOrIfAColumnIsMissing()
    {
        var dry = await RunAsync("a", "company,investor,date,amount\nAcme,Ada,2012,5m\n", dryRun: true);
        Assert.Equal((1, 1), (dry.Rounds, dry.Added));
        var missing = await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync("a", "company,date\nAcme,2012\n"));
        Assert.Contains("no column amount and no investor", missing.Message, StringComparison.Ordinal);
        Assert.Equal("", _tables.Dump());
    }

    [Fact]
    public async Task ListsPossibleDuplicatesButMergesNothing()
    {
        await RunAsync(
            "a",
            "company,investor,date,amount\nAcme,Ada Capital,2012-06-01,5m\nAcme,Ada-Capital,2012-06-30,5m\nAcme,Bea,2013-06-01,5m\n");
        var found = new List<Candidate>();
        await new CandidateFinder(_tables).FindAsync(found.Add, null, TestContext.Current.CancellationToken);
        Assert.Equal(
            [(EntryKind.Deal, "acme-2012-06-01", "acme-2012-06-30"), (EntryKind.Organization, "ada-capital", "ada-capital-2")],
            found.Select(candidate => (candidate.Kind, candidate.First, candidate.Second)));
        Assert.Equal(3, (await DealsAsync()).Count);
    }

    [Theory]
    [InlineData("crunchbase-rounds")]
    [InlineData("investments")]
    public void CanUseTheMappingsThatComeWithTheProgram(string name) => Assert.Empty(MappingFile.Read(name).Faults);

    [Fact]
    public void NamesTheLineOfAFaultInAMapping()
    {
        var (mapping, _, faults) = MappingFile.Parse(MappingOf("a", "rond: stage"), "mine.yaml");
        Assert.Null(mapping);
        Assert.Contains("did you mean round", Assert.Single(faults).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$84.5 million", "$84.5M")]
    [InlineData("650m", "$650M")]
    [InlineData("€3.2 bn", "€3.2B")]
    [InlineData("1,75,00,000", "$17.5M")]
    [InlineData("₹ 2 crore", "₹20M")]
    [InlineData("5 lakh INR", "₹500K")]
    [InlineData("US$1,750,000", "$1.75M")]
    [InlineData("more than $2.5B", "more than $2.5B")]
    [InlineData("~€385m", "about €385M")]
    [InlineData("$100M+", "at least $100M")]
    [InlineData("$5-10 million", "between $5M and $10M")]
    [InlineData("nearly 40 million", "less than $40M")]
    [InlineData("$468.9 million SGD", "S$468.9M")]
    [InlineData("undisclosed", "undisclosed")]
    [InlineData("N/A", "undisclosed")]
    public void ReadsAmountsAsPeopleWriteThem(string text, string amount) =>
        Assert.Equal(amount, SpokenAmount.Parse(text, new(Currency.Usd)).OrThrow().ToString());

    [Theory]
    [InlineData("multi-million")]
    [InlineData("1.125 Mio. €")]
    [InlineData("500.000")]
    [InlineData("0")]
    [InlineData("¥5bn")]
    [InlineData("$")]
    [InlineData("10-5m")]
    [InlineData("XQZ 5m")]
    [InlineData("99999999999999999999")]
    public void RefusesAmbiguousAmounts(string text) => Assert.False(SpokenAmount.Parse(text, new(Currency.Usd)).IsValue);

    [Fact]
    public void AsksWhoseDollarsTheyAreIfNothingSays() =>
        Assert.Contains("whose dollars", SpokenAmount.Parse("$5m", new()).Error, StringComparison.Ordinal);

    private async Task<ImportResult> RunAsync(
        string source,
        string text,
        MemoryTables? tables = null,
        string? map = null,
        ImportFormat format = ImportFormat.Csv,
        bool dryRun = false)
    {
        var (mapping, mappingText, faults) = MappingFile.Parse(map ?? MappingOf(source), "test.yaml");
        Assert.Empty(faults);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await new Importer(tables ?? _tables, Time)
            .RunAsync(file, format, mapping!, mappingText, _rejections.Add, dryRun, null, CancellationToken.None);
    }

    private async Task<IReadOnlyList<DealItem>> DealsAsync(MemoryTables? tables = null)
    {
        var found = new List<DealItem>();
        var query = new DealQuery { Limit = 100 };
        for (var next = query; next is not null;)
        {
            var page = await new DealReader(tables ?? _tables).ListAsync(next, CancellationToken.None);
            found.AddRange(page.Deals);
            next = page.Next is null ? null : query with { After = Cursor.Parse(page.Next.ToText(query), query)! };
        }

        return found;
    }
}

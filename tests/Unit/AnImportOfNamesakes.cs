using System.Text;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Queries;
using static ServerlessDeals.Tests.Unit.SomeDecisions;

namespace ServerlessDeals.Tests.Unit;

public sealed class AnImportOfNamesakes
{
    private readonly MemoryTables _tables = new(time: At(0));

    [Fact]
    public async Task ChangesNothingWhenRepeatedAndItsUndoRemovesNothing()
    {
        const string Rows =
            "ada-x,Ada,,2011-08-08,17m\nada-x-2,Ada,,2015-09-03,28m\nada-z,Ada,Bea,2016-09-03,28m\nbea,Bea,Ada,2017-01-02,1m\n";
        var first = await ImportAsync(Rows, 0);
        Assert.Equal((4, 4), (first.Added, first.OrganizationsAdded));
        var before = SomeDecisions.Rows(_tables);
        var second = await ImportAsync(Rows, 1);
        Assert.Equal((0, 0, 4, 0, 0), Counts(second));
        Assert.Equal(before, SomeDecisions.Rows(_tables));
        await UndoAsync(_tables, second.Import!);
        Assert.Equal(before, SomeDecisions.Rows(_tables));
        await VerifyAsync(_tables);
        await UndoAsync(_tables, first.Import!);
        Assert.Equal("", SomeDecisions.Rows(_tables));
    }

    [Fact]
    public async Task KeepsManyOfThemApartAcrossTheChunksOfAFile()
    {
        // An import writes 500 companies and days at a time.
        var rows = string.Concat(Enumerable.Range(1000, 1100).Select(number => $"ada-{number},Ada,,2011-08-08,{number}m\n"));
        var first = await ImportAsync(rows, 0);
        Assert.Equal((1100, 1100), (first.Added, first.OrganizationsAdded));
        Assert.Equal((0, 0, 1100, 0, 0), Counts(await ImportAsync(rows, 1)));
    }

    [Fact]
    public async Task DoesNotTakeRoundsOfAYearForOneInSilence()
    {
        const string Rows =
            ",Ada,Bea,2020,\n,Ada,Cem,2020,\n,Ada,Cem;Dee,2020,\n,Ada,Bea,2020,5m\n,Bolt,Bea,2020-Q2,\n,Bolt,Cem,2020-Q2,\n";
        Assert.Equal(6, (await ImportAsync(Rows, 0)).Added);
        Assert.Equal((0, 0, 6, 0, 0), Counts(await ImportAsync(Rows, 1)));
        Assert.Equal(
            ["ada-2020 ada-2020-2", "ada-2020 ada-2020-3", "ada-2020-2 ada-2020-3", "bolt-2020-q2 bolt-2020-q2-2"],
            (await CandidatesAsync(_tables)).Order(StringComparer.Ordinal));
        // Another source's round joins the one with which it shares an investor, and no other.
        await SomeDecisions.ImportAsync(_tables, "other", "Ada,Dee,2020,\nAda,Eva,2020,\n", 2);
        var deals = await new DealReader(_tables).ListAsync(new() { Limit = 50 }, CancellationToken.None);
        Assert.Equal(
            ["bea", "bea", "cem", "cem dee", "eva"],
            deals.Deals.Where(deal => $"{deal.Company.Id}" == "ada")
                .Select(deal => string.Join(' ', deal.Parties.Select(party => party.Id).Order())).Order(StringComparer.Ordinal));
    }

    private static (int Added, int Changed, int Unchanged, int NewNames, int Extended) Counts(ImportResult result) =>
        (result.Added, result.Changed, result.Unchanged, result.OrganizationsAdded, result.OrganizationsExtended);

    private async Task<ImportResult> ImportAsync(string rows, int hour)
    {
        var map = AnImport.MappingOf("names").Replace("name: company }", "name: company, id: id }", StringComparison.Ordinal);
        var (mapping, text, faults) = MappingFile.Parse(map, "test.yaml");
        Assert.Empty(faults);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("id,company,investor,date,amount\n" + rows));
        return await new Importer(_tables, At(hour)).RunAsync(
            file, ImportFormat.Csv, mapping!, text, rejection => Assert.Fail(rejection.Reason), dryRun: false, null,
            CancellationToken.None);
    }
}

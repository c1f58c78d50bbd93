using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Stores;

/// <summary>The generated rounds as a spreadsheet that an operator would import, one row a round.</summary>
internal static class SourceFile
{
    /// <returns>The path.</returns>
    public static string Write(string path, GeneratedCorpus corpus)
    {
        var rounds = Enumerable.Range(0, corpus.Deals).Select(number => Line(corpus, number));
        File.WriteAllLines(path, rounds.Prepend("id,company,country,sectors,date,round,amount,investors"));
        return path;
    }

    /// <exception cref="InvalidDataException">A row was rejected.</exception>
    public static async Task<ImportResult> ImportAsync(string path, ITables tables, TimeProvider time, CancellationToken cancel)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Stores", "rounds.yaml"), cancel);
        var mapping = MappingFile.Parse(text, "rounds.yaml").Mapping!;
        await using var file = File.OpenRead(path);
        return await new Importer(tables, time).RunAsync(
            file, ImportFormat.Csv, mapping, text, rejection => throw new InvalidDataException(rejection.Reason), dryRun: false,
            null, cancel);
    }

    private static string Line(GeneratedCorpus corpus, int number)
    {
        var (deal, named) = corpus.Named(number);
        var (claim, company) = (deal.Claims[0], named.Find(deal.Company)!);
        var amount = claim.Amount is { } sum ? Invariant($"{sum.Currency} {sum.Low}") : "";
        var investors = string.Join(';', claim.Parties.Select(party => named.Find(party.Org)!.Name));
        var sectors = string.Join(';', company.Sectors);
        return string.Join(',', company.Id, company.Name, company.Country, sectors, claim.Announced, claim.Round, amount, investors);
    }
}

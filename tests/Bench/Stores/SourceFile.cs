using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Stores;

/// <summary>The generated rounds as a spreadsheet that an operator would import, one row a round.</summary>
internal static class SourceFile
{
    private const string Header = "id,company,country,sectors,date,round,amount,investors";

    /// <param name="of">Before all names, so that other files have other companies and investors.</param>
    /// <returns>The path.</returns>
    public static string Write(string path, GeneratedCorpus corpus, string of = "")
    {
        var rounds = Enumerable.Range(0, corpus.Deals).Select(number => Line(corpus, number, of));
        File.WriteAllLines(path, rounds.Prepend(Header));
        return path;
    }

    /// <summary>Writes one row for each investor of a round instead.</summary>
    /// <returns>The path.</returns>
    public static string WriteInvestments(string path, GeneratedCorpus corpus, int rows)
    {
        var investments = Enumerable.Range(0, corpus.Deals).SelectMany(number => Investments(corpus, number)).Take(rows);
        File.WriteAllLines(path, investments.Prepend(Header));
        return path;
    }

    /// <param name="source">The id of the file's source.</param>
    /// <exception cref="InvalidDataException">A row was rejected.</exception>
    public static async Task<ImportResult> ImportAsync(
        string path, ITables tables, TimeProvider time, CancellationToken cancel, string source = "bench")
    {
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Stores", "rounds.yaml"), cancel);
        text = text.Replace("id: bench", $"id: {source}", StringComparison.Ordinal);
        var mapping = MappingFile.Parse(text, "rounds.yaml").Mapping!;
        await using var file = File.OpenRead(path);
        return await new Importer(tables, time).RunAsync(
            file, ImportFormat.Csv, mapping, text, rejection => throw new InvalidDataException(rejection.Reason), dryRun: false,
            null, cancel);
    }

    private static IEnumerable<string> Investments(GeneratedCorpus corpus, int number)
    {
        var line = Line(corpus, number, "");
        var round = line[..(line.LastIndexOf(',') + 1)];
        return line[round.Length..].Split(';').Select(investor => round + investor);
    }

    private static string Line(GeneratedCorpus corpus, int number, string of)
    {
        var (deal, named) = corpus.Named(number);
        var (claim, company) = (deal.Claims[0], named.Find(deal.Company)!);
        var amount = claim.Amount is { } sum ? Invariant($"{sum.Currency} {sum.Low}") : "";
        var investors = string.Join(';', claim.Parties.Select(party => of + named.Find(party.Org)!.Name));
        var sectors = string.Join(';', company.Sectors);
        var id = of.Length == 0 ? $"{company.Id}" : $"{of.Trim().ToLowerInvariant()}-{company.Id}";
        return string.Join(',', id, of + company.Name, company.Country, sectors, claim.Announced, claim.Round, amount, investors);
    }
}

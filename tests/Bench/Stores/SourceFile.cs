using System.Globalization;
using ServerlessDeals.Corpus;
using ServerlessDeals.Loading.Imports;

namespace ServerlessDeals.Bench.Stores;

/// <summary>The generated rounds as a spreadsheet that an operator would import: one row a round.</summary>
internal static class SourceFile
{
    public const string MappingText = """
        name: bench
        source: { id: bench, publisher: Round Index, title: All rounds, url: "https://example.org/rounds", published: 2025-12, kind: aggregator }
        deal: { kind: funding-round, status: closed }
        company: { name: company, id: id, country: country, sectors: { column: sectors, separator: ";" } }
        date: date
        round: round
        amount: amount
        parties: [{ column: investors, separator: ";" }]
        """;

    public static Mapping Mapping => MappingFile.Parse(MappingText, "bench.yaml").Mapping!;

    public static void Write(string path, GeneratedCorpus corpus)
    {
        using var file = new StreamWriter(path);
        file.WriteLine("id,company,country,sectors,date,round,amount,investors");
        for (var number = 0; number < corpus.Deals; number++)
        {
            var (deal, named) = corpus.Named(number);
            var (claim, company) = (deal.Claims[0], named.Find(deal.Company)!);
            var amount = claim.Amount is { } sum ? string.Create(CultureInfo.InvariantCulture, $"{sum.Currency} {sum.Low}") : "";
            var investors = string.Join(';', claim.Parties.Select(party => named.Find(party.Org)!.Name));
            file.WriteLine(string.Join(',', company.Id, company.Name, company.Country, string.Join(';', company.Sectors), claim.Announced, claim.Round, amount, investors));
        }
    }
}

namespace ServerlessDeals.Tests.Storage;

/// <summary>The mapping of small files with rounds.</summary>
internal static class SomeRounds
{
    public const string Header = "company,investor,date,amount\n";

    public const string Mapping = """
        name: rounds
        source: { id: rounds, publisher: Test, title: A table, url: "https://example.org", published: 2014, kind: aggregator }
        deal: { kind: funding-round, status: closed }
        company: { name: company }
        date: { column: date }
        amount: { column: amount, currency: USD }
        parties: [{ column: investor, separator: ";" }]
        """;
}

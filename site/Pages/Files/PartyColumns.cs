using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>A party of a deal.</summary>
internal sealed record DealParty(DealItem Deal, PartyItem Party);

/// <summary>The columns of parties.parquet: a row for each party of each deal. The rest of the deal is in deals.parquet.</summary>
internal static class PartyColumns
{
    public static IReadOnlyList<TableColumn<DealParty>> All { get; } =
    [
        Text("deal", "The deal's id.", row => row.Deal.Id.ToString()),
        Text("company", "The id of the deal's company.", row => row.Deal.Company.Id.ToString()),
        Text("party", "The party's id.", row => row.Party.Id.ToString()),
        Text("party_name", "The party's present name.", row => row.Party.Name),
        Text(
            "role", "lead, co-lead, participant, unknown, acquirer, licensee or lender.",
            row => EnumWords.Of(row.Party.Role)),
        Text("commitment", "in-talks, committed or closed.", row => EnumWords.Of(row.Party.Commitment)),
        Flag("only_in_talks", "Whether, in a settled deal, no source says that it went beyond talks.", row => row.Party.OnlyInTalks),
        Flag("investor", "Whether it is an investor in the deal, and counted as one.", row => row.Party.IsInvestor()),
        .. MoneyColumns.Reported<DealParty>(
            "amount", "Its own share, which sources rarely give.", row => row.Party.Amount?.ToString(), row => row.Party.Amount),
        .. MoneyColumns.InDollars<DealParty>("amount", row => row.Party.Amount, row => row.Party.Usd),
    ];

    private static TableColumn<DealParty> Text(string name, string description, Func<DealParty, string?> value) =>
        new(name, name, ColumnType.Text, description, value);

    private static TableColumn<DealParty> Flag(string name, string description, Func<DealParty, bool> value) =>
        new(name, name, ColumnType.Flag, description, row => value(row));
}

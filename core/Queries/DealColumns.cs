namespace ServerlessDeals.Queries;

/// <summary>The columns of a table of deals: a row has what a deal in a JSON list has.</summary>
public static class DealColumns
{
    public static IReadOnlyList<TableColumn<DealItem>> All { get; } =
    [
        Text("id", "id", "The deal's id. It never changes.", deal => deal.Id.ToString()),
        Text("company", "company", "The company's id.", deal => deal.Company.Id.ToString()),
        Text("company_name", "company", "The company's present name.", deal => deal.Company.Name),
        Text("country", "country", "The company's country, ISO 3166-1 alpha-2.", deal => deal.Country),
        List("sectors", "sectors", "The company's sectors.", deal => deal.Sectors.Select(sector => sector.ToString())),
        Text(
            "kind", "kind", "funding-round, strategic-investment, acquisition, debt, secondary, acquihire-licence or cumulative.",
            deal => EnumWords.Of(deal.Kind)),
        Text(
            "family", "kind", "funding, debt, secondary or takeovers: never added up across. Empty for a yearly total.",
            deal => deal.Kind.Family() is { } family ? EnumWords.Of(family) : null),
        Text(
            "part_of", "partOf", "The deal whose money this one is a part of. Leave such rows out of sums.",
            deal => deal.PartOf?.ToString()),
        Text("status", "status", "rumoured, in-talks, announced, closed, cancelled or denied.", deal => EnumWords.Of(deal.Status)),
        Text("round", "round", "seed, series-a and so on.", deal => deal.Round?.ToString()),
        Text("date", "date", "As precisely as it is known: 2024, 2024-Q1, 2024-03 or 2024-03-05.", deal => deal.Date.ToString()),
        new("date_first", "date", ColumnType.Day, "The first day that the date can be.", deal => deal.Date.First),
        new("date_last", "date", ColumnType.Day, "The last day that the date can be.", deal => deal.Date.Last),
        Text("date_precision", "date", "day, month, quarter or year.", deal => EnumWords.Of(deal.Date.Precision)),
        Text("date_basis", "dateBasis", "What the date is the date of.", deal => EnumWords.Of(deal.DateBasis)),
        .. MoneyColumns.Reported<DealItem>(
            "amount", "With its hedge, as people write it.", deal => deal.Amount.Value.ToString(), deal => deal.Amount.Value),
        .. MoneyColumns.InDollars<DealItem>("amount", deal => deal.Amount.Value, deal => deal.Amount.Usd),
        Text("amount_source", "amount", "The address of the source of the amount.", deal => deal.Amount.Source?.Url),
        .. MoneyColumns.Reported<DealItem>(
            "valuation", "With its hedge and basis.", deal => deal.Valuation?.Value.ToString(), deal => deal.Valuation?.Value.Worth),
        Text(
            "valuation_basis", "valuation", "pre, post or unknown: whether it includes the new money.",
            deal => deal.Valuation is { } valuation ? EnumWords.Of(valuation.Value.Basis) : null),
        .. MoneyColumns.InDollars<DealItem>("valuation", deal => deal.Valuation?.Value.Worth, deal => deal.Valuation?.Usd),
        Text("valuation_source", "valuation", "The address of the source of the valuation.", deal => deal.Valuation?.Source?.Url),
        Flag("unpaired", "unpaired", "No source gives this amount together with this valuation.", deal => deal.Unpaired),
        List(
            "leads", "parties", "The ids of the parties that lead or co-lead.",
            deal => deal.Parties.Where(party => party.IsLead()).Select(party => party.Id.ToString())),
        List(
            "parties", "parties",
            "Each party as id:role. The role is lead, co-lead, participant, unknown, acquirer, licensee or lender. "
            + "A party of a settled deal that was only ever in talks is id:role:only-in-talks.",
            deal => deal.Parties.Select(Party)),
        Flag(
            "unconfirmed", "unconfirmed", "Only aggregators say that the deal is settled, or in talks, or ended.",
            deal => deal.Unconfirmed),
        new("sources", "sources", ColumnType.Whole, "The number of independent sources.", deal => (long)deal.Sources),
        List(
            "from_talks", "fromTalks", "The fields whose values were said during talks and not since.",
            deal => deal.FromTalks ?? []),
        List(
            "undecided", "undecided", "The fields for which another value has as much support as the one shown.",
            deal => deal.Undecided ?? []),
        new("conflicts", "conflicts", ColumnType.Whole, "How many values lost to the ones shown.", deal => (long)deal.Conflicts),
        List(
            "contradictions", "contradictions", "The fields with a value that lost and cannot be true together with the one shown.",
            deal => (deal.Contradictions ?? []).Select(conflict => conflict.Field).Distinct()),
        new(
            "last_heard", "lastHeard", ColumnType.Day, "For talks: the day by which their newest report was public.",
            deal => deal.LastHeard),
        Text("reported", "reported", "The date of the newest source.", deal => deal.Reported.ToString()),
        new("news_on", "news", ColumnType.Day, "The day of the latest news.", deal => deal.News?.On),
        Text("news", "news", "The latest news in a sentence.", deal => deal.News?.Text),
        Text(
            "match", "match", "definite or possible: how surely the deal matches the filters. Only with match=possible.",
            deal => deal.Match is { } match ? EnumWords.Of(match) : null),
    ];

    /// <summary>The columns of some JSON properties, in their usual order. The id is always among them.</summary>
    /// <param name="fields">All columns if null.</param>
    public static IReadOnlyList<TableColumn<DealItem>> Of(IReadOnlyCollection<string>? fields) => fields is null
        ? All
        : [.. All.Where(column => column.Field == "id" || fields.Contains(column.Field))];

    private static string Party(PartyItem party) =>
        $"{party.Id}:{EnumWords.Of(party.Role)}{(party.OnlyInTalks ? ":only-in-talks" : "")}";

    private static TableColumn<DealItem> Text(string name, string field, string description, Func<DealItem, string?> value) =>
        new(name, field, ColumnType.Text, description, value);

    private static TableColumn<DealItem> Flag(string name, string field, string description, Func<DealItem, bool> value) =>
        new(name, field, ColumnType.Flag, description, deal => value(deal));

    private static TableColumn<DealItem> List(string name, string field, string description, Func<DealItem, IEnumerable<string>> value) =>
        new(name, field, ColumnType.List, description, deal => value(deal).ToList());
}

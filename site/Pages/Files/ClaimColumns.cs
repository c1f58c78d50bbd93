using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>A claim and the deal that it is about.</summary>
internal sealed record DealClaim(DealId Deal, Claim Claim);

/// <summary>The columns of claims.parquet: what one source, on one date, said.</summary>
internal static class ClaimColumns
{
    public static IReadOnlyList<TableColumn<DealClaim>> All { get; } =
    [
        Text("deal", "The id of the deal that it is about.", row => row.Deal.ToString()),
        Text("id", "The claim's id, one of its deal.", row => row.Claim.Id.ToString()),
        Text("publisher", "Who published it.", row => row.Claim.Source.Publisher),
        Text("url", "The address of the publication.", row => row.Claim.Source.Url),
        Text("title", "The title of the publication.", row => row.Claim.Source.Title),
        .. Date("published", "When it was published, as precisely as it is known.", row => row.Claim.Source.Published),
        Text("source_kind", "filing, company, press, relay or aggregator.", row => EnumWords.Of(row.Claim.Source.Kind)),
        Text("via", "The site that repeated the publisher's text.", row => row.Claim.Source.Via),
        Text("cites", "The publisher whose report it repeats. It is then not an independent source.", row => row.Claim.Source.Cites),
        Text("by", "The id of the organization that made the filing or statement.", row => row.Claim.Source.By?.ToString()),
        Flag("anonymous", "Whether it relies on people whom it does not name.", row => row.Claim.Source.Anonymous),
        Day("recorded", "The day on which it was added to this record.", row => row.Claim.Recorded),
        Day("known_on", "The day by which it was surely public.", row => row.Claim.KnownOn),
        Text("supersedes", "The claim of the same deal that it corrects.", row => row.Claim.Supersedes?.ToString()),
        Text(
            "status", "rumoured, in-talks, announced, closed, cancelled or denied.", row => EnumWords.Of(row.Claim.Status)),
        .. Date("announced", "When the deal was announced.", row => row.Claim.Announced),
        .. Date("closed", "When the deal was closed.", row => row.Claim.Closed),
        Text("round", "seed, series-a and so on.", row => row.Claim.Round?.ToString()),
        .. MoneyColumns.Reported<DealClaim>(
            "amount", "With its hedge, as people write it.", row => row.Claim.Amount?.ToString(), row => row.Claim.Amount),
        .. MoneyColumns.Reported<DealClaim>(
            "valuation", "With its hedge and basis.", row => row.Claim.Valuation?.ToString(), row => row.Claim.Valuation?.Worth),
        Text(
            "valuation_basis", "pre, post or unknown: whether it includes the new money.",
            row => row.Claim.Valuation is { } valuation ? EnumWords.Of(valuation.Basis) : null),
        new(
            "parties", "parties", ColumnType.List, "Each party as id:role:commitment. The commitment is in-talks, committed or closed.",
            row => row.Claim.Parties
                .Select(party => $"{party.Org}:{EnumWords.Of(party.Role)}:{EnumWords.Of(party.Commitment)}").ToList()),
        Text("known_mistake", "What the source got wrong. Every other claim outranks it.", row => row.Claim.KnownMistake),
        Text("corrects", "The mistake in this record that it corrects.", row => row.Claim.Corrects),
        Text("note", "A note of this record.", row => row.Claim.Note),
        Flag("entered", "Whether it was entered through the API.", row => row.Claim.Entered),
    ];

    private static IEnumerable<TableColumn<DealClaim>> Date(string name, string description, Func<DealClaim, PartialDate?> date) =>
    [
        Text(name, description, row => date(row)?.ToString()),
        Day($"{name}_first", "The first day that it can be.", row => date(row)?.First),
        Day($"{name}_last", "The last day that it can be.", row => date(row)?.Last),
    ];

    private static TableColumn<DealClaim> Text(string name, string description, Func<DealClaim, string?> value) =>
        new(name, name, ColumnType.Text, description, value);

    private static TableColumn<DealClaim> Day(string name, string description, Func<DealClaim, DateOnly?> value) =>
        new(name, name, ColumnType.Day, description, row => value(row));

    private static TableColumn<DealClaim> Flag(string name, string description, Func<DealClaim, bool> value) =>
        new(name, name, ColumnType.Flag, description, row => value(row));
}

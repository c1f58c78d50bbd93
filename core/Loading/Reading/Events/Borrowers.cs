using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Who raises or borrows, where the name says that it is no company that gets the money.</summary>
internal static class Borrowers
{
    // Who arranges and gives loans announces them in the words of those who get them.
    private static readonly HashSet<string> Lenders = new(
        ["Funding", "Lending", "Lenders", "Mortgage", "Bank", "Loans", "Advisory", "Advisors", "Realty", "Financial", "Capital"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Charities = new(
        ["Foundation", "Society", "Museum", "Church", "Charity", "Hospital", "Library", "Zoo", "Orchestra", "Theatre", "Club"],
        StringComparer.Ordinal);

    /// <summary>"Nelson Funding announced a $5 million loan": of another, whom it does not name.</summary>
    public static bool AreOthers(DealKind kind, Name name) =>
        kind == DealKind.Debt && name.Known is null && Lenders.Contains(name.LastWord);

    /// <summary>"The Multiple Sclerosis Society raised $1 million"</summary>
    public static bool IsCharity(Name name) => name.Known is null && Charities.Contains(name.LastWord);
}

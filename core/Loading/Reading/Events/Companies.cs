using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Whether a name can be the company of a deal.</summary>
internal static class Companies
{
    // Words at the end of the names of investors, agencies and groups of people.
    private static readonly HashSet<string> Never = new(
        ["Ventures", "Capital", "Partners", "Fund", "Investments", "Investors", "Equity", "Bank", "University", "Government", "Council",
            "Commission",
            "Ministry", "Times", "News", "Journal", "Post", "Startups", "Companies", "Investment", "Inc.com",
            "College", "School", "Park", "Campus", "Management", "Advisors", "Advisers", "Tower", "Towers",
            "Building", "Plaza", "Mall", "Stadium",
            "Airport", "Initiative", "Program", "Programme", "Act", "Project", "Runner-Up", "MOU", "ETF", "ETFs"],
        StringComparer.OrdinalIgnoreCase);

    // Who borrows and raises for a country or a town
    private static readonly HashSet<string> Public = new(
        ["Treasury", "Government", "Council", "Commission", "Ministry", "Department", "Agency", "Authority", "Administration", "Congress",
            "Senate", "Parliament", "County", "Army", "Navy", "Foundation", "Charity"],
        StringComparer.OrdinalIgnoreCase);

    // What is bought and sold, and is no company
    private static readonly HashSet<string> Currencies = new(
        ["Bitcoin", "Ethereum", "Ether", "Dogecoin", "XRP", "BTC", "ETH", "BNB", "Litecoin", "NFT", "NFTs", "ETF", "ETFs"],
        StringComparer.OrdinalIgnoreCase);

    public static bool IsCurrency(Name name) => Currencies.Contains(name.Text);

    public static bool CanBe(Sentence sentence, int piece) =>
        sentence.Pieces[piece] is { IsFullName: true, Name: { IsPerson: false } name } && !IsInvestorOnly(name)
            && !Outlets.IsOutlet(name.Text) && !IsSomebody(sentence, piece, name) && piece >= Dateline.End(sentence);

    // "Ada Moor, who closed her fund", and the "R" of "R and R Images"
    private static bool IsSomebody(Sentence sentence, int piece, Name name) => name.Known is null
        && (name.Text.Length == 1 || IsHalf(sentence, piece) || IsPublic(name)
            || (sentence.WordAt(piece + 1) is "," && sentence.WordAt(piece + 2) is "who"));

    /// <summary>
    /// The only company that an article names up to a place; null if there are several, or if it speaks of an investor first.
    /// </summary>
    public static Found<Name>? OnlyOneBefore(Place place, IReadOnlyList<Sentence> sentences)
    {
        var places = sentences.Take(place.Sentence.Number + 1)
            .SelectMany(sentence => Enumerable.Range(0, ReferenceEquals(sentence, place.Sentence) ? place.First : sentence.Pieces.Count)
                .Select(at => Place.Of(sentence, at)))
            .Where(name => name.Sentence.Pieces[name.First].IsFullName)
            .ToList();
        if (places is [var first, ..] && IsInvestorOnly(first.Sentence.Pieces[first.First].Name!))
        {
            return null;
        }

        var named = places.Where(name => CanBe(name.Sentence, name.First))
            .Select(name => new Found<Name>(name.Sentence.Pieces[name.First].Name!, name))
            .DistinctBy(name => name.Value.Key)
            .ToList();
        return named is [var only] ? only : null;
    }

    /// <summary>"X catches attention: the startup just raised": the only company that a sentence names before its colon.</summary>
    public static Found<Name>? OnlyOneBeforeColon(Place place)
    {
        var sentence = place.Sentence;
        var colon = Enumerable.Range(0, place.First).LastOrDefault(at => sentence.WordAt(at) is ":", -1);
        var named = Enumerable.Range(0, Math.Max(0, colon)).Where(at => sentence.Pieces[at] is { IsFullName: true, Name.IsPerson: false }
                && !IsInvestorOnly(sentence.Pieces[at].Name!) && !Outlets.IsOutlet(sentence.Pieces[at].Name!.Text))
            .DistinctBy(at => sentence.Pieces[at].Name!.Key).ToList();
        return named is [var only] && sentence.WordAt(colon + 1) is "the" or "it"
            ? new(sentence.Pieces[only].Name!, Place.Of(sentence, only)) : null;
    }

    /// <summary>Whether an organization that invests may also borrow: one of which the register says no more.</summary>
    public static bool CanBorrow(Sentence sentence, int piece) => sentence.Pieces[piece].IsFullName
        && sentence.Pieces[piece].Name is { IsPerson: false, Known.Type: null or InvestorType.Corporate } name
        && !IsPublic(name) && !Outlets.IsOutlet(name.Text);

    private static bool IsPublic(Name name) => name.Known is null && Public.Contains(name.LastWord)
        && (name.Text.Contains(' ', StringComparison.Ordinal) || name.Text is "Treasury" or "Congress");

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text) => text[(text.LastIndexOfAny(' ', '(', '“') + 1)..];

    // "O'Moor", "Wow! Tallow" and "23 and Tallow" are names, and what stands behind is only a part of them.
    private static bool IsHalf(Sentence sentence, int piece)
    {
        var before = sentence.Text.AsSpan(0, sentence.Pieces[piece].Start);
        var isOfNumber = sentence.WordAt(piece - 1) is "and" && sentence.WordAt(piece - 2) is { Length: > 0 } number
            && number.All(char.IsAsciiDigit);
        return isOfNumber || before.EndsWith("O'") || before.EndsWith("O’") || before.EndsWith("D'") || before.EndsWith("D’")
            || (before.EndsWith("! ") && LastWord(before[..^2]) is [var first, ..] && char.IsUpper(first));
    }

    /// <summary>A registered organization that only invests, or a name that says so.</summary>
    public static bool IsInvestorOnly(Name name) => name.Known is { } known
        ? !known.Kinds.Contains(OrganizationKind.Company) && known.Type != InvestorType.Corporate
        : Never.Contains(name.LastWord);
}

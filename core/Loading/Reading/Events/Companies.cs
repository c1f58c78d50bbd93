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
            "College", "School", "Park", "Campus", "Initiative", "Program", "Programme", "Act"],
        StringComparer.OrdinalIgnoreCase);

    public static bool CanBe(Sentence sentence, int piece) =>
        sentence.Pieces[piece] is { IsFullName: true, Name: { IsPerson: false } name } && !IsInvestorOnly(name)
            && !Outlets.IsOutlet(name.Text) && piece >= Dateline.End(sentence);

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

    /// <summary>A registered organization that only invests, or a name that says so.</summary>
    public static bool IsInvestorOnly(Name name) => name.Known is { } known
        ? !known.Kinds.Contains(OrganizationKind.Company) && known.Type != InvestorType.Corporate
        : Never.Contains(name.Text[(name.Text.LastIndexOf(' ') + 1)..]);
}

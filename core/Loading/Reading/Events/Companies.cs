using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Whether a name can be the company of a deal.</summary>
internal static class Companies
{
    // Words at the end of the names of investors, agencies and groups of people.
    private static readonly HashSet<string> Never = new(
        ["Ventures", "Capital", "Partners", "Fund", "Investments", "Investors", "Equity", "Bank", "University", "Government", "Council",
            "Commission",
            "Ministry", "Times", "News", "Journal", "Post", "Startups", "Companies", "Investment", "Inc.com"],
        StringComparer.OrdinalIgnoreCase);

    public static bool CanBe(Sentence sentence, int piece) =>
        sentence.Pieces[piece] is { IsFullName: true, Name: { IsPerson: false } name } && !IsInvestorOnly(name)
            && !Outlets.IsOutlet(name.Text);

    /// <summary>The only company that some sentences name; null if there are several, or if they speak of an investor first.</summary>
    public static Found<Name>? OnlyOne(IReadOnlyList<Sentence> sentences)
    {
        if (sentences.SelectMany(sentence => sentence.Pieces).FirstOrDefault(piece => piece.IsFullName) is { Name: { } first }
            && IsInvestorOnly(first))
        {
            return null;
        }

        var named = sentences.SelectMany(sentence => Enumerable.Range(0, sentence.Pieces.Count).Where(at => CanBe(sentence, at))
                .Select(at => new Found<Name>(sentence.Pieces[at].Name!, Place.Of(sentence, at))))
            .DistinctBy(name => name.Value.Key)
            .ToList();
        return named is [var only] ? only : null;
    }

    /// <summary>A registered organization that only invests, or a name that says so.</summary>
    public static bool IsInvestorOnly(Name name) => name.Known is { } known
        ? !known.Kinds.Contains(OrganizationKind.Company) && known.Type != InvestorType.Corporate
        : Never.Contains(name.Text[(name.Text.LastIndexOf(' ') + 1)..]);
}

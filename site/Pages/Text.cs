using System.Globalization;
using ServerlessDeals.Briefings;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>The site's words for what the data says.</summary>
internal static class Text
{
    public static string Status(DealStatus status) => status switch
    {
        DealStatus.InTalks => "in talks",
        var other => Words.Of(other),
    };

    public static string Kind(DealKind kind) => Words.Of(kind).Replace('-', ' ');

    /// <summary>"series-b" is "Series B", "foundation-models" is "Foundation models".</summary>
    public static string Name(string slug)
    {
        var words = slug.Split('-').Select((word, i) => word switch
        {
            "ai" or "ipo" => word.ToUpperInvariant(),
            { Length: 1 } => word.ToUpperInvariant(),
            _ when i == 0 => Phrases.Capital(word),
            _ => word,
        });
        return string.Join(' ', words);
    }

    public static string Leads(DealItem deal) => string.Join(
        ", ",
        deal.Parties.Where(party => party.Role.IsLead() || !party.Role.IsInvestor())
            .Select(party => party.Role.IsInvestor() ? party.Name : $"{party.Name} ({Words.Of(party.Role)})"));

    /// <summary>One sentence that keeps every hedge.</summary>
    public static string Headline(DealItem deal)
    {
        var amount = deal.Amount.Value.IsUndisclosed ? "an undisclosed amount" : deal.Amount.Value.ToString();
        var worth = deal.Valuation is { Value.Worth.IsUndisclosed: false } valuation ? $", at a valuation of {valuation.Value}" : "";
        return $"{deal.Company.Name}: {Kind(deal.Kind)} for {amount}{worth}, {Status(deal.Status)}.";
    }

    public static string Place(Organization organization) =>
        string.Join(", ", new[] { organization.City, organization.Country is { } country ? CountryNames.Of(country) : null }.OfType<string>());

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The figure that is printed, in whole units: the lower bound, or the upper one of "up to" and "less than".</summary>
    public static long Figure(Amount amount) => amount is { Low: 0, High: { } high } ? high : amount.Low;

    /// <summary>"at least" and "$600M": the hedge apart, so that figures stand under each other.</summary>
    public static (string Hedge, string Figure) Parts(Amount amount)
    {
        var text = amount.ToString();
        var hedge = amount.Qualifier switch
        {
            Qualifier.About => "about ",
            Qualifier.AtLeast => "at least ",
            Qualifier.MoreThan => "more than ",
            Qualifier.UpTo => "up to ",
            Qualifier.LessThan => "less than ",
            _ => "",
        };
        return (hedge, text[hedge.Length..]);
    }
}

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
        string.Join(", ", new[] { organization.City, organization.Country }.OfType<string>()) is { Length: > 0 } place ? place + "." : "";
}

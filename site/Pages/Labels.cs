using System.Globalization;
using ServerlessDeals.Briefings;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>The site's words for what the data says.</summary>
internal static class Labels
{
    /// <summary>"series-b" is "Series B", "foundation-models" is "Foundation models".</summary>
    public static string Name(string slug)
    {
        var words = slug.Split('-').Select((word, i) => word switch
        {
            "ai" or "ipo" => word.ToUpperInvariant(),
            { Length: 1 } => word.ToUpperInvariant(),
            _ when i == 0 => English.Capital(word),
            _ => word,
        });
        return string.Join(' ', words);
    }

    /// <summary>"South Korea" of "KR"; the code itself where an older version stored one that is none.</summary>
    public static string Country(string code) => ServerlessDeals.Country.Parse(code) is { IsValue: true } country ? country.Value.Name : code;

    public static string Leads(DealItem deal) => string.Join(
        ", ",
        deal.Parties.Where(party => !party.OnlyInTalks && (party.IsLead() || !party.Role.IsInvestor()))
            .Select(party => party.Role.IsInvestor() ? party.Name : $"{party.Name} ({Words.Of(party.Role)})"));

    /// <summary>A round's name; what the deal is, where it is no round; empty for a round that nobody names.</summary>
    public static string Round(DealItem deal) => string.Join(
        ", ", new[] { deal.Round is { } round ? Name($"{round}") : null, deal.Kind == DealKind.FundingRound ? null : Phrases.Kind(deal.Kind) }.OfType<string>());

    /// <summary>Its status; of talks, whether anything was heard of them within a year.</summary>
    public static string Status(DealItem deal, DateOnly today) => deal.IsStale(today) ? "stale talks" : Phrases.Status(deal.Status);

    /// <summary>All that a claim says, bit by bit.</summary>
    /// <param name="names">Of the deal's parties; one that only a superseded claim names is called by its id.</param>
    public static IEnumerable<string> Told(Claim claim, IReadOnlyDictionary<Slug, string> names) =>
        new[]
        {
            Phrases.Status(claim.Status),
            claim.Round is { } round ? Name($"{round}") : null,
            claim.Amount is { } amount ? (amount.IsUndisclosed ? "amount undisclosed" : $"{amount}") : null,
            claim.Valuation is { } valuation ? (valuation.Worth.IsUndisclosed ? "valuation undisclosed" : $"valued {valuation}") : null,
            claim.Announced is { } announced ? $"announcement {announced}" : null,
            claim.Closed is { } closed ? $"closing {closed}" : null,
        }.OfType<string>().Concat(claim.Parties.Select(party => Told(party, names.GetValueOrDefault(party.Org, Name($"{party.Org}")))));

    /// <summary>"Alibaba Group (lead, in talks, $50M)".</summary>
    private static string Told(Party party, string name)
    {
        var role = party.Role == PartyRole.Unknown ? "role unknown" : Words.Of(party.Role);
        return $"{name} ({role}, {Words.Spaced(Words.Of(party.Commitment))}{(party.Amount is { } share ? $", {share}" : "")})";
    }

    public static string Place(Organization organization) =>
        string.Join(", ", new[] { organization.City, organization.Country is { } country ? Country(country) : null }.OfType<string>());

    /// <summary>"at least" and "$600.0", in millions: the hedge apart, so that figures stand under each other.</summary>
    public static (string Hedge, string Figure) Parts(Amount amount)
    {
        var hedge = amount.Qualifier switch
        {
            Qualifier.AtLeast => "at least ",
            Qualifier.MoreThan => "more than ",
            Qualifier.UpTo => "up to ",
            Qualifier.LessThan => "less than ",
            _ => amount.IsApproximate ? "about " : "",
        };
        var figure = amount.Qualifier == Qualifier.Between ? $"{Millions(amount.Low)}–{Millions(amount.High!.Value)}" : Millions(amount.Figure);
        return (hedge, amount.Currency.Prefix + figure);
    }

    // One decimal; more only where nothing else is exact.
    private static string Millions(long units) => (units / 1_000_000m).ToString("#,0.0#####", CultureInfo.InvariantCulture);
}

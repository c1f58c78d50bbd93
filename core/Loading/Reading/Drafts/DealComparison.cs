using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Loading.Reading.Drafts;

/// <summary>One field of a deal as readers would see it before and after a draft is entered. Empty if it is not known.</summary>
public sealed record ComparedField(string Field, string Before, string After)
{
    public bool IsChanged => Before != After;
}

/// <summary>Compares the deal that a draft would join, as readers see it, with what it would be.</summary>
public static class DealComparison
{
    /// <param name="before">The seeds without the claim.</param>
    /// <param name="after">The seeds with it.</param>
    public static IReadOnlyList<ComparedField> Of(SeedSet before, SeedSet after, string deal)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, changed) = (Fields(before, deal), Fields(after, deal));
        return
        [
            .. old.Keys.Union(changed.Keys)
                .Select(field => new ComparedField(field, old.GetValueOrDefault(field, ""), changed.GetValueOrDefault(field, ""))),
        ];
    }

    private static Dictionary<string, string> Fields(SeedSet set, string id)
    {
        var deal = set.Deals.FirstOrDefault(deal => deal.Id.ToString() == id);
        if (deal is null || Resolver.Resolve(deal, DateOnly.MaxValue) is not { } seen)
        {
            return [];
        }

        var register = new Register(set.Organizations);
        return new(StringComparer.Ordinal)
        {
            ["kind"] = EnumWords.Spaced(EnumWords.Of(seen.Kind)),
            ["status"] = EnumWords.Spaced(EnumWords.Of(seen.Status.Value)),
            ["date"] = $"{seen.Date}",
            ["round"] = $"{seen.Round?.Value}",
            ["amount"] = $"{seen.Amount.Value}",
            ["valuation"] = $"{seen.Valuation?.Value}",
            ["parties"] = string.Join(", ", seen.Parties.Select(party => Party(register, party))),
            ["contradictions"] = string.Join(", ", seen.Conflicts.Where(conflict => conflict.Contradicts)
                .Select(conflict => $"{conflict.Field}: {conflict.Value} ({conflict.Source.Publisher})")),
            ["independent sources"] = $"{seen.Sources}",
            ["claims"] = $"{deal.Claims.Count}",
        };
    }

    private static string Party(Register register, ResolvedParty party) =>
        $"{register.Name(party.Org).Name} ({EnumWords.Spaced(EnumWords.Of(party.Role.Value))}"
        + $"{(party.OnlyInTalks || party.Commitment.Value == Commitment.InTalks ? ", in talks" : "")}"
        + $"{(party.Amount is { } amount ? $", {amount.Value}" : "")})";
}

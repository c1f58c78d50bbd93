using System.Globalization;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>A resolved deal as lines of text, which are the same for core and for the witness.</summary>
internal static class DealLines
{
    public static IReadOnlyList<string> Of(WitnessResolved? deal)
    {
        if (deal is null)
        {
            return [];
        }

        var lines = new List<string>
        {
            $"date {deal.Date.Text} {deal.DateBasis}",
            string.Create(CultureInfo.InvariantCulture, $"witnesses {deal.Witnesses}"),
            "claims " + string.Join(' ', deal.Visible.Order(StringComparer.Ordinal)),
            $"unpaired {deal.Unpaired}, unconfirmed {deal.Unconfirmed}",
        };
        Add("status", deal.Status);
        Add("announced", deal.Announced);
        Add("closed", deal.Closed);
        Add("round", deal.Round);
        Add("amount", deal.AmountSaid);
        Add("valuation", deal.Valuation);
        foreach (var party in deal.Parties)
        {
            Add($"role:{party.Org}", party.Role);
            Add($"commitment:{party.Org}", party.Commitment);
            Add($"amount:{party.Org}", party.Amount);
            lines.Add($"only in talks:{party.Org} {party.OnlyInTalks}");
        }

        if (deal.Stage == "talks")
        {
            lines.Add($"last heard {Day(deal.LastHeard)}");
        }

        lines.AddRange(deal.Conflicts.Select(conflict => Conflict(conflict.Field, ForPeople(conflict), conflict.Contradicts)));
        return Sorted(lines);

        void Add(string field, WitnessCited? value)
        {
            if (value is not null)
            {
                lines.Add(Line(field, value.Text, value.Claim, value.FromTalks, value.Undecided));
            }
        }
    }

    public static IReadOnlyList<string> Of(ResolvedDeal? deal)
    {
        if (deal is null)
        {
            return [];
        }

        var lines = new List<string>
        {
            $"date {deal.Date} {EnumWords.Of(deal.DateBasis)}",
            string.Create(CultureInfo.InvariantCulture, $"witnesses {deal.Sources}"),
            "claims " + string.Join(' ', deal.Claims.Select(claim => claim.Id.ToString()).Order(StringComparer.Ordinal)),
            $"unpaired {deal.Unpaired}, unconfirmed {deal.Unconfirmed}",
        };
        Add("status", deal.Status, EnumWords.Of);
        Add("announced", deal.Announced, date => date.ToString());
        Add("closed", deal.Closed, date => date.ToString());
        Add("round", deal.Round, round => round.ToString());
        Add("amount", deal.Amount, Amount);
        Add("valuation", deal.Valuation, Valuation);
        foreach (var party in deal.Parties)
        {
            Add($"role:{party.Org}", party.Role, EnumWords.Of);
            Add($"commitment:{party.Org}", party.Commitment, EnumWords.Of);
            Add($"amount:{party.Org}", party.Amount, Amount);
            lines.Add($"only in talks:{party.Org} {party.OnlyInTalks}");
        }

        if (deal.Status.Value is DealStatus.Rumoured or DealStatus.InTalks)
        {
            lines.Add($"last heard {Day(deal.LastHeard!.Value)}");
        }

        lines.AddRange(deal.Conflicts.Select(conflict => Conflict(conflict.Field, conflict.Value, conflict.Contradicts)));
        return Sorted(lines);

        void Add<T>(string field, Cited<T>? value, Func<T, string> toText)
        {
            if (value is not null)
            {
                lines.Add(Line(field, toText(value.Value), value.Source?.Claim.ToString(), value.FromTalks, value.Undecided));
            }
        }
    }

    public static string Amount(Amount amount) => WitnessAmount.Read(amount.ToSeedText()).Text;

    public static string Difference(string what, IReadOnlyList<string> witness, IReadOnlyList<string> core) =>
        $"{what}\n  witness: {string.Join("\n           ", witness.Except(core))}"
        + $"\n  core:    {string.Join("\n           ", core.Except(witness))}";

    private static string Valuation(Valuation valuation) => WitnessValuation.Read(valuation.ToSeedText()).Text;

    private static string Line(string field, string text, string? claim, bool fromTalks, bool undecided) =>
        $"{field} {text} [{claim}]{(fromTalks ? " from talks" : "")}{(undecided ? " undecided" : "")}";

    private static string Conflict(string field, string value, bool contradicts) =>
        $"conflict {field} {value}{(contradicts ? " contradicts" : "")}";

    private static string ForPeople(WitnessConflict conflict) => conflict.Field switch
    {
        "amount" => ServerlessDeals.Values.Money.Amount.Parse(conflict.Value).OrThrow().ToString(),
        "valuation" => ServerlessDeals.Values.Money.Valuation.Parse(conflict.Value).OrThrow().ToString(),
        _ => conflict.Value,
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<string> Sorted(List<string> lines) => [.. lines.Order(StringComparer.Ordinal)];
}

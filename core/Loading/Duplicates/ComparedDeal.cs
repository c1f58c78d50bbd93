using System.Text.Json.Serialization;

namespace ServerlessDeals.Loading.Duplicates;

/// <summary>What is compared of a deal to find others that may be the same.</summary>
/// <param name="Parties">The ids of its investors and other parties.</param>
/// <param name="Publishers">Who reported its figures.</param>
internal sealed record ComparedDeal(
    DealId Id, DuplicateFields Fields, IReadOnlyList<Slug> Parties, IReadOnlyList<string> Publishers)
{
    private static readonly (int Days, int Score)[] Nearness = [(0, 4), (7, 3), (20, 2), (45, 1)];

    public static ComparedDeal Of(DealItem deal) => new(
        deal.Id,
        new(deal.Kind, deal.Date, deal.Round, deal.Amount.Value),
        [.. deal.Parties.Select(party => party.Id)],
        [.. new[] { deal.Amount.Source?.Publisher, deal.Valuation?.Source?.Publisher }.OfType<string>().Distinct(StringComparer.Ordinal)]);

    /// <summary>The pair with its rank and its reasons; null if nothing suggests that the two deals of a company are the same.</summary>
    public Candidate? With(ComparedDeal later)
    {
        if (!Fields.MayBeSameAs(later.Fields) && !AreVague(later))
        {
            return null;
        }

        var (reasons, score) = (new List<string>(), 0);
        Add(AmountReason(later), AmountScore(later));
        Add(Fields.Round is { } round && round == later.Fields.Round ? $"same round ({round})" : null, 3);
        Add(DateReason(later), DateScore(later));
        var common = Parties.Intersect(later.Parties).Count();
        Add(common > 0 ? English.Count(common, "party in common", "parties in common") : null, Math.Min(common + 1, 4));
        Add(common == 0 && Parties.Count > 0 && later.Parties.Count > 0 ? "but no party in common" : null, -2);
        Add(Fields.Round is { } one && later.Fields.Round is { } other && one != other ? $"but {one} and {other}" : null, -3);
        Add(Publishers.Intersect(later.Publishers, StringComparer.Ordinal).Any() ? "but one source reports both" : null, -2);
        return new(Store.Duplicates.EntryKind.Deal, $"{Id}", $"{later.Id}", score, string.Join("; ", reasons));

        void Add(string? reason, int points)
        {
            if (reason is not null)
            {
                reasons.Add(reason);
                score += points;
            }
        }
    }

    /// <summary>Whether no more is known of the two than one and the same year, or quarter.</summary>
    private bool AreVague(ComparedDeal later) =>
        Fields.Kind == later.Fields.Kind && Fields.Date == later.Fields.Date && Fields.Date.Precision < DatePrecision.Month
        && Fields.Amount.IsUndisclosed && later.Fields.Amount.IsUndisclosed
        && (Fields.Round is null || later.Fields.Round is null || Fields.Round == later.Fields.Round);

    private string? AmountReason(ComparedDeal later)
    {
        var (one, other) = (Fields.Amount, later.Fields.Amount);
        if (one.IsUndisclosed || other.IsUndisclosed)
        {
            return one.IsUndisclosed && other.IsUndisclosed ? "both undisclosed" : null;
        }

        if (one == other)
        {
            return $"same amount ({one})";
        }

        return one.IsCompatibleWith(other) ? $"amounts that can both be true ({one}, {other})" : $"but {one} and {other}";
    }

    private int AmountScore(ComparedDeal later)
    {
        var (one, other) = (Fields.Amount, later.Fields.Amount);
        if (one.IsUndisclosed || other.IsUndisclosed)
        {
            return 0;
        }

        if (one == other)
        {
            return 5;
        }

        return one.IsCompatibleWith(other) ? 3 : -3;
    }

    private string DateReason(ComparedDeal later)
    {
        if (Fields.Date == later.Fields.Date)
        {
            return Fields.Date.Precision == DatePrecision.Day ? "same day" : $"same {EnumWords.Of(Fields.Date.Precision)}";
        }

        return DaysTo(later) is var days and > 0 ? $"{English.Count(days, "day", "days")} apart" : "dates that can be the same day";
    }

    private int DateScore(ComparedDeal later) =>
        Fields.Date.Precision < DatePrecision.Month ? 0 : Nearness.First(near => DaysTo(later) <= near.Days).Score;

    /// <summary>The fewest days that can be between them.</summary>
    private int DaysTo(ComparedDeal later) => Math.Max(
        0,
        Math.Max(
            later.Fields.Date.First.DayNumber - Fields.Date.Last.DayNumber,
            Fields.Date.First.DayNumber - later.Fields.Date.Last.DayNumber));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(WordConverter<DealKind>)])]
[JsonSerializable(typeof(ComparedDeal))]
[JsonSerializable(typeof(Candidate))]
internal sealed partial class CandidateJson : JsonSerializerContext;

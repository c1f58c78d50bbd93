using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>An announced or closed deal that gave a company a valuation.</summary>
public sealed record ValuedDeal
{
    public required DealId Deal { get; init; }

    public required PartialDate Date { get; init; }

    public required DealKind Kind { get; init; }

    public Slug? Round { get; init; }

    /// <summary>As stated. Its basis is unknown if no source says whether it includes the new money.</summary>
    public required Cited<Valuation> Valuation { get; init; }

    /// <summary>The valuation without the new money; null if it was not stated.</summary>
    public Amount? Pre { get; init; }

    /// <summary>The valuation with the new money: stated, or computed.</summary>
    public Amount? Post { get; init; }

    /// <summary>
    /// Whether <see cref="Post"/> is the pre-money valuation plus the amount. It is computed only if one claim gives both, and neither is
    /// in doubt.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Computed { get; init; }

    /// <summary>The comparison with the valuation before; null if there is none that can be compared.</summary>
    public StepUp? StepUp { get; init; }

    /// <summary>A company's valuations, oldest first, each compared with the one before.</summary>
    /// <param name="raised">The company's deals.</param>
    public static IReadOnlyList<ValuedDeal> HistoryOf(IEnumerable<DealItem> raised)
    {
        var valued = raised
            .Where(deal => deal.IsCounted() && deal.Kind != DealKind.Cumulative && deal.Valuation is { Value.Worth.IsUndisclosed: false })
            .OrderBy(deal => deal.Date)
            .ThenBy(deal => deal.Id)
            .ToList();
        var worths = valued.ConvertAll(Worth.Of);
        return [.. valued.Select((deal, at) => Of(deal, worths[at], Before(worths, at)))];
    }

    /// <summary>The latest that is certainly earlier. A pre-money valuation is none to step up from: the new money is missing.</summary>
    private static Worth? Before(List<Worth> worths, int at) => worths.Take(at).LastOrDefault(
        worth => worth.Size is not null && worth.Basis != ValuationBasis.Pre && worth.Deal.Date.Last < worths[at].Deal.Date.First);

    private static ValuedDeal Of(DealItem deal, Worth worth, Worth? before)
    {
        var valuation = deal.Valuation!;
        var stated = valuation.Value;
        return new()
        {
            Deal = deal.Id,
            Date = deal.Date,
            Kind = deal.Kind,
            Round = deal.Round,
            Valuation = valuation,
            Pre = stated.Basis == ValuationBasis.Pre ? stated.Worth : null,
            Post = stated.Basis == ValuationBasis.Post ? stated.Worth : worth.Computed,
            Computed = worth.Computed is not null,
            StepUp = worth.Size is { } size && before is not null && Multiple.Of(size, before.Size!) is { } multiple
                ? new(multiple.Text, multiple.Low, multiple.High, before.Deal.Id, worth.Basis, before.Basis)
                : null,
        };
    }

    /// <summary>What a deal says the company is worth: with the new money if that is known, else as it was stated.</summary>
    /// <param name="Computed">The post-money valuation if it is a sum.</param>
    /// <param name="Size">In comparable dollars; null if no rate is known.</param>
    private sealed record Worth(DealItem Deal, ValuationBasis Basis, Amount? Computed, MoneySize? Size)
    {
        public static Worth Of(DealItem deal)
        {
            var valuation = deal.Valuation!;
            var size = SizeOf(valuation.Value.Worth, valuation.Usd);
            if (!CanBeAdded(deal, valuation))
            {
                return new(deal, valuation.Value.Basis, null, size);
            }

            var added = SizeOf(deal.Amount.Value, deal.Amount.Usd);
            return new(
                deal,
                ValuationBasis.Post,
                valuation.Value.Worth + deal.Amount.Value,
                size is null || added is null ? null : size + added);
        }

        private static bool CanBeAdded(DealItem deal, Cited<Valuation> valuation) =>
            valuation.Value.Basis == ValuationBasis.Pre
            && deal.Amount is { Value.IsUndisclosed: false, Undecided: false, FromTalks: false, Source: { } source }
            && deal.Amount.Value.Currency == valuation.Value.Worth.Currency
            && !valuation.Undecided
            && !valuation.FromTalks
            && source.Claim == valuation.Source?.Claim;

        private static MoneySize? SizeOf(Amount reported, ConvertedAmount? usd) =>
            (usd ?? ConvertedAmount.OfDollars(reported)) is { } dollars
                ? new(
                    dollars.Range,
                    dollars.Figure,
                    reported.Qualifier is Qualifier.Exactly or Qualifier.About,
                    usd is null && reported.Qualifier == Qualifier.Exactly)
                : null;
    }
}

/// <summary>How many times the valuation before a valuation is, in comparable dollars.</summary>
/// <param name="Text">For people: "about 3.2×", "at least 2×".</param>
/// <param name="Low">The least it can be; null if it has no lower bound. "About" counts as five per cent either way.</param>
/// <param name="High">The most it can be; null if it has no upper bound.</param>
/// <param name="Since">The deal that gave the valuation before.</param>
/// <param name="Basis">Whether this valuation includes the new money.</param>
/// <param name="SinceBasis">Whether the valuation before does.</param>
public sealed record StepUp(
    string Text,
    decimal? Low,
    decimal? High,
    DealId Since,
    [property: JsonConverter(typeof(WordConverter<ValuationBasis>))] ValuationBasis Basis,
    [property: JsonConverter(typeof(WordConverter<ValuationBasis>))] ValuationBasis SinceBasis);

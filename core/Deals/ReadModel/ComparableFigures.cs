namespace ServerlessDeals.Deals.ReadModel;

/// <summary>A deal's amounts and its valuation in US dollars, at the rate of the deal's date.</summary>
public static class ComparableFigures
{
    /// <summary>The amount in comparable dollars; null if it is undisclosed or no rate is known.</summary>
    public static ConvertedAmount? InDollars(this Cited<Amount> amount) => amount.Usd ?? ConvertedAmount.OfDollars(amount.Value);

    /// <inheritdoc cref="InDollars(Cited{Amount})"/>
    public static ConvertedAmount? InDollars(this Cited<Valuation>? valuation) =>
        valuation is null ? null : valuation.Usd ?? ConvertedAmount.OfDollars(valuation.Value.Worth);

    /// <summary>The deal with its comparable figures.</summary>
    internal static ResolvedDeal Added(ResolvedDeal deal, ExchangeRates rates)
    {
        return deal with
        {
            Amount = deal.Amount with { Usd = Convert(deal.Amount.Value) },
            Valuation = deal.Valuation is { } valuation ? valuation with { Usd = Convert(valuation.Value.Worth) } : null,
            Parties =
            [
                .. deal.Parties.Select(party => party.Amount is { } share
                    ? party with { Amount = share with { Usd = Convert(share.Value) } }
                    : party),
            ],
        };

        ConvertedAmount? Convert(Amount amount) => rates.Convert(amount, Currency.Usd, deal.Date);
    }

    /// <summary>The deal with the figures that were stored with it as lists show it on the same day.</summary>
    internal static ResolvedDeal Copied(ResolvedDeal deal, DealItem item) => deal with
    {
        Amount = deal.Amount with { Usd = item.Amount.Usd },
        Valuation = deal.Valuation is { } valuation ? valuation with { Usd = item.Valuation?.Usd } : null,
        Parties =
        [
            .. deal.Parties.Zip(item.Parties, (party, listed) => party.Amount is { } share
                ? party with { Amount = share with { Usd = listed.Usd } }
                : party),
        ],
    };
}

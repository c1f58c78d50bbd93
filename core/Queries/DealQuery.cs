using System.Globalization;

namespace ServerlessDeals.Queries;

/// <summary>A query for deals: filters that must all match, an order and a page.</summary>
public sealed record DealQuery
{
    public const int DefaultLimit = 25;
    public const int MaxLimit = 100;

    public ValueFilter<Slug> Companies { get; init; } = new();

    /// <summary>Parties that take part as investors, not acquirers, licensees or lenders.</summary>
    public ValueFilter<Slug> Investors { get; init; } = new();

    /// <summary>Parties that lead or co-lead.</summary>
    public ValueFilter<Slug> Leads { get; init; } = new();

    public ValueFilter<Slug> Sectors { get; init; } = new();

    public ValueFilter<Country> Countries { get; init; } = new();

    public ValueFilter<Slug> Rounds { get; init; } = new();

    public ValueFilter<DealKind> Kinds { get; init; } = new();

    public ValueFilter<DealStatus> Status { get; init; } = new();

    public ValueFilter<Currency> Currencies { get; init; } = new();

    public Slug? Company
    {
        get => Companies.Only;
        init => Companies = new ValueFilter<Slug>(value);
    }

    public Slug? Investor
    {
        get => Investors.Only;
        init => Investors = new ValueFilter<Slug>(value);
    }

    public PartialDate? From { get; init; }

    public PartialDate? To { get; init; }

    public MoneyRange? Amount { get; init; }

    public MoneyRange? Valuation { get; init; }

    /// <summary>The rates for bounds that are not in US dollars. The reader of deals adds them.</summary>
    internal ExchangeRates Rates { get; init; } = ExchangeRates.None;

    /// <summary>True for only deals without an amount, false for only those with one.</summary>
    public bool? Undisclosed { get; init; }

    /// <summary>Only deals whose sources contradict each other.</summary>
    public bool Contradicted { get; init; }

    /// <summary>
    /// The organizations found by a name search: deals of these, or with these among the parties. Null if no name was searched.
    /// </summary>
    public IReadOnlyList<Slug>? Named { get; init; }

    /// <summary>Also return deals whose amount or date may or may not lie within the bounds.</summary>
    public bool IncludePossible { get; init; }

    /// <summary>Use only what was known at the end of that day; null for everything known.</summary>
    public DateOnly? AsOf { get; init; }

    public DealOrder Order { get; init; } = DealOrder.NewestFirst;

    /// <summary>Also count all matches, if that is possible within the requests a list may cost.</summary>
    public bool WithTotal { get; init; }

    public int Limit { get; init; } = DefaultLimit;

    public Cursor? After { get; init; }

    /// <summary>Whether storage can check all filters, so every row it returns is a match.</summary>
    public bool IsCheckedByTheService =>
        AsOf is null
        && !Contradicted
        && Named is null
        && Amount is null
        && Valuation is null
        && Undisclosed is null
        && Investors.IsAll
        && Leads.IsAll
        && Sectors.IsAll
        && Countries.IsAll
        && Rounds.IsAll
        && Kinds.IsAll
        && Status.IsAll
        && Currencies.IsAll;

    /// <summary>The currency of the bounds; null if there are none.</summary>
    internal Currency? BoundsCurrency => (Amount ?? Valuation)?.Currency;

    /// <summary>Whether there are no filters at all.</summary>
    public bool IsEverything => IsCheckedByTheService && Companies.IsAll && From is null && To is null;

    public bool Matches(DealItem item) => MatchOf(item) is { } match && (match == MatchCertainty.Definite || IncludePossible);

    /// <summary>Definite if the deal certainly meets every filter; null if it certainly fails one.</summary>
    public MatchCertainty? MatchOf(DealItem item)
    {
        if (!Companies.Matches(item.Company.Id)
            || !Investors.Matches(item.Parties.Where(party => party.IsInvestor()).Select(party => party.Id))
            || !Leads.Matches(item.Parties.Where(party => party.IsLead()).Select(party => party.Id))
            || !Sectors.Matches(item.Sectors)
            || !Countries.Matches(item.Country is { } country ? Country.Parse(country).Value : null)
            || !Rounds.Matches(item.Round)
            || !Kinds.Matches(item.Kind)
            || !Status.Matches(item.Status)
            || !Currencies.Matches(item.Amount.Value.IsUndisclosed ? null : item.Amount.Value.Currency)
            || (Contradicted && item.Contradictions is null)
            || (Named is not null && !Named.Contains(item.Company.Id) && !item.Parties.Any(party => Named.Contains(party.Id)))
            || (Undisclosed is { } undisclosed && item.Amount.Value.IsUndisclosed != undisclosed))
        {
            return null;
        }

        MatchCertainty?[] matches =
        [
            DateMatch(item.Date),
            Amount is null ? MatchCertainty.Definite : Amount.Of(item.Amount.Value, item.Amount.InDollars(), item.Date, Rates),
            Valuation is null
                ? MatchCertainty.Definite
                : Valuation.Of(item.Valuation?.Value.Worth, item.Valuation.InDollars(), item.Date, Rates),
        ];
        return matches.Contains(null) ? null : matches.Max();
    }

    /// <summary>Identifies the query a cursor belongs to: everything except the page.</summary>
    internal string Fingerprint() => string.Join(
        '\n',
        Companies,
        Investors,
        Leads,
        Sectors,
        Countries,
        Rounds,
        Kinds,
        Status,
        Currencies,
        From,
        To,
        Amount,
        Valuation,
        Undisclosed,
        IncludePossible,
        Contradicted,
        Named is null ? "" : string.Join(',', Named),
        AsOf?.ToString("O", CultureInfo.InvariantCulture),
        Order.Word);

    private MatchCertainty? DateMatch(PartialDate date)
    {
        if (date.Last < From?.First || date.First > To?.Last)
        {
            return null;
        }

        var isWithin = (From is null || date.First >= From.Value.First) && (To is null || date.Last <= To.Value.Last);
        return isWithin ? MatchCertainty.Definite : MatchCertainty.Possible;
    }
}

/// <summary>A page of deals.</summary>
/// <param name="Listed">The deals, parsed or as stored.</param>
/// <param name="Next">The cursor of the next page; null on the last page.</param>
/// <param name="Requests">The storage requests it cost.</param>
public sealed record DealPage(IReadOnlyList<ListedDeal> Listed, Cursor? Next, int Requests)
{
    public IEnumerable<DealItem> Deals => Listed.Select(listed => listed.Deal);

    /// <summary>The number of matches on all pages; null if it was not requested or would cost too much.</summary>
    public int? Total { get; init; }

    /// <summary>How the page was read.</summary>
    public Explanation? Explanation { get; init; }
}

/// <summary>The cost of a page, and how it was read.</summary>
/// <param name="View">The table read.</param>
/// <param name="Partitions">The partitions read, in order.</param>
/// <param name="Range">The part of them that had to be read, in words.</param>
/// <param name="Sorted">Whether a whole partition was read and sorted here because the view has another order.</param>
/// <param name="RowsRead">The rows storage returned.</param>
public sealed record Explanation(
    string View, IReadOnlyList<string> Partitions, string Range, bool Sorted, int Requests, int RowsRead, int Matched)
{
    /// <summary>How amounts and valuations were compared; null if there are no bounds.</summary>
    public Comparison? Bounds { get; init; }
}

/// <summary>How amounts and valuations in all currencies were compared with bounds.</summary>
/// <param name="Currency">The currency of the bounds.</param>
/// <param name="RateSource">Who published the rates.</param>
/// <param name="RatesUntil">
/// The last day with rates. Null for bounds in US dollars: they are compared with figures that are stored with the deals.
/// </param>
public sealed record Comparison(Currency Currency, string RateSource, DateOnly? RatesUntil);

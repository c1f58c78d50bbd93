using System.Globalization;

namespace ServerlessDeals.Queries;

/// <summary>A query for deals: filters that must all match, an order and a page.</summary>
public sealed record DealQuery
{
    private readonly HashSet<Slug>? _named;

    public const int DefaultLimit = 25;
    public const int MaxLimit = 100;

    public ValueFilter<Slug> Companies { get; init; } = new();

    /// <summary>Parties that take part as investors, not acquirers, licensees or lenders.</summary>
    public ValueFilter<Slug> Investors { get; init; } = new();

    /// <summary>Parties that lead or co-lead.</summary>
    public ValueFilter<Slug> Leads { get; init; } = new();

    /// <summary>Parties that acquire the company, or license its technology as its people move.</summary>
    public ValueFilter<Slug> Acquirers { get; init; } = new();

    /// <summary>Parties that lend.</summary>
    public ValueFilter<Slug> Lenders { get; init; } = new();

    /// <summary>Parties in any role, also those that were only in talks.</summary>
    public ValueFilter<Slug> Parties { get; init; } = new();

    public ValueFilter<Slug> Sectors { get; init; } = new();

    public ValueFilter<Country> Countries { get; init; } = new();

    public ValueFilter<Region> Regions { get; init; } = new();

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

    /// <summary>True for only deals whose stage rests on aggregators alone, false for only the others.</summary>
    public bool? Unconfirmed { get; init; }

    /// <summary>The fewest independent sources of a deal.</summary>
    public int? MinSources { get; init; }

    /// <summary>Only deals whose sources contradict each other.</summary>
    public bool Contradicted { get; init; }

    /// <summary>The words of a name search.</summary>
    public string? Words { get; init; }

    /// <summary>
    /// The organizations found by a name search: deals of these, or with these among the parties. Null if no name was searched.
    /// </summary>
    public IReadOnlyList<Slug>? Named
    {
        get;
        init => (field, _named) = (value, value?.ToHashSet());
    }

    /// <summary>Also return deals whose amount or date may or may not lie within the bounds.</summary>
    public bool IncludePossible { get; init; }

    /// <summary>Use only what was known at the end of that day; null for everything known.</summary>
    public DateOnly? AsOf { get; init; }

    public DealOrder Order { get; init; } = DealOrder.NewestFirst;

    /// <summary>Also count all matches, if that is possible within the requests a list may cost.</summary>
    public bool WithTotal { get; init; }

    /// <summary>Read the timelines too. Few lists show them.</summary>
    public bool WithTimelines { get; init; }

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
        && Unconfirmed is null
        && MinSources is null
        && Companies.IsAll
        && Investors.IsAll
        && Leads.IsAll
        && Acquirers.IsAll
        && Lenders.IsAll
        && Parties.IsAll
        && Sectors.IsAll
        && Countries.IsAll
        && Regions.IsAll
        && Rounds.IsAll
        && Kinds.IsAll
        && Currencies.IsAll;

    /// <summary>The currency of the bounds; null if there are none.</summary>
    internal Currency? BoundsCurrency => (Amount ?? Valuation)?.Currency;

    /// <summary>Whether there are no filters at all.</summary>
    public bool IsEverything => IsCheckedByTheService && Status.IsAll && From is null && To is null;

    public bool Matches(DealItem item) => MatchOf(item) is { } match && (match == MatchCertainty.Definite || IncludePossible);

    /// <summary>Definite if the deal certainly meets every filter; null if it certainly fails one.</summary>
    public MatchCertainty? MatchOf(DealItem item)
    {
        if (!Companies.Matches(item.Company.Id)
            || !Investors.Matches(item.Parties.Where(party => party.IsInvestor()).Select(party => party.Id))
            || !Leads.Matches(item.Parties.Where(party => party.IsLead()).Select(party => party.Id))
            || !Acquirers.Matches(item.Parties.Where(party => party.IsAcquirer()).Select(party => party.Id))
            || !Lenders.Matches(item.Parties.Where(party => party.IsLender()).Select(party => party.Id))
            || !Parties.Matches(item.Parties.Select(party => party.Id))
            || !Sectors.Matches(item.Sectors)
            || !Countries.Matches(item.Country is { } country ? Country.Parse(country).Value : null)
            || !Regions.Matches(item.Country is { } within ? Region.Of(within) : [])
            || !Rounds.Matches(item.Round)
            || !Kinds.Matches(item.Kind)
            || !Status.Matches(item.Status)
            || !Currencies.Matches(item.Amount.Value.IsUndisclosed ? null : item.Amount.Value.Currency)
            || (Contradicted && item.Contradictions is null)
            || (Unconfirmed is { } unconfirmed && item.Unconfirmed != unconfirmed)
            || item.Sources < MinSources
            || (_named is not null && !_named.Contains(item.Company.Id) && !item.Parties.Any(party => _named.Contains(party.Id)))
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

    /// <summary>The filters by organizations, each with its name in a request.</summary>
    public IReadOnlyList<(string Parameter, ValueFilter<Slug> Filter)> OrganizationFilters() =>
    [
        ("company", Companies), ("investor", Investors), ("lead", Leads),
        ("acquirer", Acquirers), ("lender", Lenders), ("party", Parties),
    ];

    /// <summary>Identifies the query a cursor belongs to: everything except the page. The cursor has only a checksum of it.</summary>
    internal string Fingerprint() => string.Join(
        '\n',
        Companies,
        Investors,
        Leads,
        Acquirers,
        Lenders,
        Parties,
        Sectors,
        Countries,
        Regions,
        Rounds,
        Kinds,
        Status,
        Currencies,
        From,
        To,
        Amount,
        Valuation,
        Undisclosed,
        Unconfirmed,
        MinSources,
        IncludePossible,
        Contradicted,
        // The words, since the organizations that they find can change between two pages.
        Words ?? (Named is null ? "" : string.Join(',', Named)),
        AsOf?.ToString("O", CultureInfo.InvariantCulture),
        Order.Word);

    /// <summary>
    /// Whether each date that begins on a day is certainly within the bounds. It may be the day, or a longer time of the same year.
    /// </summary>
    internal bool IsWithin(DateOnly first) =>
        (From is null || first >= From.Value.First) && (To is null || new DateOnly(first.Year, 12, 31) <= To.Value.Last);

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

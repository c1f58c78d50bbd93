using System.Globalization;

namespace ServerlessDeals.Queries;

/// <summary>A question about deals: filters that must all hold, an order, and a page of it.</summary>
public sealed record DealQuery
{
    public const int DefaultLimit = 25;
    public const int MaxLimit = 100;

    public ValueFilter<Slug> Companies { get; init; } = new();

    /// <summary>Those who take part as investors; acquirers, licensees and lenders do not count.</summary>
    public ValueFilter<Slug> Investors { get; init; } = new();

    /// <summary>Those who lead or co-lead.</summary>
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

    public IReadOnlyList<DealStatus> Statuses
    {
        get => Status.Any;
        init => Status = new(value, []);
    }

    public PartialDate? From { get; init; }

    public PartialDate? To { get; init; }

    public MoneyRange? Amount { get; init; }

    public MoneyRange? Valuation { get; init; }

    /// <summary>Only deals without an amount, or only those with one.</summary>
    public bool? Undisclosed { get; init; }

    /// <summary>Only deals whose sources contradict each other.</summary>
    public bool Contradicted { get; init; }

    /// <summary>Deals of these, or with these among the parties: what a search for a name found; null where no name was asked for.</summary>
    public IReadOnlyList<Slug>? Named { get; init; }

    /// <summary>Also deals whose amount or date may lie within the bounds, and may not.</summary>
    public bool IncludePossible { get; init; }

    /// <summary>What was known at the end of that day; null for all that is known.</summary>
    public DateOnly? AsOf { get; init; }

    public DealOrder Order { get; init; } = DealOrder.NewestFirst;

    /// <summary>Also count all that matches, where that stays within the requests that a list may cost.</summary>
    public bool WithTotal { get; init; }

    public int Limit { get; init; } = DefaultLimit;

    public Cursor? After { get; init; }

    /// <summary>The service can check all of it, so that every row that it sends is one of the answer.</summary>
    public bool IsCheckedByTheService => AsOf is null && !Contradicted && Named is null && Amount is null && Valuation is null && Undisclosed is null
        && Investors.IsAll && Leads.IsAll && Sectors.IsAll && Countries.IsAll && Rounds.IsAll && Kinds.IsAll && Status.IsAll && Currencies.IsAll;

    /// <summary>Every deal there is.</summary>
    public bool IsEverything => IsCheckedByTheService && Companies.IsAll && From is null && To is null;

    public bool Matches(DealItem item) => MatchOf(item) is { } match && (match == MatchCertainty.Definite || IncludePossible);

    /// <summary>Definite where every bound surely holds; null where some filter surely does not.</summary>
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
            Amount is null ? MatchCertainty.Definite : Amount.Of(item.Amount.Value),
            Valuation is null ? MatchCertainty.Definite : Valuation.Of(item.Valuation?.Value.Worth),
        ];
        return matches.Contains(null) ? null : matches.Max();
    }

    /// <summary>What a cursor belongs to: everything but the page.</summary>
    internal string Fingerprint() => string.Join(
        '\n',
        Companies, Investors, Leads, Sectors, Countries, Rounds, Kinds, Status, Currencies, From, To, Amount, Valuation, Undisclosed, IncludePossible, Contradicted, Named is null ? "" : string.Join(',', Named),
        AsOf?.ToString("O", CultureInfo.InvariantCulture), Order.Word);

    private MatchCertainty? DateMatch(PartialDate date)
    {
        if (date.Last < From?.First || date.First > To?.Last)
        {
            return null;
        }

        return (From is null || date.First >= From.Value.First) && (To is null || date.Last <= To.Value.Last) ? MatchCertainty.Definite : MatchCertainty.Possible;
    }
}

/// <summary>A page of deals.</summary>
/// <param name="Listed">The deals, read or as their rows hold them.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
/// <param name="Requests">Storage requests that it cost.</param>
public sealed record DealPage(IReadOnlyList<ListedDeal> Listed, Cursor? Next, int Requests)
{
    public IEnumerable<DealItem> Deals => Listed.Select(listed => listed.Deal);

    /// <summary>How many deals match on all pages; null where it was not asked for, or would have cost too much.</summary>
    public int? Total { get; init; }

    /// <summary>How the page came about.</summary>
    public Explanation? Explanation { get; init; }
}

/// <summary>What a page cost, and why.</summary>
/// <param name="View">The table that was read.</param>
/// <param name="Partitions">The partitions of it that were read, in order.</param>
/// <param name="Sorted">Whether its partition was read whole and sorted here, because the view has another order.</param>
/// <param name="RowsRead">Rows that the service sent.</param>
public sealed record Explanation(string View, IReadOnlyList<string> Partitions, bool Sorted, int Requests, int RowsRead, int Matched);

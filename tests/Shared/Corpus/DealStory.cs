using System.Globalization;

namespace ServerlessDeals.Corpus;

/// <summary>What happened in one generated deal, and what its sources say about it.</summary>
internal sealed class DealStory
{
    private static readonly double[] YearWeights = [4, 6, 10, 14, 20, 26, 34, 42, 50, 58, 66, 74, 82, 92, 136.4, 118, 96, 71.6];
    private static readonly double[] ClaimWeights = [55, 28, 12, 5];
    private static readonly double[] PrecisionWeights = [90, 6, 2, 2];
    private static readonly DealStatus[] Ends =
    [
        DealStatus.Closed, DealStatus.Announced, DealStatus.InTalks, DealStatus.Rumoured, DealStatus.Cancelled,
    ];
    private static readonly double[] EndWeights = [64, 28, 4, 3, 1];
    private static readonly DealKind[] Kinds = [DealKind.FundingRound, DealKind.StrategicInvestment, DealKind.Debt, DealKind.Secondary];
    private static readonly double[] KindWeights = [92, 4, 3, 1];
    private static readonly DateOnly Corrected = new(2025, 12, 1);

    private const int FirstYear = 2008;

    private readonly Draws _draws;
    private readonly PartialDate _date;
    private readonly DealStatus _end;
    private readonly Slug? _round;
    private readonly Amount? _amount;
    private readonly IReadOnlyList<Party> _parties;
    private readonly IReadOnlyList<Claim> _claims;

    public DealStory(Draws draws, Organization company, int investors)
    {
        _draws = draws;
        Kind = Kinds[draws.Weighted(KindWeights)];
        _date = Date();
        _end = Ends[draws.Weighted(EndWeights)];
        _round = draws.Chance(0.9) ? Slug.Parse(draws.ByRank(Vocabulary.Rounds)).OrThrow() : null;
        _amount = draws.Chance(Shape.Undisclosed) ? null : Money(Shape.Dollars(draws));
        var numbers = new HashSet<int>();
        for (var wanted = Math.Min(Shape.InvestorsOf(draws), investors); numbers.Count < wanted;)
        {
            numbers.Add(Shape.Investor(draws, investors));
        }

        Backers = [.. numbers.Select(GeneratedCorpus.Investor)];
        _parties = [.. Backers.Select((backer, i) => new Party(backer.Id, Role(i), Commitment.Closed))];
        var count = draws.Weighted(ClaimWeights) + 1;
        _claims = [.. Enumerable.Range(0, count).Select(i => ClaimOf(i, count, company))];
    }

    public DealKind Kind { get; }

    public IReadOnlyList<Organization> Backers { get; }

    public IReadOnlyList<Claim> Claims(int revision) =>
        [.. _claims, .. Enumerable.Range(1, revision).Select(number => Correction(number))];

    private PartyRole Role(int place) => place == 0 && _draws.Chance(0.45) ? PartyRole.Lead : PartyRole.Unknown;

    private PartialDate Date()
    {
        var year = FirstYear + _draws.Weighted(YearWeights);
        var (month, precision) = (1 + _draws.Below(12), _draws.Weighted(PrecisionWeights));
        // One in thirty random days is the first of a month anyway.
        var day = _draws.Chance(Shape.OnTheFirst - 0.025) ? 1 : 1 + _draws.Below(DateTime.DaysInMonth(year, month));
        return precision switch
        {
            0 => PartialDate.OfDay(new(year, month, day)),
            1 => PartialDate.OfMonth(year, month),
            2 => PartialDate.OfQuarter(year, ((month - 1) / 3) + 1),
            _ => PartialDate.OfYear(year),
        };
    }

    private Amount Money(long dollars)
    {
        var (currency, units) = dollars < 100_000_000 && _draws.Chance(0.12) ? _draws.ByRank(Vocabulary.Currencies) : ("USD", 1);
        var (money, sum) = (Currency.Parse(currency).OrThrow(), dollars * units);
        return _draws.Below(20) switch
        {
            0 => Amount.AtLeast(sum, money),
            1 => Amount.MoreThan(sum, money),
            2 or 3 => Amount.About(sum, money),
            _ => Amount.Exactly(sum, money),
        };
    }

    private Claim ClaimOf(int number, int count, Organization company)
    {
        var published = _date.Last.AddDays(number == 0 ? _draws.Below(4) : 3 + (number * 20) + _draws.Below(20));
        var isLast = number == count - 1;
        var status = (isLast, IsInTalks: !isLast && _draws.Chance(0.3), _end) switch
        {
            (_, IsInTalks: true, _) => DealStatus.InTalks,
            (false, _, DealStatus.Closed) => DealStatus.Announced,
            _ => _end,
        };
        return new()
        {
            Id = Slug.Parse(string.Create(CultureInfo.InvariantCulture, $"claim-{number + 1}")).OrThrow(),
            Source = Source(company, published, number),
            Recorded = published.AddDays(1),
            Status = status,
            Announced = number > 0 && _draws.Chance(0.1) && _date.Precision == DatePrecision.Day
                ? PartialDate.OfDay(_date.First.AddDays(1 + _draws.Below(20))) : _date,
            Round = _round,
            Amount = number > 0 && _draws.Chance(0.2) && _amount is { } amount ? Contradicted(amount) : _amount,
            Valuation = _amount is { } raised && _draws.Chance(0.15)
                ? new(Amount.About(raised.Low * 5, raised.Currency), ValuationBasis.Post) : null,
            Parties = number == 0 ? _parties : [.. _parties.Take(1 + _draws.Below(3))],
        };
    }

    private Source Source(Organization company, DateOnly published, int number)
    {
        SourceKind[] kinds = [SourceKind.Press, SourceKind.Aggregator, SourceKind.Company, SourceKind.Relay];
        var kind = kinds[_draws.Weighted([60, 20, 15, 5])];
        var publisher = kind switch
        {
            SourceKind.Aggregator => _draws.Of(Vocabulary.Aggregators),
            SourceKind.Company => company.Name,
            _ => _draws.ByRank(Vocabulary.Publishers),
        };
        return new()
        {
            Publisher = publisher,
            Url = string.Create(CultureInfo.InvariantCulture, $"https://example.org/{published:yyyy/MM/dd}/{company.Id}-{number}"),
            Title = $"{company.Name} raises {_amount?.ToString() ?? "an undisclosed sum"}",
            Published = PartialDate.OfDay(published),
            Kind = kind,
            By = kind == SourceKind.Company ? company.Id : null,
            Via = kind == SourceKind.Relay ? "News Relay" : null,
            Cites = number > 0 && kind != SourceKind.Company && _draws.Chance(0.15) ? Vocabulary.Publishers[0] : null,
            Anonymous = kind == SourceKind.Press && _draws.Chance(0.15),
        };
    }

    private static Amount Contradicted(Amount amount) => Amount.Exactly((amount.Low * 5 / 4) + 1, amount.Currency);

    private Claim Correction(int number) => _claims[^1] with
    {
        Id = Slug.Parse(string.Create(CultureInfo.InvariantCulture, $"correction-{number}")).OrThrow(),
        Source = _claims[^1].Source with { Published = PartialDate.OfDay(Corrected.AddDays(number)), Kind = SourceKind.Filing, By = null },
        Recorded = Corrected.AddDays(number),
        Amount = Amount.Exactly((_amount?.Low ?? 1_000_000) + number, _amount?.Currency ?? Currency.Usd),
    };
}

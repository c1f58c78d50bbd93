using System.Collections.Immutable;

namespace ServerlessDeals.Summaries;

/// <summary>
/// A sum of counts that some are added to and taken from, so that a history of thousands of days costs what changes on each
/// day and not all there is.
/// </summary>
internal sealed class RunningTotal
{
    private readonly FamilyTotal _funding = new();
    private readonly FamilyTotal _debt = new();
    private readonly FamilyTotal _secondary = new();
    private readonly FamilyTotal _takeovers = new();
    private int _cumulative;

    public void Add(Aggregate count) => Apply(count, 1);

    /// <summary>Takes away a count that was added.</summary>
    public void Remove(Aggregate count) => Apply(count, -1);

    /// <summary>The sum as it is now.</summary>
    public Aggregate Now() => new(_funding.Now(), _debt.Now(), _secondary.Now(), _takeovers.Now(), _cumulative);

    private void Apply(Aggregate count, int sign)
    {
        _funding.Apply(count.Funding, sign);
        _debt.Apply(count.Debt, sign);
        _secondary.Apply(count.Secondary, sign);
        _takeovers.Apply(count.Takeovers, sign);
        _cumulative += sign * count.Cumulative;
    }

    private sealed class FamilyTotal
    {
        private readonly StageTotal _announced = new();
        private readonly StageTotal _inTalks = new();
        private readonly StageTotal _staleTalks = new();
        private int _cancelled;

        public void Apply(FamilyAggregate count, int sign)
        {
            _announced.Apply(count.Announced, sign);
            _inTalks.Apply(count.InTalks, sign);
            _staleTalks.Apply(count.StaleTalks, sign);
            _cancelled += sign * count.Cancelled;
        }

        public FamilyAggregate Now() => new(_announced.Now(), _inTalks.Now(), _staleTalks.Now(), _cancelled);
    }

    private sealed class StageTotal
    {
        private readonly SortedDictionary<string, CurrencyAccumulator> _money = new(StringComparer.Ordinal);
        private StageAggregate _sum = StageAggregate.None;

        public void Apply(StageAggregate counted, int sign)
        {
            if (counted.Deals == 0)
            {
                return;
            }

            _sum = new(
                _sum.Deals + (sign * counted.Deals),
                _sum.Led + (sign * counted.Led),
                _sum.Undisclosed + (sign * counted.Undisclosed),
                _sum.NotSummed + (sign * counted.NotSummed),
                _sum.Unconfirmed + (sign * counted.Unconfirmed),
                _sum.MegaRounds + (sign * counted.MegaRounds),
                _sum.Sums);
            foreach (var (currency, sum) in counted.Sums)
            {
                if (!_money.TryGetValue(currency, out var money))
                {
                    _money[currency] = money = new();
                }

                money.Apply(sum, sign);
            }
        }

        public StageAggregate Now()
        {
            var sums = new SortedDictionary<string, MoneySum>(StringComparer.Ordinal);
            foreach (var (currency, money) in _money.Where(pair => pair.Value.Deals > 0))
            {
                sums[currency] = money.Now(currency);
            }

            return _sum with { Sums = sums };
        }
    }

    private sealed class CurrencyAccumulator
    {
        private readonly SortedSet<(Amount Amount, DealId Deal)> _largest = new(Comparer<(Amount Amount, DealId Deal)>.Create(
            (x, y) => (x.Amount.Low, x.Amount.High ?? long.MaxValue).CompareTo((y.Amount.Low, y.Amount.High ?? long.MaxValue)) is var order and not 0 ? order : y.Deal.CompareTo(x.Deal)));

        // Trees that count their nodes: the median costs no walk, however many deals there are.
        private readonly ImmutableSortedSet<(long Bound, DealId Deal)>.Builder _lows = ImmutableSortedSet.CreateBuilder<(long Bound, DealId Deal)>();
        private readonly ImmutableSortedSet<(long Bound, DealId Deal)>.Builder _highs = ImmutableSortedSet.CreateBuilder<(long Bound, DealId Deal)>();
        private long _low;
        private long _high;
        private int _open;
        private int _about;

        public int Deals { get; private set; }

        public void Apply(MoneySum sum, int sign)
        {
            Deals += sign * sum.Deals;
            _low = checked(_low + (sign * sum.Low));
            _high = checked(_high + (sign * sum.High));
            _open += sign * sum.Open;
            _about += sign * sum.About;
            Apply(_lows, sum.Lows, sign);
            Apply(_highs, sum.Highs, sign);
            _ = sign > 0 ? _largest.Add((sum.Largest, sum.LargestDeal)) : _largest.Remove((sum.Largest, sum.LargestDeal));
        }

        public MoneySum Now(string currency) => new(currency, Deals, _low, _high, _open, _about, _largest.Max.Deal, _largest.Max.Amount, _lows.ToImmutable(), _highs.ToImmutable());

        private static void Apply(ImmutableSortedSet<(long Bound, DealId Deal)>.Builder bounds, ImmutableSortedSet<(long Bound, DealId Deal)> own, int sign)
        {
            foreach (var bound in own)
            {
                _ = sign > 0 ? bounds.Add(bound) : bounds.Remove(bound);
            }
        }
    }
}

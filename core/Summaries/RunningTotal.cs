using System.Collections.Immutable;

namespace ServerlessDeals.Summaries;

/// <summary>
/// A total that aggregates are added to and removed from, so each day of a long history costs only what changes on it.
/// </summary>
internal sealed class RunningTotal
{
    private readonly FamilyTotal _funding = new();
    private readonly FamilyTotal _debt = new();
    private readonly FamilyTotal _secondary = new();
    private readonly FamilyTotal _takeovers = new();
    private readonly RunningMilestones _milestones = new();
    private int _cumulative;

    public void Add(Aggregate aggregate) => Apply(aggregate, 1);

    /// <summary>Removes an aggregate that was added before.</summary>
    public void Remove(Aggregate aggregate) => Apply(aggregate, -1);

    /// <summary>The current total.</summary>
    public Aggregate Now() => new(
        _funding.Now(), _debt.Now(), _secondary.Now(), _takeovers.Now(), _cumulative, _milestones.Now());

    private void Apply(Aggregate aggregate, int sign)
    {
        _funding.Apply(aggregate.Funding, sign);
        _debt.Apply(aggregate.Debt, sign);
        _secondary.Apply(aggregate.Secondary, sign);
        _takeovers.Apply(aggregate.Takeovers, sign);
        _cumulative += sign * aggregate.Cumulative;
        _milestones.Apply(aggregate.Milestones, sign);
    }

    private sealed class FamilyTotal
    {
        private readonly StageTotal _announced = new();
        private readonly StageTotal _inTalks = new();
        private readonly StageTotal _staleTalks = new();
        private int _cancelled;

        public void Apply(FamilyAggregate aggregate, int sign)
        {
            _announced.Apply(aggregate.Announced, sign);
            _inTalks.Apply(aggregate.InTalks, sign);
            _staleTalks.Apply(aggregate.StaleTalks, sign);
            _cancelled += sign * aggregate.Cancelled;
        }

        public FamilyAggregate Now() => new(_announced.Now(), _inTalks.Now(), _staleTalks.Now(), _cancelled);
    }

    private sealed class StageTotal
    {
        private readonly SortedDictionary<string, MoneyAccumulator> _money = new(StringComparer.Ordinal);
        private readonly MoneyAccumulator _usd = new();
        private StageAggregate _sum = StageAggregate.None;

        public void Apply(StageAggregate aggregate, int sign)
        {
            if (aggregate.Deals == 0)
            {
                return;
            }

            _sum = new(
                _sum.Deals + (sign * aggregate.Deals),
                _sum.Led + (sign * aggregate.Led),
                _sum.Undisclosed + (sign * aggregate.Undisclosed),
                _sum.NotSummed + (sign * aggregate.NotSummed),
                _sum.Unconfirmed + (sign * aggregate.Unconfirmed),
                _sum.MegaRounds + (sign * aggregate.MegaRounds),
                _sum.WithoutRate + (sign * aggregate.WithoutRate),
                _sum.Sums,
                _sum.Usd);
            foreach (var (currency, sum) in aggregate.Sums)
            {
                if (!_money.TryGetValue(currency, out var money))
                {
                    _money[currency] = money = new();
                }

                money.Apply(sum, sign);
            }

            if (aggregate.Usd is { } usd)
            {
                _usd.Apply(usd, sign);
            }
        }

        public StageAggregate Now()
        {
            var sums = new SortedDictionary<string, MoneySum>(StringComparer.Ordinal);
            foreach (var (currency, money) in _money.Where(pair => pair.Value.Deals > 0))
            {
                sums[currency] = money.Now();
            }

            return _sum with { Sums = sums, Usd = _usd.Deals > 0 ? _usd.Now() : null };
        }
    }

    private sealed class MoneyAccumulator
    {
        private readonly SortedSet<SummedAmount> _largest = new(SummedAmount.BySize);

        // Trees with indexed access, so the median is found without walking them.
        private readonly ImmutableSortedSet<(long Bound, DealId Deal)>.Builder _lows =
            ImmutableSortedSet.CreateBuilder<(long Bound, DealId Deal)>();

        private readonly ImmutableSortedSet<(long Bound, DealId Deal)>.Builder _highs =
            ImmutableSortedSet.CreateBuilder<(long Bound, DealId Deal)>();

        private int _converted;
        private long _low;
        private long _high;
        private int _open;
        private int _about;

        public int Deals { get; private set; }

        public void Apply(MoneySum sum, int sign)
        {
            Deals += sign * sum.Deals;
            _converted += sign * sum.Converted;
            _low = checked(_low + (sign * sum.Low));
            _high = checked(_high + (sign * sum.High));
            _open += sign * sum.Open;
            _about += sign * sum.About;
            Apply(_lows, sum.Lows, sign);
            Apply(_highs, sum.Highs, sign);
            _ = sign > 0 ? _largest.Add(sum.Largest) : _largest.Remove(sum.Largest);
        }

        public MoneySum Now() => new(
            Deals, _converted, _low, _high, _open, _about, _largest.Max!, _lows.ToImmutable(), _highs.ToImmutable());

        private static void Apply(
            ImmutableSortedSet<(long Bound, DealId Deal)>.Builder bounds, ImmutableSortedSet<(long Bound, DealId Deal)> changed, int sign)
        {
            foreach (var bound in changed)
            {
                _ = sign > 0 ? bounds.Add(bound) : bounds.Remove(bound);
            }
        }
    }
}

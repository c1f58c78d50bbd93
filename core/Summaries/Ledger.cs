using System.Collections.Immutable;

namespace ServerlessDeals.Summaries;

/// <summary>
/// A sum of counts that some are added to and taken from, so that a history of thousands of days costs what changes on each
/// day and not all there is.
/// </summary>
internal sealed class Ledger
{
    private readonly FamilyLedger _funding = new();
    private readonly FamilyLedger _debt = new();
    private readonly FamilyLedger _secondary = new();
    private readonly FamilyLedger _takeovers = new();
    private int _cumulative;

    public void Add(Count count) => Apply(count, 1);

    /// <summary>Takes away a count that was added.</summary>
    public void Remove(Count count) => Apply(count, -1);

    /// <summary>The sum as it is now.</summary>
    public Count Now() => new(_funding.Now(), _debt.Now(), _secondary.Now(), _takeovers.Now(), _cumulative);

    private void Apply(Count count, int sign)
    {
        _funding.Apply(count.Funding, sign);
        _debt.Apply(count.Debt, sign);
        _secondary.Apply(count.Secondary, sign);
        _takeovers.Apply(count.Takeovers, sign);
        _cumulative += sign * count.Cumulative;
    }

    private sealed class FamilyLedger
    {
        private readonly Sum _announced = new();
        private readonly Sum _inTalks = new();
        private readonly Sum _staleTalks = new();
        private int _cancelled;

        public void Apply(FamilyCount count, int sign)
        {
            _announced.Apply(count.Announced, sign);
            _inTalks.Apply(count.InTalks, sign);
            _staleTalks.Apply(count.StaleTalks, sign);
            _cancelled += sign * count.Cancelled;
        }

        public FamilyCount Now() => new(_announced.Now(), _inTalks.Now(), _staleTalks.Now(), _cancelled);
    }

    private sealed class Sum
    {
        private readonly SortedDictionary<string, Money> _money = new(StringComparer.Ordinal);
        private Counted _sum = Counted.None;

        public void Apply(Counted counted, int sign)
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
                _sum.Purses);
            foreach (var (currency, purse) in counted.Purses)
            {
                if (!_money.TryGetValue(currency, out var money))
                {
                    _money[currency] = money = new();
                }

                money.Apply(purse, sign);
            }
        }

        public Counted Now()
        {
            var purses = new SortedDictionary<string, Purse>(StringComparer.Ordinal);
            foreach (var (currency, money) in _money.Where(pair => pair.Value.Deals > 0))
            {
                purses[currency] = money.Now(currency);
            }

            return _sum with { Purses = purses };
        }
    }

    private sealed class Money
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

        public void Apply(Purse purse, int sign)
        {
            Deals += sign * purse.Deals;
            _low = checked(_low + (sign * purse.Low));
            _high = checked(_high + (sign * purse.High));
            _open += sign * purse.Open;
            _about += sign * purse.About;
            Apply(_lows, purse.Lows, sign);
            Apply(_highs, purse.Highs, sign);
            _ = sign > 0 ? _largest.Add((purse.Largest, purse.LargestDeal)) : _largest.Remove((purse.Largest, purse.LargestDeal));
        }

        public Purse Now(string currency) => new(currency, Deals, _low, _high, _open, _about, _largest.Max.Deal, _largest.Max.Amount, _lows.ToImmutable(), _highs.ToImmutable());

        private static void Apply(ImmutableSortedSet<(long Bound, DealId Deal)>.Builder bounds, ImmutableSortedSet<(long Bound, DealId Deal)> own, int sign)
        {
            foreach (var bound in own)
            {
                _ = sign > 0 ? bounds.Add(bound) : bounds.Remove(bound);
            }
        }
    }
}

namespace ServerlessDeals.Values.Spoken;

/// <summary>The figures of an amount and what is said about them.</summary>
/// <param name="High">The upper bound of an interval; null for one figure.</param>
internal sealed record SpokenFigures(SpokenMoney Low, SpokenMoney? High, Hedge Hedge, bool HasTwoHedges)
{
    public IEnumerable<CurrencyName> Names => Low.Names.Concat(High?.Names ?? []);

    /// <summary>Whose notation the words around the numbers belong to. Words of both kinds say nothing.</summary>
    public Convention Convention
    {
        get
        {
            var units = new[] { Low, High }.OfType<SpokenMoney>().Select(money => money.Unit.Convention);
            // A sign before the number is English, except those of currencies with points between thousands.
            var signs = Low.Before.Any(name => !name.IsOfPoints) ? [Convention.Point] : Array.Empty<Convention>();
            var found = units.Concat(signs).Concat(Low.After.Concat(High?.After ?? []).Select(name => name.Convention))
                .Where(convention => convention != Convention.Unknown).Distinct().ToList();
            return found is [var one] ? one : Convention.Unknown;
        }
    }

    /// <summary>Reads the amount that begins here, as far as it goes; null if none does.</summary>
    public static SpokenFigures? Read(SpokenText text)
    {
        var start = text.Position;
        var before = new List<Hedge>();
        var isInterval = false;
        while (!StartsWithMoney(text))
        {
            if (text.TryRead(Hedges.Before, out var hedge))
            {
                before.Add(hedge);
            }
            else if (!isInterval && text.TryRead(Hedges.Interval, out _))
            {
                isInterval = true;
            }
            else
            {
                break;
            }
        }

        if (SpokenMoney.Read(text) is not { } low)
        {
            text.Position = start;
            return null;
        }

        var after = HedgeAfter(text);
        // "$5M+ CAD", 3亿多元: the currency may follow the hedge.
        low = low with { After = [.. low.After, .. SpokenMoney.ReadNames(text, hyphen: false)] };
        var high = after == Hedge.None ? ReadHigh(text, isInterval) : null;
        if (isInterval && high is null)
        {
            text.Position = start;
            return null;
        }

        var within = new[] { low.Within, high?.Within ?? Hedge.None };
        var hedges = before.Concat(within).Append(after).Where(hedge => hedge != Hedge.None).ToList();
        SkipConversion(text);
        return new(low, high, hedges.FirstOrDefault(), hedges.Count > 1);
    }

    // "a" begins "a million" and "a $5 million round".
    private static bool StartsWithMoney(SpokenText text)
    {
        var start = text.Position;
        var found = SpokenMoney.Read(text) is not null;
        text.Position = start;
        return found;
    }

    private static Hedge HedgeAfter(SpokenText text) => text.TryRead(Hedges.After, out var hedge) ? hedge : Hedge.None;

    private static SpokenMoney? ReadHigh(SpokenText text, bool isInterval)
    {
        var start = text.Position;
        if ((text.TryRead(Hedges.To, out _) || (isInterval && text.TryRead(Hedges.And, out _))) && SpokenMoney.Read(text) is { } high)
        {
            return high;
        }

        text.Position = start;
        return null;
    }

    // The same sum in another currency: "€500M (≈ $545M)".
    private static void SkipConversion(SpokenText text)
    {
        var start = text.Position;
        if (text.TryRead("("))
        {
            while (text.TryRead(Hedges.Before, out _) || text.TryRead("="))
            {
                // Read on.
            }

            if (SpokenMoney.Read(text) is { } other && other.Names.Any() && text.TryRead(")"))
            {
                return;
            }
        }

        text.Position = start;
    }
}

namespace ServerlessDeals.Values.Spoken;

/// <summary>One figure of an amount: a number, its units, and the names of its currency on both sides.</summary>
/// <param name="Parts">Numbers and units that are added: 3 × 億 and 5000 × 万. A unit of zero stands for none.</param>
internal sealed record SpokenMoney(
    IReadOnlyList<(WrittenNumber? Written, decimal InWords, Unit Unit)> Parts,
    IReadOnlyList<CurrencyName> Before,
    IReadOnlyList<CurrencyName> After)
{
    private const decimal Thousand = 1_000;

    // "12 millones de euros", "12 milioni di euro".
    private static readonly Phrases<Hedge> Links = new((Hedge.None, "de|di|of"));

    /// <summary>What is said between the number and its unit: "42+ million", 30多亿.</summary>
    public Hedge Within { get; private init; }

    public bool HasUnit => Parts[^1].Unit.Size > 0;

    public Unit Unit => Parts[^1].Unit;

    public IEnumerable<CurrencyName> Names => Before.Concat(After);

    /// <summary>Reads a figure; null if there is none, and the position is where it was.</summary>
    public static SpokenMoney? Read(SpokenText text)
    {
        var start = text.Position;
        var before = ReadNames(text, hyphen: false);
        var parts = new List<(WrittenNumber?, decimal, Unit)>();
        var (end, within) = (text.Position, Hedge.None);
        while (ReadPart(text, isFirst: parts.Count == 0, out var hedge) is { } part && (parts.Count == 0 || IsSmaller(part, parts[^1])))
        {
            parts.Add(part);
            within = hedge == Hedge.None ? within : hedge;
            end = text.Position;
            if (part.Unit.Size == 0)
            {
                break;
            }
        }

        text.Position = end;

        if (parts.Count == 0)
        {
            text.Position = start;
            return null;
        }

        return new(parts, before, ReadNames(text, hyphen: true)) { Within = within };
    }

    private static bool IsSmaller((WrittenNumber? Written, decimal InWords, Unit Unit) part, (WrittenNumber?, decimal, Unit Unit) before) =>
        part.Unit.Size > 0 && part.Unit.Size < before.Unit.Size;

    private static (WrittenNumber? Written, decimal InWords, Unit Unit)? ReadPart(SpokenText text, bool isFirst, out Hedge hedge)
    {
        var start = text.Position;
        hedge = Hedge.None;
        if (WrittenNumber.Read(text) is { } written)
        {
            var unit = ReadUnit(text, out hedge);
            if (unit is null && !isFirst)
            {
                text.Position = start;
                return null;
            }

            return (written, 0, unit ?? default);
        }

        // A number in words needs a unit, so that "a" and "one" are not amounts.
        if (text.TryRead(NumberWords.All, out var number) && ReadUnit(text, out hedge) is { } unitOfWord)
        {
            return (null, number, unitOfWord);
        }

        text.Position = start;
        // 近十亿: units of East Asia that begin with a number. 近亿元: a hundred million, only after a hedge.
        var beginsWithNumber = text.Rest.TrimStart(' ') is ['十' or '百' or '千' or '백' or '천' or '십', ..]
            || (text.Next is '亿' or '億' && text.At(-1) is '近' or '超' or '逾');
        if (isFirst && beginsWithNumber && ReadUnit(text) is { Size: > 100_000 } alone)
        {
            return (null, 1, alone);
        }

        text.Position = start;
        return null;
    }

    private static Unit? ReadUnit(SpokenText text, out Hedge hedge)
    {
        var start = text.Position;
        if (text.TryRead(Hedges.Within, out hedge) && ReadUnit(text) is { } hedged)
        {
            return hedged;
        }

        (text.Position, hedge) = (start, Hedge.None);
        return ReadUnit(text);
    }

    // "5-million", "5m", and "5 MUSD": an abbreviation that a currency follows without a space.
    private static Unit? ReadUnit(SpokenText text)
    {
        var start = text.Position;
        text.TryRead("-");
        if (text.TryRead(Units.All, out var unit) || text.TryRead(Units.OfEastAsia, out unit))
        {
            return IsThousandOf(text) ? new(Thousand, Convention.Comma) : unit;
        }

        text.Position = start;
        text.SkipSpaces();
        if (text.Next is 'k' or 'm' or 'b' or 't')
        {
            var letter = text.Next;
            Units.All.TryMatch([letter], out _, out unit);
            text.Position++;
            var after = text.Position;
            // TEUR and TSEK are thousands.
            if (text.Next != ' ' && CurrencyNames.TryRead(text, out var name) && (letter != 't' || name.IsOfPoints))
            {
                text.Position = after;
                return letter == 't' ? new(Thousand, Convention.Comma) : unit;
            }
        }

        text.Position = start;
        return null;
    }

    // The T of "500 T€".
    private static bool IsThousandOf(SpokenText text)
    {
        var start = text.Position;
        var isThousand = text.At(-1) == 't' && !char.IsLetter(text.At(-2)) && text.Next != ' '
            && CurrencyNames.TryRead(text, out var name) && name.IsOfPoints;
        text.Position = start;
        return isThousand;
    }

    /// <summary>Names of currencies that follow each other, as in "CAD $".</summary>
    /// <param name="hyphen">Whether a hyphen or "de" may be before a name, as in "5-million-dollar".</param>
    public static List<CurrencyName> ReadNames(SpokenText text, bool hyphen)
    {
        var names = new List<CurrencyName>();
        while (true)
        {
            var start = text.Position;
            var hasHyphen = hyphen && (text.TryRead("-") || text.TryRead(Links, out _));
            // In "$5M-€10M" the second name belongs to the second figure.
            if (!CurrencyNames.TryRead(text, out var name) || (hasHyphen && IsBeforeNumber(text)))
            {
                text.Position = start;
                return names;
            }

            names.Add(name);
        }
    }

    private static bool IsBeforeNumber(SpokenText text) => text.Rest.TrimStart(' ') is [>= '0' and <= '9', ..];
}

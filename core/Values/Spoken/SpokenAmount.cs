namespace ServerlessDeals.Values.Spoken;

/// <summary>
/// Reads amounts as spreadsheets and articles write them, in the notation of many languages: "$84.5 million", "€3.2 bn", "1,75,00,000",
/// "2,5 Mio. €", "3億5000万円", "between $5M and $10M". A text that could mean two things is an error; nothing is guessed.
/// </summary>
public static class SpokenAmount
{
    private const string Example = "write a currency, a number and its unit, such as USD 84.5M, or undisclosed";

    // Where "mil" is a thousand.
    private static readonly string[] Iberian = ["r$", "reais", "dólares", "pesos"];

    private const int LeastWithFraction = 1_000;
    private const string Most = "does not come to a whole number below 9,000,000T";

    /// <inheritdoc cref="Parse(string, CurrencyRule, Notation, out PresumedCurrency?)"/>
    public static Parsed<Amount> Parse(string text, CurrencyRule rule) => Parse(text, rule, Notation.Unknown, out _);

    /// <inheritdoc cref="Parse(string, CurrencyRule, Notation, out PresumedCurrency?)"/>
    public static Parsed<Amount> Parse(string text, CurrencyRule rule, out PresumedCurrency? presumed) =>
        Parse(text, rule, Notation.Unknown, out presumed);

    /// <param name="text">The amount.</param>
    /// <param name="rule">Decides the currency if the text does not name it.</param>
    /// <param name="notation">What separators mean, and the unit of numbers without one.</param>
    /// <param name="presumed">The currency the rule decided on; null if the text names one.</param>
    /// <returns>The amount, in whole units of its currency, or an error: what is wrong; what to write instead.</returns>
    public static Parsed<Amount> Parse(string text, CurrencyRule rule, Notation notation, out PresumedCurrency? presumed)
    {
        presumed = null;
        // What a separator means is decided below, also in "EUR 500.000".
        if (!text.Contains('.', StringComparison.Ordinal) && Amount.Parse(text.Trim()) is { IsValue: true, Value: var written })
        {
            return written is { Qualifier: Qualifier.Exactly, Low: 0 } ? Zero(text) : Parsed<Amount>.Of(written);
        }

        var plain = new SpokenText(text);
        if (Unspoken.IsUndisclosed($"{plain}"))
        {
            return Parsed<Amount>.Of(Amount.Undisclosed);
        }

        if (Unspoken.IsVague($"{plain}"))
        {
            return Wrong(
                $"'{text}' is not a number; write undisclosed, or the lowest amount that the source gives, such as at least USD 5M");
        }

        if (SpokenFigures.Read(plain) is not { } figures || !plain.IsAtEnd)
        {
            return Wrong(Unspoken.Code(text) ?? $"'{text}' is not an amount; {Unspoken.Meant($"{plain}") ?? Unread(plain) ?? Example}");
        }

        var currency = CurrencyChoice.Of([.. figures.Names], text, rule, out var ruled);
        if (!currency.IsValue)
        {
            return Wrong(currency.Error);
        }

        if (ScaleFault(figures, $"{plain}") is { } unit)
        {
            return Wrong($"'{text}' may count {unit} to others; write the unit out, such as 5 thousand or 5 million");
        }

        var amount = Read(figures, text, currency.Value, notation);
        presumed = amount.IsValue ? ruled : null;
        return amount;
    }

    /// <summary>What the unit counts in another language, if the words around it do not say in which it is; else null.</summary>
    private static string? ScaleFault(SpokenFigures figures, string plain)
    {
        var isRomance = plain.Contains(" de ", StringComparison.Ordinal) || plain.Contains(" d'", StringComparison.Ordinal);
        foreach (var (_, _, unit) in new[] { figures.Low, figures.High }.OfType<SpokenMoney>().SelectMany(money => money.Parts))
        {
            if (unit.Or is not null && !(unit.Size == 1_000 && (isRomance || Array.Exists(Iberian, plain.Contains))))
            {
                return unit.Or;
            }

            // "3 billions d'euros" has the word of one language and the grammar of another.
            if (isRomance && unit is { Convention: Convention.Point, Size: >= 1_000_000_000 }
                && plain.Contains("illion", StringComparison.Ordinal))
            {
                return "a thousand times as much";
            }
        }

        return null;
    }

    // "$50 million (total to date)": whether that is the amount of the deal is for a person to say.
    private static string? Unread(SpokenText text)
    {
        text.Position = 0;
        return SpokenFigures.Read(text) is { } figures && $"{text}"[text.Position..].Trim() is { Length: > 0 } rest
            && (figures.Low.HasUnit || !char.IsLetter(rest[0]))
            ? $"'{rest}' after the amount cannot be read; write the amount of this deal without it, or undisclosed"
            : null;
    }

    private static Parsed<Amount> Read(SpokenFigures figures, string text, Currency currency, Notation notation)
    {
        // In "5-10 million" the unit applies to both figures.
        var shared = figures.High is { HasUnit: true } && !figures.Low.HasUnit ? figures.High.Unit : default;
        var low = Sum(figures.Low, shared, text, figures.Convention, notation);
        var high = figures.High is { } second ? Sum(second, default, text, figures.Convention, notation) : low;
        if (!low.IsValue || !high.IsValue)
        {
            return Wrong(low.Error ?? high.Error!);
        }

        if (low.Value == 0)
        {
            return Zero(text);
        }

        if (figures.High is not null)
        {
            return figures.Hedge == Hedge.None && high.Value > low.Value
                ? Parsed<Amount>.Of(Amount.Between(low.Value, high.Value, currency))
                : Wrong(
                    $"'{text}' has its bounds the wrong way round, or a qualifier before a range; " +
                    "write the smaller figure first, and no qualifier");
        }

        return figures.HasTwoHedges
            ? Wrong($"'{text}' has two qualifiers; write one")
            : Parsed<Amount>.Of(Hedged(figures.Hedge, low.Value, currency));
    }

    private static Amount Hedged(Hedge hedge, long units, Currency currency) => hedge switch
    {
        Hedge.About => Amount.About(units, currency),
        Hedge.AtLeast => Amount.AtLeast(units, currency),
        Hedge.MoreThan => Amount.MoreThan(units, currency),
        Hedge.UpTo => Amount.UpTo(units, currency),
        Hedge.LessThan => Amount.LessThan(units, currency),
        _ => Amount.Exactly(units, currency),
    };

    private static Parsed<long> Sum(SpokenMoney money, Unit shared, string text, Convention convention, Notation notation)
    {
        var sum = 0m;
        foreach (var (written, inWords, own) in money.Parts)
        {
            var unit = own.Size > 0 ? own : shared;
            var hasUnit = unit.Size > 0 || notation.Unit > 1;
            if ((written is { } number ? number.Value(notation.Decimal, convention, hasUnit) : inWords) is not { } value)
            {
                return Ambiguous(written!.Value, text, notation);
            }

            var size = unit.Size > 0 ? unit.Size : notation.Unit;
            if (size == 1 && value != decimal.Truncate(value) && value < LeastWithFraction)
            {
                return Parsed<long>.Wrong($"'{text}' {Most}; write the unit, such as million, or add unit: million to the mapping");
            }

            if (value >= long.MaxValue / size)
            {
                return Parsed<long>.Wrong($"'{text}' {Most}; {Example}");
            }

            sum += value * size;
        }

        // Cents, and what is left of a calculation with floating point.
        var whole = decimal.Round(sum, MidpointRounding.AwayFromZero);
        return whole < long.MaxValue ? Parsed<long>.Of((long)whole) : Parsed<long>.Wrong($"'{text}' {Most}; {Example}");
    }

    private static Parsed<long> Ambiguous(WrittenNumber number, string text, Notation notation)
    {
        var found = number.Text == text ? $"'{text}'" : $"'{number.Text}' in '{text}'";
        return Parsed<long>.Wrong(notation.Decimal is { } separator
            ? $"{found} is not a number with '{separator}' before its decimals; correct it, or the key decimal: of the mapping"
            : $"{found} is ambiguous (thousands or decimals?); write it without separators, with a point before decimals, "
                + "or add decimal: to the mapping");
    }

    private static Parsed<Amount> Zero(string text) =>
        Wrong($"'{text}' is zero, which does not mean undisclosed; leave it empty, or write undisclosed");

    private static Parsed<Amount> Wrong(string error) => Parsed<Amount>.Wrong(error);
}

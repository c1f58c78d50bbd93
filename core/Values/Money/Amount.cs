using System.Text.Json.Serialization;

namespace ServerlessDeals.Values.Money;

public enum Qualifier
{
    Undisclosed,
    Exactly,
    About,
    AtLeast,
    MoreThan,
    UpTo,
    LessThan,
    Between,
}

/// <summary>What a source said about a sum of money: a closed or open interval in whole units of one currency.</summary>
/// <remarks>The default value is <see cref="Undisclosed"/>, which is not zero and is never added.</remarks>
[JsonConverter(typeof(AmountConverter))]
public readonly record struct Amount
{
    /// <summary>When two amounts are compared, "about" means within five per cent either way.</summary>
    public const int AboutPercent = 5;

    // More digits than these are not read in a sentence, except if the figure is short nevertheless, such as "$29.81B".
    private const int SentenceDigits = 3;

    private readonly bool _lowIsStrict;
    private readonly bool _highIsStrict;
    private readonly bool _isApproximate;

    private Amount(Currency currency, long low, long? high, bool lowIsStrict = false, bool highIsStrict = false, bool isApproximate = false)
    {
        Currency = currency;
        Low = low;
        High = high;
        _lowIsStrict = lowIsStrict && high is null;
        _highIsStrict = highIsStrict && high is not null;
        _isApproximate = isApproximate && high is not null;
    }

    public static Amount Undisclosed => default;

    public Currency Currency { get; }

    /// <summary>The least it can be, in whole units; 0 if the source gave only an upper bound.</summary>
    public long Low { get; }

    /// <summary>The most it can be, in whole units; null if there is no upper bound.</summary>
    public long? High { get; }

    /// <summary>The figure that is printed: the lower bound, or the upper bound for "up to" and "less than".</summary>
    public long Figure => this is { Low: 0, High: { } high } ? high : Low;

    /// <summary>Whether both print the same figure, whatever their qualifiers: "about $11B" and "$11B" do.</summary>
    public bool HasFigureOf(Amount other) =>
        Currency == other.Currency && Figure == other.Figure && (Qualifier == Qualifier.Between) == (other.Qualifier == Qualifier.Between)
        && (Qualifier != Qualifier.Between || High == other.High);

    public bool IsUndisclosed => Currency == default;

    public bool IsApproximate => _isApproximate;

    public Qualifier Qualifier => this switch
    {
        { IsUndisclosed: true } => Qualifier.Undisclosed,
        { High: null } => _lowIsStrict ? Qualifier.MoreThan : Qualifier.AtLeast,
        { Low: var low, High: var high } when low == high => _isApproximate ? Qualifier.About : Qualifier.Exactly,
        { Low: 0 } => _highIsStrict ? Qualifier.LessThan : Qualifier.UpTo,
        _ => Qualifier.Between,
    };

    public static Amount Exactly(long units, Currency currency) => new(currency, NotNegative(units), units);

    public static Amount About(long units, Currency currency) => new(currency, Positive(units), units, isApproximate: true);

    public static Amount AtLeast(long units, Currency currency) => new(currency, Positive(units), null);

    public static Amount MoreThan(long units, Currency currency) => new(currency, Positive(units), null, lowIsStrict: true);

    public static Amount UpTo(long units, Currency currency) => new(currency, 0, Positive(units));

    public static Amount LessThan(long units, Currency currency) => new(currency, 0, Positive(units), highIsStrict: true);

    /// <param name="approximate">Whether the bounds come from "about" figures, as in a sum.</param>
    public static Amount Between(long low, long high, Currency currency, bool approximate = false)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        return new(currency, Positive(low), high, isApproximate: approximate);
    }

    /// <summary>Reads "at least USD 600M"; see <see cref="AmountText.Parse"/>.</summary>
    public static Parsed<Amount> Parse(string? text) => AmountText.Parse(text);

    /// <summary>Adds two amounts in one currency. If one of them has no upper bound, the sum has none.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ, or one amount is undisclosed.</exception>
    /// <exception cref="OverflowException">The sum is more than a 64-bit whole number.</exception>
    public static Amount operator +(Amount left, Amount right)
    {
        if (left.Currency != right.Currency || left.IsUndisclosed)
        {
            throw new InvalidOperationException($"'{left}' and '{right}' have no common currency to be added in.");
        }

        return checked(new(
            left.Currency,
            left.Low + right.Low,
            left.High + right.High,
            left._lowIsStrict || right._lowIsStrict,
            left._highIsStrict || right._highIsStrict,
            left._isApproximate || right._isApproximate));
    }

    /// <summary>The same bounds for a total: "more than" becomes "at least", and "less than" becomes "up to".</summary>
    public Amount AsTotal() => new(Currency, Low, High, isApproximate: _isApproximate);

    /// <summary>Whether some sum of money satisfies both.</summary>
    public bool IsCompatibleWith(Amount other) =>
        IsUndisclosed || other.IsUndisclosed || (Currency == other.Currency && Range.Meets(other.Range));

    /// <summary>Every sum it can mean: "about" allows five per cent either way, and "more than" excludes its bound.</summary>
    internal AmountRange Range => new(
        Low * (_isApproximate ? (100 - AboutPercent) / 100m : 1),
        !_lowIsStrict,
        High * (_isApproximate ? (100 + AboutPercent) / 100m : 1),
        !_highIsStrict && High is not null);

    /// <summary>Sort key, most precise first: exact, about, between, one bound.</summary>
    internal Vagueness Vagueness => Qualifier switch
    {
        Qualifier.Exactly => new(0),
        Qualifier.About => new(1),
        Qualifier.Between => new(2, High!.Value - Low),
        Qualifier.LessThan => new(3, High!.Value),
        Qualifier.UpTo => new(3, High!.Value + 0.5m),
        Qualifier.MoreThan => new(4, -Low - 0.5m),
        Qualifier.AtLeast => new(4, -Low),
        _ => new(5),
    };

    /// <summary>For people: "at least $600M", "about €385M", "undisclosed".</summary>
    public override string ToString() => AmountText.ForPeople(this, AmountText.Digits.All);

    /// <summary>Like <see cref="ToString"/>, with at most two decimals. Bounds are rounded outwards, so they stay true.</summary>
    public string ToShortString() => AmountText.ForPeople(this, AmountText.Digits.Few);

    /// <summary>
    /// For sentences: "about $758M", "$55B to $60B". A figure of many digits has three, and an exact one is then "about" that much.
    /// Bounds are rounded outwards.
    /// </summary>
    public string ToWords()
    {
        var isShort = IsUndisclosed || ToShortString() == ToString();
        var rounded = isShort ? this : this.Rounded(SentenceDigits);
        return (isShort, Qualifier) switch
        {
            (false, Qualifier.Exactly) => About(rounded.Low, Currency).ToShortString(),
            (_, Qualifier.Between) when rounded.ToShortParts() is var (hedge, _) => (hedge.Length > 0 ? $"{hedge} " : "")
                + $"{Exactly(rounded.Low, Currency).ToShortString()} to {Exactly(rounded.High!.Value, Currency).ToShortString()}",
            _ => rounded.ToShortString(),
        };
    }

    /// <summary>
    /// The hedge and the figure of the short text, apart, so that the figures of a column can be aligned: "at least" and "$600M", "" and
    /// "$300M–$350M".
    /// </summary>
    public (string Hedge, string Figure) ToShortParts() => AmountText.ShortParts(this);

    /// <summary>For seed files, without rounding: "at least USD 600M".</summary>
    public string ToSeedText() => AmountText.ForSeeds(this);

    private static long NotNegative(long units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        return units;
    }

    private static long Positive(long units)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(units);
        return units;
    }
}

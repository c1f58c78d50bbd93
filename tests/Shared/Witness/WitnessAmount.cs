using System.Globalization;

namespace ServerlessDeals.Tests.Witness;

/// <summary>A sum of money as a source gave it.</summary>
/// <param name="Qualifier">The words before the figure: none, "about", "more than" and so on; or "undisclosed".</param>
/// <param name="High">Null if it is open. For "about", both bounds are the figure itself, or a converted one is between them.</param>
internal sealed record WitnessAmount(string Qualifier, string Currency, decimal Low, decimal? High)
{
    private const string Units = "KMBT";

    private static readonly string[] Words = ["about", "at least", "more than", "up to", "less than", "between"];

    public static WitnessAmount Undisclosed { get; } = new("undisclosed", "", 0, null);

    public bool IsUndisclosed => Currency.Length == 0;

    /// <summary>Always spelled in whole units: "at least USD 600000000".</summary>
    public string Text => Qualifier switch
    {
        "undisclosed" => "undisclosed",
        "" => $"{Currency} {Number(Low)}",
        "between" => $"between {Currency} {Number(Low)} and {Number(High!.Value)}",
        "up to" or "less than" => $"{Qualifier} {Currency} {Number(High!.Value)}",
        _ => $"{Qualifier} {Currency} {Number(Low)}",
    };

    /// <summary>Most precise first: exactly, about, between, an upper bound, a lower bound, undisclosed.</summary>
    public int Vagueness => Qualifier switch
    {
        "" => 0,
        "about" => 1,
        "between" => 2,
        "up to" or "less than" => 3,
        "at least" or "more than" => 4,
        _ => 5,
    };

    /// <summary>For two amounts of equal vagueness: the smaller is more precise.</summary>
    public decimal Width
    {
        get
        {
            if (Vagueness < 2)
            {
                return 0;
            }

            return High is { } high ? high - Low : -Low;
        }
    }

    /// <summary>For two bounds of the same figure: the one that leaves the figure out is more precise.</summary>
    public int HasItsBound => Qualifier is "less than" or "more than" ? 0 : 1;

    /// <summary>All the sums that it can mean.</summary>
    public WitnessRange Range => Qualifier switch
    {
        "about" => new(Low * 0.95m, true, High * 1.05m, true),
        "more than" => new(Low, false, null, false),
        "less than" => new(0, true, High, false),
        "undisclosed" => new(0, false, null, false),
        _ => new(Low, true, High, true),
    };

    public static WitnessAmount Read(string text)
    {
        if (text == "undisclosed")
        {
            return Undisclosed;
        }

        var qualifier = Array.Find(Words, word => text.StartsWith(word + " ", StringComparison.Ordinal)) ?? "";
        var parts = text[qualifier.Length..].Trim().Split(' ');
        var first = Whole(parts[1]);
        return qualifier switch
        {
            "between" => new(qualifier, parts[0], first, Whole(parts[3])),
            "at least" or "more than" => new(qualifier, parts[0], first, null),
            "up to" or "less than" => new(qualifier, parts[0], 0, first),
            _ => new(qualifier, parts[0], first, first),
        };
    }

    private static decimal Whole(string number)
    {
        var unit = Units.IndexOf(number[^1], StringComparison.Ordinal);
        var value = decimal.Parse(unit < 0 ? number : number[..^1], CultureInfo.InvariantCulture);
        for (var times = 0; times <= unit; times++)
        {
            value *= 1000;
        }

        return decimal.Truncate(value);
    }

    private static string Number(decimal units) => units.ToString("0", CultureInfo.InvariantCulture);
}

/// <summary>Numbers between two bounds, each included or not. High is null if the range is open.</summary>
internal sealed record WitnessRange(decimal Low, bool WithLow, decimal? High, bool WithHigh)
{
    public bool Meets(WitnessRange other)
    {
        return Below(this, other) && Below(other, this);

        static bool Below(WitnessRange left, WitnessRange right) =>
            right.High is not { } high || left.Low < high || (left.Low == high && left.WithLow && right.WithHigh);
    }

    public WitnessRange Plus(WitnessRange other) =>
        new(Low + other.Low, WithLow && other.WithLow, High + other.High, WithHigh && other.WithHigh);
}

/// <summary>What a company is worth, with the basis "pre" or "post", or "" if it is not given.</summary>
internal sealed record WitnessValuation(WitnessAmount Worth, string Basis)
{
    public string Text => Basis.Length == 0 ? Worth.Text : $"{Worth.Text} {Basis}-money";

    public static WitnessValuation Read(string text)
    {
        foreach (var basis in new[] { "pre", "post" })
        {
            if (text.EndsWith($" {basis}-money", StringComparison.Ordinal))
            {
                return new(WitnessAmount.Read(text[..^(basis.Length + 7)]), basis);
            }
        }

        return new(WitnessAmount.Read(text), "");
    }
}

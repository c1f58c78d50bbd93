using System.Globalization;
using System.Text.RegularExpressions;

namespace ServerlessDeals.Values.Money;

/// <summary>
/// Reads amounts as spreadsheets and articles write them: "$84.5 million", "650m", "€3.2 bn", "1,75,00,000", "5-10 million USD".
/// An ambiguous text is an error; nothing is guessed.
/// </summary>
public static partial class SpokenAmount
{
    private const string Example = "write a currency, a number and its unit, such as USD 84.5M, or undisclosed";

    private const string UnitWords =
        "(thousand|millions?|billions?|trillions?|lakhs?|lacs?|crores?|mio|mln|bln|mm|mn|bn|tn|cr|k|m|b|t)(?![a-z])\\.?";

    /// <returns>The amount, or an error: what is wrong; what to write instead.</returns>
    public static Parsed<Amount> Parse(string text, CurrencyRule rule) => Parse(text, rule, out _);

    /// <param name="text">The amount.</param>
    /// <param name="rule">Decides the currency if the text does not name it.</param>
    /// <param name="presumed">The currency the rule decided on; null if the text names one.</param>
    /// <returns>The amount, or an error: what is wrong; what to write instead.</returns>
    public static Parsed<Amount> Parse(string text, CurrencyRule rule, out PresumedCurrency? presumed)
    {
        presumed = null;
        var plain = Spaces().Replace(text.Trim(), " ");
        if (IsUnknown(plain))
        {
            return Parsed<Amount>.Of(Amount.Undisclosed);
        }

        if (Amount.Parse(plain) is { IsValue: true, Value: var written })
        {
            return written is { Qualifier: Qualifier.Exactly, Low: 0 } ? Zero(text) : Parsed<Amount>.Of(written);
        }

        if (Vague().IsMatch(plain))
        {
            return Wrong(
                $"'{text}' is not a number; write undisclosed, or the lowest amount that the source gives, such as at least USD 5M");
        }

        var match = Shape().Match(plain);
        if (!match.Success)
        {
            return Wrong($"'{text}' is not an amount; {Example}");
        }

        if (match.Groups["again"] is { Success: true, Value: var again }
            && !again.Equals(match.Groups["before"].Value, StringComparison.OrdinalIgnoreCase))
        {
            return Wrong($"'{text}' names two currencies; write one");
        }

        var named = CurrencyOf(match.Groups["before"].Value, match.Groups["after"].Value, text, rule, out presumed);
        return named.IsValue ? Read(match, text, named.Value) : Wrong(named.Error);
    }

    private static Parsed<Amount> Read(System.Text.RegularExpressions.Match match, string text, Currency currency)
    {
        var high = match.Groups["high"];
        var highUnit = match.Groups["highUnit"].Value;
        // In "5-10 million" the unit applies to both figures.
        var first = Units(match.Groups["low"].Value, match.Groups["lowUnit"] is { Success: true, Value: var own } ? own : highUnit, text);
        var second = high.Success ? Units(high.Value, highUnit, text) : first;
        if (!first.IsValue || !second.IsValue)
        {
            return Wrong(first.Error ?? second.Error!);
        }

        if (first.Value == 0)
        {
            return Zero(text);
        }

        var qualifier = match.Groups["qualifier"].Value;
        if (high.Success)
        {
            return qualifier.Length == 0 && second.Value > first.Value
                ? Parsed<Amount>.Of(Amount.Between(first.Value, second.Value, currency))
                : Wrong(
                    $"'{text}' has its bounds the wrong way round, or a qualifier before a range; " +
                    "write the smaller figure first, and no qualifier");
        }

        if (match.Groups["plus"].Success)
        {
            return qualifier.Length == 0
                ? Parsed<Amount>.Of(Amount.AtLeast(first.Value, currency))
                : Wrong($"'{text}' has two qualifiers; write one");
        }

        return Parsed<Amount>.Of(
            qualifier.Length == 0 ? Amount.Exactly(first.Value, currency) : Qualified(qualifier, first.Value, currency));
    }

    private static bool IsUnknown(string text) => text.ToUpperInvariant() is
        "UNDISCLOSED" or "NOT DISCLOSED" or "UNKNOWN" or "N/A" or "NA" or "NONE" or "NULL" or "-" or "–" or "—";

    private static Amount Qualified(string qualifier, long units, Currency currency) => qualifier.ToUpperInvariant() switch
    {
        "ABOUT" or "AROUND" or "APPROXIMATELY" or "APPROX" or "APPROX." or "CIRCA" or "CA." or "SOME" or "~" =>
            Amount.About(units, currency),
        "AT LEAST" or "≥" or ">=" => Amount.AtLeast(units, currency),
        "MORE THAN" or "OVER" or "ABOVE" or ">" => Amount.MoreThan(units, currency),
        "UP TO" or "AS MUCH AS" or "≤" or "<=" => Amount.UpTo(units, currency),
        "LESS THAN" or "UNDER" or "BELOW" or "NEARLY" or "ALMOST" or "<" => Amount.LessThan(units, currency),
        _ => throw new ArgumentOutOfRangeException(nameof(qualifier), qualifier, "The pattern of an amount has an unknown qualifier."),
    };

    private static Parsed<Currency> CurrencyOf(string before, string after, string text, CurrencyRule rule, out PresumedCurrency? presumed)
    {
        presumed = null;
        if (before.Length > 0 && after.Length > 0 && before != "$")
        {
            return Parsed<Currency>.Wrong($"'{text}' names two currencies; write one");
        }

        // In "$5 million CAD" the code at the end decides.
        var name = after.Length > 0 ? after : before;
        var ruling = name.ToUpperInvariant() switch
        {
            "$" or "DOLLAR" or "DOLLARS" => rule.OfDollar(text),
            "¥" => rule.OfYen(text),
            "" => rule.OfNumber(text),
            _ => (Parsed<PresumedCurrency>?)null,
        };
        if (ruling is not { } presumption)
        {
            return Currency.Parse(CodeOf(name.ToUpperInvariant()));
        }

        presumed = presumption.Value;
        return presumption.IsValue ? Parsed<Currency>.Of(presumption.Value.Currency) : Parsed<Currency>.Wrong(presumption.Error);
    }

    private static string CodeOf(string name) => name switch
    {
        "US$" or "USD$" => "USD",
        "A$" or "AU$" => "AUD",
        "C$" or "CA$" => "CAD",
        "HK$" => "HKD",
        "NZ$" => "NZD",
        "S$" or "SG$" => "SGD",
        "NT$" => "TWD",
        "R$" => "BRL",
        "CN¥" or "RMB" or "YUAN" => "CNY",
        "JP¥" or "YEN" => "JPY",
        "€" or "EURO" or "EUROS" => "EUR",
        "£" => "GBP",
        "₩" or "WON" => "KRW",
        "₹" => "INR",
        "₪" => "ILS",
        _ => name,
    };

    private static Parsed<long> Units(string number, string unit, string text)
    {
        if (!Grouped().IsMatch(number))
        {
            var found = number == text ? $"'{text}'" : $"'{number}' in '{text}'";
            return Parsed<long>.Wrong(
                $"{found} is ambiguous (thousands or decimals?); write it without separators, with a point before decimals");
        }

        var size = unit.ToUpperInvariant().TrimEnd('S', '.') switch
        {
            "" => 1L,
            "K" or "THOUSAND" => 1_000,
            "LAKH" or "LAC" => 100_000,
            "M" or "MM" or "MN" or "MIO" or "MLN" or "MILLION" => 1_000_000,
            "CRORE" or "CR" => 10_000_000,
            "B" or "BN" or "BLN" or "BILLION" => 1_000_000_000,
            _ => 1_000_000_000_000,
        };
        var digits = number.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value < long.MaxValue / size && value * size is var units && units == decimal.Truncate(units)
                ? Parsed<long>.Of((long)units)
                : Parsed<long>.Wrong($"'{text}' does not come to a whole number below 9,000,000T; {Example}");
    }

    private static Parsed<Amount> Zero(string text) =>
        Wrong($"'{text}' is zero, which does not mean undisclosed; leave it empty, or write undisclosed");

    private static Parsed<Amount> Wrong(string error) => Parsed<Amount>.Wrong(error);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"\b(multi|several|dozens|hundreds|tens|figure)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        2000)]
    private static partial Regex Vague();

    // Digits without groups, in groups of three, or in the Indian way: groups of two before the last three.
    [GeneratedRegex(
        @"^([0-9]+|[0-9]{1,3}(,[0-9]{3})+|[0-9]{1,2}(,[0-9]{2})*,[0-9]{3})(\.[0-9]{1,9})?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        2000)]
    private static partial Regex Grouped();

    [GeneratedRegex(
        "^((?<qualifier>about|around|approximately|approx\\.?|circa|ca\\.|some|at least|more than|over|above|" +
        "up to|as much as|less than|under|below|nearly|almost|~|≥|>=|>|≤|<=|<) ?)?" +
        "(?<before>[A-Z]{0,3}\\$|CN¥|JP¥|¥|€|£|₩|₹|₪|[A-Z]{3}(?= ?[0-9]))? ?" +
        "(?<low>[0-9][0-9.,]*)( ?(?<lowUnit>" + UnitWords + "))?" +
        "( ?(-|–|to) ?(?<again>[A-Z]{0,3}\\$|CN¥|JP¥|¥|€|£|₩|₹|₪|[A-Z]{3}(?= ?[0-9]))? ?" +
        "(?<high>[0-9][0-9.,]*)( ?(?<highUnit>" + UnitWords + "))?)?" +
        "(?<plus> ?\\+)?( ?(?<after>[A-Z]{3}|dollars?|euros?|yuan|yen|won|€))?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        2000)]
    private static partial Regex Shape();
}

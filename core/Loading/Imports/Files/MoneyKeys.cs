using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Reads the keys of a column of money, and what separators mean in all of them.</summary>
internal static class MoneyKeys
{
    public static MoneyRule? Read(SeedNode? node, Country? home, char? separator)
    {
        if (node is null)
        {
            return null;
        }

        var (currencyNode, unitNode) = node.IsMapping ? (node.Find("currency"), node.Find("unit")) : (null, null);
        var currencyFrom = currencyNode is { IsMapping: true } ? ColumnKeys.Read(currencyNode, check: CurrencyFault) : null;
        var currency = currencyFrom is null ? currencyNode?.Parse(Currency.Parse) : null;
        var unitFrom = unitNode is { IsMapping: true } ? ColumnKeys.Read(unitNode, check: UnitFault) : null;
        var unit = unitFrom is null ? Unit(unitNode) : 1;
        var dollar = node.IsMapping ? node.Value("dollar", Currency.Parse) : null;
        return ColumnKeys.Read(node) is { } rule
            ? new(rule, new(currency, dollar, home), new(separator, unit), currencyFrom, unitFrom)
            : null;
    }

    /// <summary>The decimal separator, or the other one if only the separator of thousands is given.</summary>
    public static char? DecimalSeparator(SeedNode node)
    {
        var (point, thousands) = (Separator(node, "decimal"), Separator(node, "thousands"));
        if (point is not null && point == thousands)
        {
            node.Find("thousands")!.Fault("is the same as decimal:; write the character between thousands");
        }

        return (point, thousands) switch
        {
            ({ } known, _) => known,
            (_, '.') => ',',
            (_, ',') => '.',
            _ => null,
        };
    }

    private static char? Separator(SeedNode node, string key)
    {
        var text = node.Text(key);
        var isKnown = text is "." or "," || (key == "thousands" && text is " " or "'");
        if (text is not null && !isKnown)
        {
            node.Find(key)!.Fault($"'{text}' is not a separator; write \".\" or \",\"" + (key == "thousands" ? ", \" \" or \"'\"" : ""));
        }

        return isKnown ? text![0] : null;
    }

    private static long Unit(SeedNode? node)
    {
        var text = node?.Scalar();
        if (text is not null && UnitFault(text) is { } wrong)
        {
            node!.Fault(wrong);
        }

        return text is null ? 1 : Notation.UnitOf(text) ?? 1;
    }

    private static string? UnitFault(string text) =>
        Notation.UnitOf(text) is null ? $"'{text}' is not a unit; write thousand, million or billion" : null;

    private static string? CurrencyFault(string text) => SpokenCurrency.Parse(text, new(Currency.Usd)).Error;
}

using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>A sum of money in a row.</summary>
/// <param name="Basis">Pre-money or post-money if the text says it.</param>
/// <param name="Presumed">The assumed currency, if neither the text nor another column names one.</param>
internal sealed record MoneyCell(Cell Cell, Amount Amount, ValuationBasis Basis, PresumedCurrency? Presumed)
{
    public string Text => Cell.Text;

    public static MoneyCell? Read(RowCells cells, MoneyRule? rule)
    {
        if (rule is null || cells.Find(rule.From) is not { } cell)
        {
            return null;
        }

        var named = cells.Parse(rule.CurrencyFrom, text => SpokenCurrency.Parse(text, rule.Currency));
        var unit = cells.Parse(rule.UnitFrom, UnitOf) ?? rule.Notation.Unit;
        var currency = named is { } code
            ? new(code, new CurrencyName(code.Code).Fits('$') ? code : null, rule.Currency.Country)
            : rule.Currency;
        var (worth, basis) = SpokenBasis.Split(cell.Text);
        var amount = SpokenAmount.Parse(worth, currency, rule.Notation with { Unit = unit }, out var presumed);
        if (!amount.IsValue)
        {
            cells.Fault(cell.Column, amount.Error);
            return null;
        }

        if (named is { } other && !amount.Value.IsUndisclosed && amount.Value.Currency != other)
        {
            cells.Fault(
                cell.Column, $"'{cell.Text}' is not in {other}, which the column {rule.CurrencyFrom!.Column} names; correct one of them");
            return null;
        }

        return new(cell, amount.Value, basis, named is null ? presumed : null);
    }

    private static Parsed<long> UnitOf(string text) => Notation.UnitOf(text) is { } unit
        ? Parsed<long>.Of(unit)
        : Parsed<long>.Wrong($"'{text}' is not a unit; write thousand, million or billion, or add it to words: in the mapping");
}

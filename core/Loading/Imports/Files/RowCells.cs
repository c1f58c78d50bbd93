namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>A text of a row, and the column that it is in.</summary>
internal readonly record struct Cell(string Column, string Text);

/// <summary>The cells of one row, and the faults found in them: at most one for each column.</summary>
internal sealed class RowCells(SourceRecord record)
{
    /// <summary>Cell texts that spreadsheets write in place of a value.</summary>
    private static readonly HashSet<string> SpreadsheetErrors =
        new(["#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "########"], StringComparer.OrdinalIgnoreCase);

    private readonly List<(string Column, string Message)> _faults = [];

    public IReadOnlyCollection<(string Column, string Message)> Faults => _faults;

    public void Fault(string column, string message)
    {
        if (!_faults.Exists(fault => fault.Column == column))
        {
            _faults.Add((column, message));
        }
    }

    /// <summary>The text of a column, or of the first of several columns that has one; null if there is none.</summary>
    public Cell? Find(ColumnRule? rule)
    {
        if (rule is null)
        {
            return null;
        }

        var texts = rule.Columns.Select(column => new Cell(column, Raw(column))).Where(cell => cell.Text.Length > 0).ToList();
        if (rule.Join is { } join && texts.Count > 0)
        {
            texts = [new(rule.Column, string.Join(join, texts.Select(cell => cell.Text)))];
        }

        foreach (var (column, text) in texts)
        {
            if (Clean(text, rule) is { } clean)
            {
                return new(column, clean);
            }
        }

        return rule.Value is { Length: > 0 } value ? new(rule.Column, value) : null;
    }

    /// <summary>The text of a column, or a fault if it has none.</summary>
    /// <param name="remedy">What to write there.</param>
    public Cell? Require(ColumnRule rule, string remedy)
    {
        var found = Find(rule);
        if (found is null)
        {
            Fault(rule.Column, $"is empty; {remedy}");
        }

        return found;
    }

    /// <summary>A column's text as a value; null if it is empty, or a fault.</summary>
    public T? Parse<T>(ColumnRule? rule, Func<string, Parsed<T>> parse)
        where T : struct
    {
        if (Find(rule) is not { } cell)
        {
            return null;
        }

        var parsed = parse(cell.Text);
        if (!parsed.IsValue)
        {
            Fault(cell.Column, parsed.Error);
        }

        return parsed.IsValue ? parsed.Value : null;
    }

    /// <summary>The text with which a column was written, unless a spreadsheet could not compute it.</summary>
    public string Raw(string column)
    {
        var text = record[column];
        if (!SpreadsheetErrors.Contains(text))
        {
            return text;
        }

        Fault(column, $"'{text}' is a spreadsheet error; write the value from the source");
        return "";
    }

    /// <summary>The part of a text that the mapping asks for, with its words applied; null if nothing remains.</summary>
    public static string? Clean(string text, ColumnRule rule)
    {
        var visible = VisibleText.Of(text);
        visible = rule.Prefix.Length > 0 && visible.StartsWith(rule.Prefix, StringComparison.Ordinal)
            ? visible[rule.Prefix.Length..]
            : visible;
        visible = PartOf(visible, rule);
        visible = rule.Words.TryGetValue(visible, out var word) ? word : visible;
        return visible.Length == 0 ? null : visible;
    }

    private static string PartOf(string text, ColumnRule rule)
    {
        var after = rule.After.Length == 0 ? -1 : text.IndexOf(rule.After, StringComparison.Ordinal);
        text = after < 0 ? text : text[(after + rule.After.Length)..].Trim();
        var before = rule.Before.Length == 0 ? -1 : text.IndexOf(rule.Before, StringComparison.Ordinal);
        return before < 0 ? text : text[..before].Trim();
    }
}

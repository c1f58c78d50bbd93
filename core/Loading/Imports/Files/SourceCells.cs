using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Reads the source of a row, as far as the mapping takes it from columns.</summary>
internal static class SourceCells
{
    public static Source? Read(RowCells cells, Mapping mapping, DateOnly today)
    {
        if (mapping.SourceColumns is not { } columns || !columns.All.Any())
        {
            return null;
        }

        var common = mapping.Source;
        return common with
        {
            Publisher = Text(cells, columns.Publisher, "write who published it") ?? common.Publisher,
            Title = Text(cells, columns.Title, "write the headline") ?? common.Title,
            Url = Address(cells, columns.Url) ?? common.Url,
            Published = Published(cells, columns.Published, today) ?? common.Published,
        };
    }

    private static string? Text(RowCells cells, ColumnRule? rule, string remedy) =>
        rule is null ? null : cells.Require(rule, $"{remedy}, or add value: to the column in the mapping")?.Text;

    // Of several addresses, the first is taken.
    private static string? Address(RowCells cells, ColumnRule? rule)
    {
        if (rule is null
            || cells.Require(rule, "write the address of the page, or add value: to the column in the mapping") is not { } cell)
        {
            return null;
        }

        var address = cell.Text.Split([' ', '|', '<', '>', '"'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.TrimEnd(',', ';')).FirstOrDefault(SeedFileReader.IsWebAddress);
        if (address is null)
        {
            cells.Fault(cell.Column, $"'{cell.Text}' is not a web address; write it in full, starting with https://");
        }

        return address;
    }

    private static PartialDate? Published(RowCells cells, ColumnRule? rule, DateOnly today)
    {
        if (rule is null)
        {
            return null;
        }

        cells.Require(rule, "write when it was published, or add value: to the column in the mapping");
        return DateCell.Read(cells, rule, today);
    }
}

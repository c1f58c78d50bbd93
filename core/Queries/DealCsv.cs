using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ServerlessDeals.Queries;

/// <summary>Deals and other tables as CSV.</summary>
public static class DealCsv
{
    /// <summary>RFC 4180. A cell that a spreadsheet would read as a formula gets a leading apostrophe.</summary>
    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,
    };

    /// <summary>
    /// Files begin with it, since Excel would otherwise read "€" and "Ø" in another encoding. Answers in a list's CSV do not: programs
    /// read them.
    /// </summary>
    public static ReadOnlySpan<byte> ByteOrderMark => Encoding.UTF8.Preamble;

    /// <param name="withHeader">Whether the first line has the names of the columns.</param>
    /// <param name="fields">The JSON properties whose columns it has; all if null.</param>
    public static byte[] Table(IEnumerable<DealItem> deals, bool withHeader, IReadOnlyCollection<string>? fields = null)
    {
        var columns = DealColumns.Of(fields);
        var header = withHeader ? new[] { columns.Select(column => (string?)column.Name) } : [];
        return Write(header.Concat(deals.Select(deal => columns.Select(column => Cell(column.Value(deal))))));
    }

    /// <summary>Any table, written with the same rules.</summary>
    public static byte[] Write(IEnumerable<IEnumerable<string?>> lines)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, Rfc4180))
        {
            foreach (var line in lines)
            {
                foreach (var cell in line)
                {
                    csv.WriteField(cell);
                }

                csv.NextRecord();
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A whole file.</summary>
    public static byte[] File(byte[] table) => [.. ByteOrderMark, .. table];

    private static string? Cell(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IReadOnlyList<string> list => string.Join(';', list),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string?)value,
    };
}

using System.Globalization;
using CsvHelper;
using ServerlessDeals.Loading.Imports;

namespace ServerlessDeals.Cli.Commands;

/// <summary>What an import would do with each deal, as a CSV file.</summary>
internal sealed class PlanFile : IDisposable
{
    private static readonly string[] Columns = ["change", "deal", "rows", "with", "conflicts"];

    private readonly StreamWriter _text;
    private readonly CsvWriter _csv;

    public PlanFile(string path)
    {
        _text = new(path);
        _csv = new(_text, CultureInfo.InvariantCulture);
        Write(Columns);
    }

    public void Add(PlannedDeal deal) => Write(
        EnumWords.Of(deal.Change),
        $"{deal.Deal}",
        string.Join(' ', deal.Rows.Select(row => row.ToString(CultureInfo.InvariantCulture))),
        string.Join(", ", deal.With),
        string.Join(", ", deal.Conflicts));

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }

    private void Write(params string[] fields)
    {
        foreach (var field in fields)
        {
            _csv.WriteField(field);
        }

        _csv.NextRecord();
    }
}

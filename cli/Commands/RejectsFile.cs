using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using ServerlessDeals.Loading.Imports;

namespace ServerlessDeals.Cli.Commands;

/// <summary>
/// Rows that were not imported, as they stood, with the reason beside them: a file that can be corrected and imported in the
/// same way, for columns that begin with an underscore are read by no mapping. It is made with its first row.
/// </summary>
internal sealed class RejectsFile(string path, ImportFormat format, char delimiter) : IDisposable
{
    private static readonly string[] Columns = ["_row", "_column", "_reason", "_remedy"];

    private readonly JsonSerializerOptions _readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private StreamWriter? _text;
    private CsvWriter? _csv;

    public void Add(Rejection rejection)
    {
        if (format == ImportFormat.Csv)
        {
            AddCsv(rejection);
        }
        else
        {
            AddJson(rejection);
        }
    }

    public void Dispose()
    {
        _csv?.Dispose();
        _text?.Dispose();
        if (_text is null && File.Exists(path))
        {
            // One of an earlier run would be taken for this one's.
            File.Delete(path);
        }
    }

    private void AddCsv(Rejection rejection)
    {
        if (_csv is null)
        {
            _text = Open();
            _csv = new(_text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString() });
            Write(rejection.Record.Names.Where(name => !Columns.Contains(name)).Concat(Columns));
        }

        var own = rejection.Record.Names.Select((name, i) => (name, value: i < rejection.Record.Values.Count ? rejection.Record.Values[i] : ""))
            .Where(one => !Columns.Contains(one.name)).Select(one => one.value);
        Write(own.Concat(Reasons(rejection)));
    }

    // By its mark it is read as UTF-8 again, whatever encoding the mapping names, and by spreadsheets too.
    private StreamWriter Open() => new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

    private void Write(IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            _csv!.WriteField(field);
        }

        _csv!.NextRecord();
    }

    private void AddJson(Rejection rejection)
    {
        _text ??= Open();
        var fields = rejection.Record.Names.Zip(rejection.Record.Values).Where(pair => !Columns.Contains(pair.First)).Concat(Columns.Zip(Reasons(rejection)))
            .ToDictionary(pair => pair.First, pair => pair.Second.Split(SourceRecord.Separator) is { Length: > 1 } list ? (object)list : pair.Second, StringComparer.Ordinal);
        _text.WriteLine(JsonSerializer.Serialize(fields, _readable));
    }

    private static IEnumerable<string> Reasons(Rejection rejection) =>
        [rejection.Record.Row.ToString(CultureInfo.InvariantCulture), rejection.Column, rejection.Reason, rejection.Remedy];
}

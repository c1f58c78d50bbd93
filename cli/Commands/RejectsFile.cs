using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using ServerlessDeals.Loading.Imports.Files;

namespace ServerlessDeals.Cli.Commands;

/// <summary>
/// The rows that were not imported, unchanged, each with the reason. The file can be corrected and imported with the same mapping, since
/// no mapping reads columns that begin with an underscore. It is created when the first row is added.
/// </summary>
internal sealed class RejectsFile(string path, ImportFormat format, Mapping mapping) : IDisposable
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
            // A leftover file would look like the result of this run.
            File.Delete(path);
        }
    }

    private void AddCsv(Rejection rejection)
    {
        if (_csv is null)
        {
            _text = Open();
            // The header stays on the line where the mapping expects it.
            for (var line = 1; line < mapping.Header; line++)
            {
                _text.WriteLine();
            }

            _csv = new(_text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = $"{mapping.Delimiter ?? ','}" });
            Write(rejection.Record.Names.Where(name => !Columns.Contains(name)).Concat(Columns));
        }

        var values = rejection.Record.Names
            .Select((name, i) => (Name: name, Value: rejection.Record.Values.ElementAtOrDefault(i) ?? ""))
            .Where(field => !Columns.Contains(field.Name))
            .Select(field => field.Value);
        Write(values.Concat(Reasons(rejection)));
    }

    // The byte order mark makes spreadsheets and the next import read it as UTF-8, whatever encoding the mapping names.
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
        var fields = rejection.Record.Names.Zip(rejection.Record.Values)
            .Where(field => !Columns.Contains(field.First))
            .Concat(Columns.Zip(Reasons(rejection)))
            .ToDictionary(field => field.First, field => TextOrList(field.Second), StringComparer.Ordinal);
        _text.WriteLine(JsonSerializer.Serialize(fields, _readable));
    }

    private static object TextOrList(string value) => value.Split(SourceRecord.Separator) is { Length: > 1 } list ? list : value;

    private static IEnumerable<string> Reasons(Rejection rejection) =>
        [rejection.Record.Row.ToString(CultureInfo.InvariantCulture), rejection.Column, rejection.Reason, rejection.Remedy];
}

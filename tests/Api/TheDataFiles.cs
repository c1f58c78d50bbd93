using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Pages;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Tests.Api;

/// <summary>The open data of the site, written once and opened with DuckDB, which shares no code with the project.</summary>
public sealed class DataFolder(OnTheApi api) : IAsyncLifetime
{
    public string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "data");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path);
        foreach (var file in await FilesAsync())
        {
            await File.WriteAllBytesAsync(System.IO.Path.Combine(Path, file.Name), file.Content);
        }
    }

    /// <summary>The files in /data/, as the site writes them.</summary>
    internal async Task<IReadOnlyList<(string Name, byte[] Content)>> FilesAsync()
    {
        var clock = new FakeTimeProvider(new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
        var data = await new SiteReader<MemoryTables>(api.Tables, clock).ReadAsync(CancellationToken.None);
        var content = new SiteContent(data, [], SiteAddresses.Of("https://site.example", OnTheApi.PublicBase));
        return
        [
            .. BriefingSite.Section("Data", content).Single(set => set.Address is not null).Pages()
                .Where(page => page.Component is null && System.IO.Path.GetExtension(page.Path) is ".csv" or ".parquet")
                .Select(page => (System.IO.Path.GetFileName(page.Path), page.Bytes!())),
        ];
    }

    /// <summary>The rows of a query, as text.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Ask(string sql)
    {
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        using var question = database.CreateCommand();
        question.CommandText = $"SET file_search_path = '{Path}'; {sql}";
        using var answer = question.ExecuteReader();
        var rows = new List<IReadOnlyList<string>>();
        while (answer.Read())
        {
            rows.Add([.. Enumerable.Range(0, answer.FieldCount).Select(at => answer.IsDBNull(at) ? "" : Text(answer.GetValue(at)))]);
        }

        return rows;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Text(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}

public sealed class TheDataFiles(OnTheApi api, DataFolder folder) : IClassFixture<DataFolder>
{
    private static readonly string[] Documentation = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "data.md"));

    public static TheoryData<string> Questions() =>
        [.. Documentation.Where(line => line.StartsWith("### ", StringComparison.Ordinal))];

    [Theory]
    [InlineData("deals", 250)]
    [InlineData("claims", 600)]
    [InlineData("parties", 700)]
    public void HaveTheirRows(string file, int least) =>
        Assert.True(int.Parse(folder.Ask($"SELECT count(*) FROM '{file}.parquet'")[0][0], CultureInfo.InvariantCulture) > least);

    [Theory]
    [InlineData("deals", "id", "VARCHAR")]
    [InlineData("deals", "date_first", "DATE")]
    [InlineData("deals", "amount_low", "BIGINT")]
    [InlineData("deals", "amount_usd_rate", "DECIMAL(38,18)")]
    [InlineData("deals", "sectors", "VARCHAR[]")]
    [InlineData("deals", "unconfirmed", "BOOLEAN")]
    [InlineData("claims", "published_last", "DATE")]
    [InlineData("claims", "anonymous", "BOOLEAN")]
    [InlineData("claims", "parties", "VARCHAR[]")]
    [InlineData("parties", "amount_high", "BIGINT")]
    [InlineData("parties", "only_in_talks", "BOOLEAN")]
    public void HaveTypes(string file, string column, string type) => Assert.Equal(
        type, folder.Ask($"SELECT column_type FROM (DESCRIBE SELECT {column} FROM '{file}.parquet')")[0][0]);

    // Each column as text, beside the same column of the CSV, which has only text.
    [Fact]
    public void HaveTheValuesOfTheCsv()
    {
        var columns = folder.Ask("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM 'deals.parquet')");
        Assert.Equal(
            columns.Select(column => column[0]),
            folder.Ask("SELECT column_name FROM (DESCRIBE SELECT * FROM read_csv('deals.csv', all_varchar = true))").Select(row => row[0]));
        var differences = columns.Select(column => (column[1] switch
        {
            "VARCHAR[]" => $"nullif(array_to_string(p.{column[0]}, ';'), '') IS DISTINCT FROM c.{column[0]}",
            "DECIMAL(38,18)" => $"p.{column[0]} IS DISTINCT FROM CAST(c.{column[0]} AS DECIMAL(38,18))",
            _ => $"CAST(p.{column[0]} AS VARCHAR) IS DISTINCT FROM c.{column[0]}",
        })).Select((differs, at) => $"count(*) FILTER ({differs}) AS c{at}");
        var counts = folder.Ask(
            $"SELECT count(*), {string.Join(", ", differences)} "
            + "FROM 'deals.parquet' AS p JOIN read_csv('deals.csv', all_varchar = true) AS c USING (id)")[0];
        Assert.Equal(api.Seeds.Deals.Count, int.Parse(counts[0], CultureInfo.InvariantCulture));
        Assert.Empty(columns.Zip(counts.Skip(1)).Where(pair => pair.Second != "0").Select(pair => $"{pair.First[0]}: {pair.Second}"));
    }

    [Fact]
    public async Task HaveTheSameBytesForTheSameDeals() => Assert.All(
        await folder.FilesAsync(), file => Assert.Equal(File.ReadAllBytes(Path.Combine(folder.Path, file.Name)), file.Content));

    [Theory]
    [MemberData(nameof(Questions))]
    public void GiveTheAnswersOfTheDocumentation(string question)
    {
        var (sql, documented) = Block(question);
        var answer = folder.Ask(sql).Select(row => string.Join(" | ", row)).ToList();
        Assert.True(documented.SequenceEqual(answer), $"docs/data.md: the answer to this question is now\n{string.Join('\n', answer)}");
    }

    [Fact]
    public async Task AddUpToWhatTheJsonAddsUpTo()
    {
        var deals = await api.PagesAsync("deals?limit=100&status=announced&status=closed&kind=funding-round&kind=strategic-investment");
        var expected =
            from deal in deals
            where deal.Text("partOf").Length == 0 && deal.Text("date").Length > 4
            from sector in deal.Texts("sectors[]").Where(sector => sector.Length > 0)
            let dollars = deal.Text("amount.value.currency") == "USD" ? deal.Text("amount.value.low") : deal.Text("amount.usd.low")
            group dollars by $"{sector} | {Quarter(deal.Text("date"))}" into sums
            select $"{sums.Key} | {Sum(sums)}";
        var (sql, _) = Block(Questions().First().Data);
        var answer = folder.Ask(sql.Replace("LIMIT 8", "", StringComparison.Ordinal)).Select(row => string.Join(" | ", row)).ToList();
        Assert.True(answer.Count > 50);
        Assert.Equal(expected.Order(StringComparer.Ordinal), answer.Order(StringComparer.Ordinal));
    }

    private static string Quarter(string date) =>
        date.Contains('Q', StringComparison.Ordinal)
            ? date
            : $"{date[..4]}-Q{(int.Parse(date[5..7], CultureInfo.InvariantCulture) + 2) / 3}";

    private static string Sum(IEnumerable<string> amounts) => amounts.Where(amount => amount.Length > 0).ToList() is { Count: > 0 } known
        ? known.Sum(amount => long.Parse(amount, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)
        : "";

    private static (string Sql, IReadOnlyList<string> Answer) Block(string question)
    {
        var lines = Documentation.SkipWhile(line => line != question).SkipWhile(line => line != "```sql").Skip(1).ToList();
        var sql = lines.TakeWhile(line => line != "```").ToList();
        var answer = lines.Skip(sql.Count + 1).SkipWhile(line => line != "```").Skip(1).TakeWhile(line => line != "```");
        return (string.Join('\n', sql), [.. answer]);
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using CsvHelper;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Tests.Api;

public sealed class TheRepresentations(OnTheApi api)
{
    [Theory]
    [InlineData("deals?limit=50")]
    [InlineData("deals/minimax-2024-03")]
    [InlineData("companies?limit=50")]
    [InlineData("investors/alibaba")]
    [InlineData("summaries/investor")]
    [InlineData("briefings/2024-03")]
    public async Task AreSentAgainOnlyIfTheyHaveChanged(string address)
    {
        using var first = await api.SendAsync(HttpMethod.Get, address);
        var tag = first.Headers.ETag!.ToString();
        Assert.False(first.Headers.ETag.IsWeak);
        Assert.Equal(["Accept", "Accept-Encoding"], first.Headers.Vary);
        Assert.True(first.Headers.CacheControl!.Public);
        foreach (var held in new[] { tag, $"W/{tag}", "*", $"\"other\", {tag}" })
        {
            using var again = await api.SendAsync(
                HttpMethod.Get,
                address,
                request => request.Headers.TryAddWithoutValidation("If-None-Match", held));
            Assert.Equal(
                (HttpStatusCode.NotModified, tag, 0L),
                (again.StatusCode, again.Headers.ETag!.ToString(), again.Content.Headers.ContentLength ?? 0));
        }

        using var other = await api.SendAsync(
            HttpMethod.Get,
            address,
            request => request.Headers.TryAddWithoutValidation("If-None-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var head = await api.SendAsync(HttpMethod.Head, address);
        Assert.Equal((tag, first.Content.Headers.ContentLength), (head.Headers.ETag!.ToString(), head.Content.Headers.ContentLength));
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip;q=0.5, br;q=0.4", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("identity", null)]
    public async Task UseACompressionThatTheClientAccepts(string accepted, string? encoding)
    {
        using var answer = await api.SendAsync(
            HttpMethod.Get,
            "deals?limit=50",
            request => request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted));
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        await using var raw = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream plain = encoding switch
        {
            "br" => new BrotliStream(raw, CompressionMode.Decompress),
            "gzip" => new GZipStream(raw, CompressionMode.Decompress),
            _ => raw,
        };
        using var text = new StreamReader(plain);
        Assert.Equal(
            await api.Client.GetStringAsync(new Uri("deals?limit=50", UriKind.Relative), TestContext.Current.CancellationToken),
            await text.ReadToEndAsync(TestContext.Current.CancellationToken));
        using var held = await api.SendAsync(
            HttpMethod.Get,
            "deals?limit=50",
            request => request.Headers.TryAddWithoutValidation("If-None-Match", answer.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, held.StatusCode);
    }

    [Fact]
    public async Task GiveSummariesTheirLastModifiedTime()
    {
        Task<HttpResponseMessage> GetAsync(DateTimeOffset? since) =>
            api.SendAsync(HttpMethod.Get, "summaries/overall", request => request.Headers.IfModifiedSince = since);

        // Other tests refresh the summaries. A refresh in between gives them a later time.
        DateTimeOffset? modified;
        (HttpStatusCode Since, HttpStatusCode SinceEarlier) answered;
        DateTimeOffset? later;
        do
        {
            using var first = await GetAsync(null);
            modified = first.Content.Headers.LastModified!.Value;
            using var again = await GetAsync(modified);
            using var earlier = await GetAsync(modified.Value.AddSeconds(-1));
            answered = (again.StatusCode, earlier.StatusCode);
            later = earlier.Content.Headers.LastModified;
        }
        while (modified != later);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), answered);
    }

    [Theory]
    [InlineData("format=csv", null, "text/csv")]
    [InlineData("", "text/csv", "text/csv")]
    [InlineData("", "application/json;q=0.1, application/x-ndjson", "application/x-ndjson")]
    [InlineData("format=json", "text/csv", "application/json")]
    [InlineData("", "*/*", "application/json")]
    [InlineData("", "text/*", "text/csv")]
    [InlineData("", "image/png", "application/problem+json")]
    public async Task HaveTheRequestedFormat(string query, string? accept, string type)
    {
        using var answer = await api.SendAsync(HttpMethod.Get, "deals?" + query, request =>
        {
            if (accept is not null)
            {
                request.Headers.TryAddWithoutValidation("Accept", accept);
            }
        });
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task HoldTheSameDealsInCsvNdjsonAndJson()
    {
        var json = (await api.GetAsync("deals?limit=100")).GetProperty("value").EnumerateArray().ToList();
        var lines = (await TextAsync("deals?limit=100&format=ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(json.Select(deal => deal.GetRawText()), lines);
        using var csv = new CsvReader(new StringReader(await TextAsync("deals?limit=100&format=csv")), CultureInfo.InvariantCulture);
        var rows = csv.GetRecords<dynamic>().Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(
            json.Select(deal => (
                deal.GetProperty("id").GetString(),
                deal.GetProperty("amount").GetProperty("value").GetProperty("text").GetString())),
            rows.Select(row => ((string?)row["id"], (string?)row["amount"])));
    }

    [Theory]
    [InlineData("deals?limit=1&fields=amount,status")]
    [InlineData("deals?limit=1&format=ndjson&fields=amount,status")]
    [InlineData("export/deals.ndjson?fields=status,amount")]
    public async Task HaveOnlyTheRequestedFields(string address)
    {
        var text = (await TextAsync(address)).Split('\n')[0];
        var deal = JsonDocument.Parse(text).RootElement;
        deal = deal.TryGetProperty("value", out var listed) ? listed[0] : deal;
        Assert.Equal(["amount", "id", "status"], deal.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("deals?format=csv&fields=", "company,status", "id,company,company_name,status")]
    [InlineData("export/deals.csv?fields=", "date,id", "id,date,date_first,date_last,date_precision")]
    [InlineData("export/deals.csv?fields=", "parties", "id,leads,parties")]
    public async Task HaveTheColumnsOfTheRequestedFields(string address, string fields, string columns) =>
        Assert.Equal(columns, (await TextAsync(address + fields)).Split("\r\n")[0]);

    [Theory]
    [InlineData("deals?fields=colour")]
    [InlineData("deals?format=csv&fields=amount_low")]
    [InlineData("export/deals.csv?fields=amount,colour")]
    [InlineData("export/deals.ndjson?fields=")]
    public async Task AreRefusedForUnknownFields(string address)
    {
        using var wrong = await api.SendAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&asOf=2024-03-06")]
    [InlineData("&match=possible&sort=-amount")]
    public async Task HaveTheTimelineIfItIsAskedFor(string query)
    {
        var plain = (await api.GetAsync("deals?company=minimax&limit=100" + query)).GetProperty("value").EnumerateArray();
        Assert.All(plain, deal => Assert.False(deal.TryGetProperty("timeline", out _)));
        var deals = (await api.GetAsync("deals?company=minimax&limit=100&fields=timeline" + query)).GetProperty("value").EnumerateArray();
        Assert.NotEmpty(deals);
        foreach (var deal in deals)
        {
            Assert.Equal(["id", "timeline"], deal.EnumerateObject().Select(field => field.Name));
            var asOf = Array.Find(query.Split('&'), part => part.StartsWith("asOf", StringComparison.Ordinal));
            var detail = await api.GetAsync($"deals/{deal.GetProperty("id").GetString()}?{asOf}");
            Assert.Equal(detail.GetProperty("timeline").GetRawText(), deal.GetProperty("timeline").GetRawText());
        }

        var lines = (await TextAsync("deals?company=minimax&limit=100&fields=status,timeline&format=ndjson" + query)).TrimEnd().Split('\n');
        Assert.Equal(
            deals.Select(deal => deal.GetProperty("timeline").GetRawText()),
            lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("timeline").GetRawText()));
    }

    [Fact]
    public async Task HaveNoTimelineInATable()
    {
        using var answer = await api.SendAsync(HttpMethod.Get, "deals?format=csv&fields=timeline");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("A table has no timeline", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HoldEveryDealInAnExport()
    {
        var lines = (await TextAsync("export/deals.ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            api.Seeds.Deals.Select(deal => deal.Id.ToString()).Order(StringComparer.Ordinal),
            lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
        using var csv = new CsvReader(
            new StringReader(await TextAsync("export/deals.csv?status=closed&investor=alibaba")),
            CultureInfo.InvariantCulture);
        var closed = csv.GetRecords<dynamic>().Cast<IDictionary<string, object>>().ToList();
        Assert.All(closed, row => Assert.Equal("closed", row["status"]));
        Assert.Contains(closed, row => (string)row["id"] == "minimax-2024-03");
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("@sum", "'@sum")]
    [InlineData("a \"quoted\", name", "\"a \"\"quoted\"\", name\"")]
    public void KeepHostileNamesSafeInASpreadsheet(string name, string cell)
    {
        var register = new Register(api.Seeds.Organizations.Select(organization => organization with { Name = name }));
        var deal = DealItem.Of(Resolver.Resolve(api.Seeds.Deals[0], DateOnly.MaxValue)!, register);
        Assert.Contains(
            cell,
            System.Text.Encoding.UTF8.GetString(DealCsv.Table([deal], withHeader: false)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3000, 1)]
    [InlineData(450, 1)]
    [InlineData(10, 21)]
    public async Task AreRefusedForOversizedQueries(int characters, int values)
    {
        using var answer = await api.SendAsync(
            HttpMethod.Get,
            "deals?" + string.Join('&', Enumerable.Range(0, values).Select(_ => "company=" + new string('a', characters))));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private Task<string> TextAsync(string address) =>
        api.Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
}

using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace ServerlessDeals.Tests.Api;

/// <summary>Bodies that nobody would write by mistake. A test of the worker sends some of them to the built app.</summary>
public sealed class ABodyOfAClaim(OnTheApi api)
{
    private const string Address = "deals/minimax-2024-03/claims/a-paper-2018-05-02";

    private const string Claim = """
        { "source": { "publisher": "A Paper", "url": "https://example.org/a", "title": "More", "published": "2018-05-02", "kind": "press" },
          "status": "closed", "amount": "at least USD 620M", "parties": [ { "org": "alibaba", "role": "lead", "commitment": "closed" } ] }
        """;

    private static readonly int Bodies = Long.Cases(always: 400, atNight: 20_000);

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", ": ", "- ", "? ", "\n", "\n  ", "\r", "\t", "\"", "'", "&a ", "*a", "!t ", "!!str ",
        "%YAML 1.2\n", "---\n", "...\n", "| ", "> ", "#", "//", "/*", "\\", "\\u0000", "\\ud800", "\\ud83d\\ude00", "<<: ", "@", "`", "~",
        "null", "true", "1e999999",
        "-0", "0x", "status", "source", "amount", "\0", "\u0007", "\u001b", "\u0085", "\u2028", "\u202e", "\ufeff", "\ufffe", "é", "😀",
        "\"status\": \"closed\"", "99999999999999999999999999999999999999",
    ];

    private static readonly string[] Values =
    [
        "\\u0000", "\\u0007", "\\u001b[31m", "\\ud800", "\\udc00\\ud800", "\\ud83d\\ude00", "\\u202e", "\\uffff", "\\ufffe", "\\ufeff",
        "\\n", "\\t", "", " ", "2018-05-02T00:00:00Z", "9999-99-99", "99999999999999999999",
        "USD 999999999999999999999999M", "-USD 5M", "é", "´",
        "https://[", "http://a/%zz", "\\u2028", "[]", "{}", "null",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("[", "nested more than 20 levels deep")]
    [InlineData("{\"a\":", "nested more than 20 levels deep")]
    [InlineData("[{a: ", "nested more than 20 levels deep")]
    [InlineData("- ", "nested more than 20 levels deep")]
    [InlineData("? ", "nested more than 20 levels deep")]
    [InlineData("a: &b [", "")]
    public async Task CannotBeNestedWithoutEnd(string opening, string detail)
    {
        var (status, problem) = await PutAsync(api.Client, Repeated(opening, 60_000));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(detail, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title", "\\u0007", "claim:1:80: error: source.title: contains the character U+0007, which cannot be seen; remove it")]
    [InlineData("publisher", "a\\u0000b", "source.publisher: contains the character U+0000, which cannot be seen; remove it")]
    [InlineData("publisher", "a\\tb", "source.publisher: contains the character U+0009, which cannot be seen; remove it")]
    [InlineData("title", "a\\u009fb", "source.title: contains the character U+009F, which cannot be seen; remove it")]
    [InlineData("note", "a\\u001bb", "note: contains the character U+001B, which cannot be seen; remove it")]
    [InlineData("note", "a\\u202eb", "note: contains the character U+202E, which reverses the text after it; remove it")]
    [InlineData("note", "a\\uffffb", "note: contains the character U+FFFF, which cannot be seen; remove it")]
    [InlineData("note", "a\0b", "claim:1:13: error: body: is neither JSON nor YAML: it contains the control character U+0000; remove it")]
    [InlineData("note", "a\u0001b", "it contains the control character U+0001; remove it")]
    public async Task CannotHaveControlCharacters(string field, string value, string detail)
    {
        var body = field == "note"
            ? $"{{ \"note\": \"{value}\", {Claim.TrimStart('{', ' ')}"
            : Claim.Replace(field == "title" ? "More" : "A Paper", value, StringComparison.Ordinal);
        var (status, problem) = await PutAsync(api.Client, Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(detail, Detail(problem), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&a [*a]", "the alias *a is not supported; write the value again")]
    [InlineData("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "the alias *a is not supported; write the value again")]
    [InlineData("{ \"status\": \"closed\", \"status\": \"closed\" }", "claim:1:23: error: body: is neither JSON nor YAML: ")]
    [InlineData("{ /* a comment */ \"status\": \"closed\" }", "error: ")]
    [InlineData("--- {}\n--- {}", "is not a single mapping; send the fields of a claim, in JSON or YAML")]
    [InlineData("%YAML 99999999999999.1\n---\n{}", "is neither JSON nor YAML: ")]
    [InlineData("{ note: \"\\ud800\" }", "claim:1:9: error: body: is neither JSON nor YAML: ")]
    public async Task IsRefusedWithThePlaceAndTheReason(string body, string detail)
    {
        var (status, problem) = await PutAsync(api.Client, Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(detail, Detail(problem), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MustBeUtf8()
    {
        var (status, problem) = await PutAsync(api.Client, [.. "{ note:\n  \""u8, 0xC3, 0x28, .. "\" }"u8]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("claim:2:4: error: file: has bytes that are not UTF-8, first in line 2", Detail(problem), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetsAShortAnswerHoweverManyFaultsItHas()
    {
        var keys = string.Join(", ", Enumerable.Range(0, 3000).Select(number => $"\"k{number}\": {number}"));
        var body = $"{{ {keys}, \"status\": \"{new string('x', 9000)}\" }}";
        var (status, problem) = await PutAsync(api.Client, Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var detail = Detail(problem);
        Assert.Matches("There are [0-9]+ more.$", detail);
        Assert.InRange(detail.Length, 1000, 30_000);
    }

    [Fact]
    public async Task NeverEndsTheProcessOrFailsTheService()
    {
        await using var copy = await OnACopy.StartAsync(api);
        await Texts().SampleAsync(
            async body =>
            {
                var (status, problem) = await PutAsync(copy.Client, body, "*");
                Assert.True((int)status < 500, $"{(int)status}: {Encoding.UTF8.GetString(body)}");
                Assert.True(problem.Length < 100_000, $"{problem.Length} characters: {Encoding.UTF8.GetString(body)}");
            },
            iter: Bodies,
            threads: Environment.ProcessorCount,
            print: body => Convert.ToHexString(body));
        Assert.Contains("\"ok\"", await copy.Client.GetStringAsync(new Uri("health", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    private static Gen<byte[]> Texts()
    {
        var pieces = AnyOf(Pieces).Array[0, 60].Select(string.Concat);
        var repeated = Gen.Select(AnyOf(Pieces), AnyOf(Pieces), Gen.Int[1, 12_000])
            .Select((first, second, times) => string.Concat(Enumerable.Repeat(first + second, times)));
        var places = AnyOf(
            "More", "A Paper", "https://example.org/a", "2018-05-02", "press", "closed", "at least USD 620M", "alibaba", "title", "status");
        var changed = Gen.Select(places, AnyOf(Values), Gen.Int[1, 300])
            .Select((place, value, times) =>
                Claim.Replace(place, string.Concat(Enumerable.Repeat(value, times)), StringComparison.Ordinal));
        var cut = Gen.Select(Gen.Int[0, Claim.Length], AnyOf(Pieces)).Select((at, piece) => Claim[..at] + piece + Claim[at..]);
        var bytes = Gen.Select(Gen.Int[0, Claim.Length - 1], Gen.Byte).Select((at, value) =>
        {
            var body = Encoding.UTF8.GetBytes(Claim);
            body[at] = value;
            return body;
        });
        return Gen.OneOf(Gen.OneOf(pieces, repeated, changed, cut).Select(text => Encoding.UTF8.GetBytes(text)), bytes);
    }

    private static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    private static byte[] Repeated(string opening, int bytes) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, bytes / opening.Length)));

    private static async Task<(HttpStatusCode Status, string Body)> PutAsync(HttpClient client, byte[] body, string? match = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(Address, UriKind.Relative));
        request.Content = new ByteArrayContent(body);
        request.Headers.Add("x-functions-key", OnTheApi.Key);
        if (match is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", match);
        }

        using var answer = await client.SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static string Detail(string problem) => JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString()!;
}

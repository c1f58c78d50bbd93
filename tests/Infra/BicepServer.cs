using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace ServerlessDeals.Tests.Infra;

/// <summary>The Bicep compiler as one process that answers many requests, because its start takes longer than any of them.</summary>
internal sealed class BicepServer
{
    private static readonly string Program =
        typeof(BicepServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Bicep").Value?.Replace('\\', '/') ?? "";

    private static readonly SemaphoreSlim Turn = new(1);
    private static readonly Lazy<BicepServer> Only = new(() => new());

    private readonly Process _process;
    private readonly Stream _answers;
    private int _asked;

    // The compiler ends when this process ends and its input is closed.
    private BicepServer()
    {
        var start = new ProcessStartInfo(Program, ["jsonrpc", "--stdio"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _answers = _process.StandardOutput.BaseStream;
    }

    /// <summary>The environment in which infra/prod.bicepparam is compiled.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ALERT_EMAIL"] = "operator@example.org",
        ["GITHUB_REPOSITORY"] = "owner/name",
        ["GITHUB_REPOSITORY_OWNER_ID"] = "11",
        ["GITHUB_REPOSITORY_ID"] = "22",
        ["OPERATOR_GROUP_ID"] = "group-of-operators",
        ["API_DOMAIN"] = "api.example.org",
        ["SITE_DOMAIN"] = "deals.example.org",
        ["AZURE_LOCATION"] = "swedencentral",
    };

    /// <param name="method">A method of the compiler, such as bicep/compile.</param>
    /// <returns>Its result.</returns>
    public static Task<JsonElement> AskAsync(string method, object parameters)
    {
        Assert.SkipUnless(File.Exists(Program), "There is no Bicep compiler for this system.");
        return Only.Value.AnswerAsync(method, parameters);
    }

    private async Task<JsonElement> AnswerAsync(string method, object parameters)
    {
        // A request is never given up half-way, because the next answer would be taken for its own.
        await Turn.WaitAsync(CancellationToken.None);
        try
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new { jsonrpc = "2.0", id = ++_asked, method, @params = new[] { parameters } });
            var requests = _process.StandardInput.BaseStream;
            await requests.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
            await requests.WriteAsync(body);
            await requests.FlushAsync();
            var answer = new byte[ReadLength()];
            await _answers.ReadExactlyAsync(answer);
            return JsonDocument.Parse(answer).RootElement;
        }
        finally
        {
            Turn.Release();
        }
    }

    private int ReadLength()
    {
        var length = 0;
        while (ReadLine() is { Length: > 0 } line)
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(line.AsSpan(15), CultureInfo.InvariantCulture);
            }
        }

        return length;
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        for (var read = _answers.ReadByte(); read is not ('\n' or -1); read = _answers.ReadByte())
        {
            line.Append((char)read);
        }

        return line.ToString().TrimEnd('\r');
    }
}

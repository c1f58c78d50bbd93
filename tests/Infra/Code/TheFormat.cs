using System.Text;

namespace ServerlessDeals.Tests.Infra.Code;

/// <summary>
/// The build checks spaces, braces and indentation (IDE0055). This checks the other rules of .editorconfig, for which
/// <c>dotnet format</c> needs minutes.
/// </summary>
public sealed class TheFormat
{
    private static readonly string[] Written =
    [
        ".cs", ".razor", ".csproj", ".props", ".sh", ".yaml", ".yml", ".json", ".bicep", ".bicepparam", ".css", ".js",
    ];

    // Backups written by earlier versions, kept unchanged.
    private static readonly string[] Backups = ["tests/Unit/FirstVersion/", "tests/Unit/VersionBefore/"];

    [Fact]
    public void FollowsEditorConfigInEveryFile()
    {
        var files = Checkout.Files()
            .Where(file => Written.Contains(Path.GetExtension(file), StringComparer.Ordinal) && !Backups.Any(file.StartsWith)).ToList();
        Assert.True(files.Count > 400, $"{files.Count} files");
        Assert.Empty(files.SelectMany(file => Faults(File.ReadAllBytes(Checkout.PathOf(file))).Select(fault => $"{file}: {fault}")));
    }

    [Theory]
    [InlineData("class A;\n", "")]
    [InlineData("\uFEFFclass A;\n", "It begins with a byte order mark.")]
    [InlineData("class A;\r\n", "It has a carriage return.")]
    [InlineData("class A;", "It does not end with one new line.")]
    [InlineData("class A;\n\n", "It does not end with one new line.")]
    [InlineData("class A; \n", "Line 1 ends with a space.")]
    [InlineData("// A comment\t\nclass A;\n", "Line 1 ends with a space.")]
    [InlineData("using System;\nusing Azure;\nusing Azure.Core;\nusing static System.Math;\nusing B = A.B;\n", "")]
    [InlineData("using Azure;\nusing System;\n", "Its using lines are not sorted: System comes before Azure.")]
    [InlineData(
        "using System.Text;\nusing System.Collections;\n",
        "Its using lines are not sorted: System.Collections comes before System.Text.")]
    [InlineData("using Azure.Core;\nusing Azure;\n", "Its using lines are not sorted: Azure comes before Azure.Core.")]
    public void IsReportedIfItIsWrong(string text, string fault) =>
        Assert.Equal(fault, string.Join(' ', Faults(Encoding.UTF8.GetBytes(text))));

    private static IEnumerable<string> Faults(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("\uFEFF"u8))
        {
            yield return "It begins with a byte order mark.";
        }

        var text = Encoding.UTF8.GetString(bytes);
        if (text.Contains('\r', StringComparison.Ordinal))
        {
            yield return "It has a carriage return.";
            yield break;
        }

        if ((text.Length > 0 && !text.EndsWith('\n')) || text.EndsWith("\n\n", StringComparison.Ordinal))
        {
            yield return "It does not end with one new line.";
        }

        var lines = text.Split('\n');
        foreach (var (at, line) in lines.Index())
        {
            if (line.EndsWith(' ') || line.EndsWith('\t'))
            {
                yield return $"Line {at + 1} ends with a space.";
            }
        }

        var usings = lines.SkipWhile(line => !line.StartsWith("using ", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';')).Select(Using).ToList();
        if (usings.Zip(usings.Skip(1)).FirstOrDefault(pair => Compare(pair.First, pair.Second) > 0) is { Second.Name: { } later } wrong)
        {
            yield return $"Its using lines are not sorted: {later} comes before {wrong.First.Name}.";
        }
    }

    /// <returns>The kind, which sorts namespaces before types before aliases, and the name.</returns>
    private static (int Kind, string Name) Using(string line)
    {
        var name = line["using ".Length..].TrimEnd(';');
        if (name.Contains(" = ", StringComparison.Ordinal))
        {
            return (2, name);
        }

        return name.StartsWith("static ", StringComparison.Ordinal) ? (1, name["static ".Length..]) : (0, name);
    }

    private static int Compare((int Kind, string Name) first, (int Kind, string Name) second)
    {
        static int Rank(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal) ? 0 : 1;
        return (first.Kind, Rank(first.Name)).CompareTo((second.Kind, Rank(second.Name))) switch
        {
            // Part by part: a namespace comes before those within it.
            0 => string.Compare(first.Name.Replace('.', '\0'), second.Name.Replace('.', '\0'), StringComparison.OrdinalIgnoreCase),
            var order => order,
        };
    }
}

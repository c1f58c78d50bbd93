using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Seed files and mapping files that would end a process, or hide what they say.</summary>
public sealed class HostileYaml
{
    private static readonly string[] Signs =
    [
        "a", "{", "}", "[", "]", ",", ":", ": ", "-", "- ", "? ", "\n", "\n  ", "\t", "\"", "'", "&a ", "*a", "!t ", "!!str ",
        "%YAML 1.2\n", "---\n", "...\n", "| ", "> ", "#", "<<: ", "@", "~", "\u0085", "\u2028", "\ufeff",
    ];

    public static TheoryData<string, string> Texts => new()
    {
        { Repeated("[", 30_000), ":1:21: error: file: is not YAML: lists and mappings are nested more than 20 levels deep; nest fewer" },
        { "a: " + Repeated("{a: ", 30_000), ":1:80: error: file: is not YAML: lists and mappings are nested more than 20 levels deep" },
        { Repeated("- ", 30_000), ":1:41: error: file: is not YAML: lists and mappings are nested more than 20 levels deep" },
        { Repeated("? ", 30_000), "nested more than 20 levels deep" },
        { Indented(200), ":21:21: error: file: is not YAML: lists and mappings are nested more than 20 levels deep" },
        { "a: &a [x]\nb: [*a, *a]\n", ":2:5: error: file: is not YAML: the alias *a is not supported; write the value again" },
        { "a: &a [*a]\n", ":1:8: error: file: is not YAML: the alias *a is not supported; write the value again" },
        { "a: b\nc: d\0e\n", ":2:5: error: file: is not YAML: it contains the control character U+0000; remove it" },
        { "a: \u0007\n", ":1:4: error: file: is not YAML: it contains the control character U+0007; remove it" },
        { "a: \u009b\n", ":1:4: error: file: is not YAML: it contains the control character U+009B; remove it" },
        { "a: !<tag:> &\n", "is not YAML" },
        { "%YAML 1.2 1.2\n--- a\n", "is not YAML" },
        { "a: b\nc:\n- :\n", ":4:1: error: file: is not YAML: a key or a value is missing before this place" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void IsRefusedInASeedFile(string text, string fault)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.CreateSubdirectory("companies").FullName, "acme.yaml"), text);
            Assert.Contains(
                SeedFolder.Read(folder.FullName, TimeProvider.System).Faults,
                found => found.File.EndsWith("acme.yaml", StringComparison.Ordinal)
                    && $"{found}".Contains(fault, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void IsRefusedInAMappingFile(string text, string fault) =>
        Assert.Contains(fault, $"{Assert.Single(MappingFile.Parse(text, "mine.yaml").Faults)}", StringComparison.Ordinal);

    /// <summary>Whatever three of the signs of YAML stand together, reading them gives a mapping or faults.</summary>
    [Fact]
    public void NeverEndsTheReader()
    {
        var texts =
            from first in Signs
            from second in Signs
            from third in Signs
            select first + second + third;
        Assert.All(texts, text => Assert.NotNull(MappingFile.Parse(text, "mine.yaml").Faults));
    }

    [Theory]
    [InlineData("\"A\\u0007\"", "source.title: contains the character U+0007, which cannot be seen; remove it")]
    [InlineData("\"A\\ufffe\"", "source.title: contains the character U+FFFE, which cannot be seen; remove it")]
    public void IsRefusedInTheSourceOfAMapping(string title, string fault)
    {
        var mapping = AnImport.MappingOf("a").Replace("A table", title, StringComparison.Ordinal);
        var (read, _, faults) = MappingFile.Parse(mapping, "mine.yaml");
        Assert.Null(read);
        Assert.Contains(fault, $"{Assert.Single(faults)}", StringComparison.Ordinal);
    }

    private static string Repeated(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static string Indented(int levels) =>
        string.Concat(Enumerable.Range(0, levels).Select(level => new string(' ', level) + "a:\n"));
}

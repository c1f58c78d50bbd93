namespace ServerlessDeals.Tests.Infra.Code;

/// <summary>The layers of core/, in the order of the table in ARCHITECTURE.md. Each layer uses only earlier layers.</summary>
public sealed class TheLayers
{
    private static readonly string[] Order = ["Values", "Deals", "Tables", "Store", "Summaries", "Queries", "Loading", "Publishing"];

    private static readonly Lazy<SourceTree> Core = new(SourceTree.OfCore);
    private static readonly Lazy<IReadOnlyList<Use>> Uses = new(() => [.. Core.Value.Uses()]);

    [Fact]
    public void UseOnlyEarlierLayers()
    {
        Assert.True(Uses.Value.Count > 500, $"Only {Uses.Value.Count} uses were found.");
        Assert.Empty(Upward(Uses.Value));
    }

    [Fact]
    public void HaveNoCycleBetweenFolders() => Assert.Empty(Cycles(Uses.Value));

    [Fact]
    public void HaveNamespacesThatFollowTheirFolders() => Assert.Empty(
        Core.Value.Namespaces()
            .Where(file => file.Namespace != "ServerlessDeals" + Folder(file.Path)["core".Length..].Replace('/', '.'))
            .Select(file => $"{file.Path} declares {file.Namespace}."));

    [Fact]
    public void IncludeEveryFolderOfCore() => Assert.Equal(
        Order.Order(StringComparer.Ordinal),
        Checkout.Files().Where(file => file.StartsWith("core/", StringComparison.Ordinal) && file.Count(letter => letter == '/') > 1)
            .Select(file => file.Split('/')[1]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void HaveTheSameOrderInTheArchitectureDocument()
    {
        var document = Checkout.Read("ARCHITECTURE.md");
        var rows = document.Split('\n').Where(line => line.StartsWith("| **", StringComparison.Ordinal))
            .Select(line => line.Split("**")[1]);

        Assert.Equal(Order, rows.Where(Order.Contains));
    }

    [Theory]
    [InlineData("class A { B? b; }", "class B;", "core/Store/A.cs uses B in core/Queries/B.cs")]
    [InlineData(
        "class A { int b = B.Most; }",
        "static class B { public const int Most = 3; }",
        "core/Store/A.cs uses B in core/Queries/B.cs")]
    [InlineData(
        "class A { int b = 3.Twice(); }",
        "static class B { public static int Twice(this int x) => x; }",
        "core/Store/A.cs uses B in core/Queries/B.cs")]
    [InlineData("class A { object b = new B.Inner(); }", "class B { public class Inner; }", "core/Store/A.cs uses B in core/Queries/B.cs")]
    [InlineData("class A;", "class B { A? a; }", null)]
    public void AreReportedWithBothTypesIfOneUsesALaterLayer(string earlier, string later, string? found)
    {
        var tree = new SourceTree([("core/Store/A.cs", earlier), ("core/Queries/B.cs", later)]);

        Assert.Equal(found is null ? [] : [found], Upward(tree.Uses()).Select(use => use.ToString()));
    }

    [Fact]
    public void AreReportedWithBothFoldersOfACycle()
    {
        var tree = new SourceTree(
        [
            ("core/Loading/Imports/A.cs", "class A { B? b; }"),
            ("core/Loading/Seeds/B.cs", "class B { C? c; }"),
            ("core/Loading/Backups/C.cs", "class C { A? a; }"),
        ]);

        Assert.Equal(
            "core/Loading/Backups/C.cs uses A in core/Loading/Imports/A.cs, and "
                + "core/Loading/Imports leads back to core/Loading/Backups",
            Cycles(tree.Uses()).First());
    }

    private static IEnumerable<Use> Upward(IEnumerable<Use> uses) => uses.Where(use => Layer(use.To) > Layer(use.From));

    private static int Layer(string path) => Array.IndexOf(Order, path.Split('/')[1]);

    private static string Folder(string path) => Path.GetDirectoryName(path)!.Replace('\\', '/');

    private static IEnumerable<string> Cycles(IEnumerable<Use> uses)
    {
        var all = uses.ToList();
        var next = all.ToLookup(use => use.FromFolder, use => use.ToFolder, StringComparer.Ordinal);
        return all.OrderBy(use => use.From, StringComparer.Ordinal)
            .Where(use => Reached(next, use.ToFolder).Contains(use.FromFolder))
            .Select(use => $"{use}, and {use.ToFolder} leads back to {use.FromFolder}");
    }

    private static HashSet<string> Reached(ILookup<string, string> next, string start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { start };
        var waiting = new Queue<string>(reached);
        while (waiting.TryDequeue(out var folder))
        {
            foreach (var other in next[folder].Where(reached.Add))
            {
                waiting.Enqueue(other);
            }
        }

        return reached;
    }
}

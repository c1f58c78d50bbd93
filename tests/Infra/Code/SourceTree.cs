using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServerlessDeals.Tests.Infra.Code;

/// <summary>C# files, compiled together to resolve their names.</summary>
internal sealed class SourceTree
{
    private readonly CSharpCompilation _compilation;

    /// <param name="files">Paths, as messages show them, and texts.</param>
    public SourceTree(IEnumerable<(string Path, string Text)> files) => _compilation = CSharpCompilation.Create(
        "source",
        files.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path)),
        References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>The files of core/, with the namespaces that its project imports everywhere.</summary>
    public static SourceTree OfCore()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var imports = Checkout.Read($"artifacts/obj/ServerlessDeals.Core/{configuration}/ServerlessDeals.Core.GlobalUsings.g.cs");
        return new(Checkout.Files()
            .Where(file => file.StartsWith("core/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => (file, Checkout.Read(file))).Prepend(("imports", imports)));
    }

    /// <summary>The namespace of each file that declares one.</summary>
    public IEnumerable<(string Path, string Namespace)> Namespaces() =>
        from tree in _compilation.SyntaxTrees
        from space in tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
        select (tree.FilePath, space.Name.ToString());

    /// <summary>Every use of a type in another folder. Imports and comments do not count.</summary>
    public IEnumerable<Use> Uses() => _compilation.SyntaxTrees.SelectMany(Uses).Distinct();

    private IEnumerable<Use> Uses(SyntaxTree tree)
    {
        var model = _compilation.GetSemanticModel(tree);
        var names = tree.GetRoot().DescendantNodes(node => node is not UsingDirectiveSyntax)
            .Where(node => node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax);
        foreach (var name in names)
        {
            if (Declaration(model.GetSymbolInfo(name)) is { } type
                && type.DeclaringSyntaxReferences[0].SyntaxTree.FilePath is var path
                && Folder(path) != Folder(tree.FilePath))
            {
                yield return new(tree.FilePath, path, type.Name);
            }
        }
    }

    /// <summary>The outermost type of these sources that a symbol is or belongs to.</summary>
    private static INamedTypeSymbol? Declaration(SymbolInfo info)
    {
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        symbol = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol;
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        type = type?.OriginalDefinition;
        return type is { DeclaringSyntaxReferences.Length: > 0 } ? type : null;
    }

    private static string Folder(string path) => Path.GetDirectoryName(path)!.Replace('\\', '/');

    // Everything that this program references, except the compiled form of these sources.
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("ServerlessDeals.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
}

/// <summary>A file that uses a type of another folder.</summary>
internal sealed record Use(string From, string To, string Type)
{
    public string FromFolder => Path.GetDirectoryName(From)!.Replace('\\', '/');

    public string ToFolder => Path.GetDirectoryName(To)!.Replace('\\', '/');

    public override string ToString() => $"{From} uses {Type} in {To}";
}

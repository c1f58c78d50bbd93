using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServerlessDeals.Tests.Infra.Code;

/// <summary>Rules of CONTRIBUTING.md for which the compiler has no diagnostic.</summary>
public sealed partial class TheStyle
{
    private const int LongestLine = 140;

    private static readonly Lazy<IReadOnlyList<(string Path, string Text)>> Sources = new(() =>
        [.. Checkout.Files().Where(file => Path.GetExtension(file) is ".cs" or ".razor").Select(file => (file, Checkout.Read(file)))]);

    [Fact]
    public void AllowsNoLongLine() => Assert.Empty(Sources.Value.SelectMany(file => LongLines(file.Path, file.Text)));

    [Fact]
    public void AllowsNoNestedTernary() => Assert.Empty(Sources.Value.SelectMany(file => NestedTernaries(file.Path, file.Text)));

    /// <summary>A name such as "one" does not say what a parameter holds.</summary>
    [Fact]
    public void AllowsNoMeaninglessLambdaParameter() => Assert.Empty(
        from file in Sources.Value
        from name in LambdaParameters(file.Path, file.Text)
        where name.Text is "one" or "it" or "some"
        select $"{file.Path}({name.Line})");

    [Theory]
    [InlineData("a.cs", "class A { int B(int x) => x > 1 ? 2 : x < 0 ? 3 : 4; }", "a.cs(1)")]
    [InlineData("a.cs", "class A { int B(int x) => x > 1 ? 2 : (x < 0 ? 3 : 4); }", "a.cs(1)")]
    [InlineData("a.cs", "class A { int B(int x) => x > 1 ? C(x < 0 ? 3 : 4) : 4; }", null)]
    [InlineData("a.razor", "<p>@(X ? \"a\" : Y ? \"b\" : \"c\")</p>", "a.razor(1)")]
    [InlineData("a.razor", "<p>@(X ? \"a\" : \"b\")</p>\n\n@code {\n    int B => X ? 1 : Y ? 2 : 3;\n}\n", "a.razor(4)")]
    [InlineData("a.razor", "<p>@(X ? \"a\" : \"b\")</p>", null)]
    public void FindsANestedTernary(string path, string text, string? found) =>
        Assert.Equal(found is null ? [] : [found], NestedTernaries(path, text));

    [Fact]
    public void FindsALongLine() => Assert.Equal(
        ["a.cs(2): 141 characters"],
        LongLines("a.cs", $"\n{new string('a', 141)}\n{new string('a', 140)}"));

    private static IEnumerable<string> LongLines(string path, string text) => text.Split('\n').Index()
        .Where(line => line.Item.Length > LongestLine)
        .Select(line => $"{path}({line.Index + 1}): {line.Item.Length} characters");

    private static IEnumerable<string> NestedTernaries(string path, string text) =>
        from part in CSharpParts(path, text)
        from ternary in Nodes<ConditionalExpressionSyntax>(part.Text)
        let outer = ternary.Ancestors().SkipWhile(node => node is ParenthesizedExpressionSyntax).First()
        where outer is ConditionalExpressionSyntax
        select $"{path}({part.Line + ternary.GetLocation().GetLineSpan().StartLinePosition.Line})";

    private static IEnumerable<(string Text, int Line)> LambdaParameters(string path, string text) =>
        from part in CSharpParts(path, text)
        from parameter in Nodes<ParameterSyntax>(part.Text)
        where parameter.Parent is SimpleLambdaExpressionSyntax or ParameterListSyntax { Parent: ParenthesizedLambdaExpressionSyntax }
        select (parameter.Identifier.Text, part.Line + parameter.GetLocation().GetLineSpan().StartLinePosition.Line);

    private static IEnumerable<T> Nodes<T>(string code) => CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes().OfType<T>();

    /// <summary>The text of a C# file; the code block and the @(...) expressions of a Razor file.</summary>
    private static IEnumerable<(string Text, int Line)> CSharpParts(string path, string text)
    {
        if (path.EndsWith(".cs", StringComparison.Ordinal))
        {
            yield return (text, 1);
            yield break;
        }

        foreach (Match start in RazorCode().Matches(text))
        {
            var from = start.Index + start.Length - 1;
            var part = text[from..Closing(text, from)];
            yield return (start.Value[^1] == '{' ? $"class Code {part}" : $"_ = {part};", 1 + text.AsSpan(0, from).Count('\n'));
        }
    }

    /// <summary>The index after the closing bracket of the bracket at an index. Assumes that brackets in strings come in pairs.</summary>
    private static int Closing(string text, int from)
    {
        var (open, close) = text[from] == '{' ? ('{', '}') : ('(', ')');
        var depth = 0;
        for (var at = from; at < text.Length; at++)
        {
            depth += text[at] == open ? 1 : 0;
            depth -= text[at] == close ? 1 : 0;
            if (depth == 0)
            {
                return at + 1;
            }
        }

        return text.Length;
    }

    [GeneratedRegex(@"@code\s*\{|@\(")]
    private static partial Regex RazorCode();
}

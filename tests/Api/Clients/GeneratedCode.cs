using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ServerlessDeals.Tests.Api.Clients;

/// <summary>C# files that are compiled and run within the tests.</summary>
internal sealed class GeneratedCode(Assembly assembly)
{
    /// <param name="files">The paths of the files.</param>
    public static async Task<GeneratedCode> CompileAsync(IEnumerable<string> files)
    {
        var cancel = TestContext.Current.CancellationToken;
        var trees = new List<SyntaxTree>();
        foreach (var file in files)
        {
            trees.Add(CSharpSyntaxTree.ParseText(await File.ReadAllTextAsync(file, cancel), path: file, cancellationToken: cancel));
        }

        var known = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "client",
            trees,
            known.Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var bytes = new MemoryStream();
        var compiled = compilation.Emit(bytes, cancellationToken: cancel);
        var found = compiled.Diagnostics.Where(fault => fault.Severity >= DiagnosticSeverity.Warning && fault.Id != "CS1591").ToList();
        Assert.True(compiled.Success && found.Count == 0, string.Join('\n', found.Take(20)));
        bytes.Position = 0;
        return new(new AssemblyLoadContext("client", isCollectible: true).LoadFromStream(bytes));
    }

    /// <summary>Calls a static method.</summary>
    public async Task<object> CallAsync(string type, string method, string argument)
    {
        var task = (Task)assembly.GetType(type)!.GetMethod(method)!.Invoke(null, [argument])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }
}

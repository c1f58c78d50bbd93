using System.Text.Json;

namespace ServerlessDeals.Tests.Infra;

public sealed class TheBicepFiles
{
    public static TheoryData<string> Parameters =>
        [.. Directory.GetFiles(Checkout.PathOf("infra"), "*.bicepparam").Select(file => Path.GetFileName(file))];

    [Fact]
    public async Task CompileWithoutAWarning() =>
        Assert.Equal(JsonValueKind.Object, (await Compiler.MainAsync()).GetProperty("resources").ValueKind);

    [Fact]
    public async Task PassTheLinterWithoutAWarning()
    {
        var (code, output, errors) = await Compiler.RunAsync("lint", Checkout.PathOf("infra/main.bicep"));
        Assert.Equal((0, "", ""), (code, output, errors));
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task AcceptTheParametersOfEachStage(string file)
    {
        var (code, output, errors) = await Compiler.RunAsync("build-params", Checkout.PathOf("infra/" + file), "--stdout");
        Assert.Equal((0, ""), (code, errors));
        var values = JsonDocument.Parse(
            JsonDocument.Parse(output).RootElement.GetProperty("parametersJson").GetString()!).RootElement.GetProperty("parameters");
        Assert.EndsWith("-01", values.GetProperty("budgetStart").GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.Equal(file == "prod.bicepparam" ? "prod" : "dev", values.GetProperty("stage").GetProperty("value").GetString());
    }

    [Fact]
    public async Task AreFormattedAsTheCompilerFormatsThem()
    {
        var files = Checkout.Files().Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam").ToList();
        var copy = Directory.CreateTempSubdirectory("bicep");
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy.FullName, file))!);
            File.Copy(Checkout.PathOf(file), Path.Combine(copy.FullName, file));
        }

        var (code, _, errors) = await Compiler.RunAsync(
            "format",
            "--pattern",
            copy.FullName + "/**/*.bicep*",
            "--newline-kind",
            "LF",
            "--insert-final-newline");
        Assert.Equal((0, ""), (code, errors));
        Assert.All(files, file => Assert.Equal(File.ReadAllText(Path.Combine(copy.FullName, file)), Checkout.Read(file)));
        copy.Delete(recursive: true);
    }
}

using System.Text.Json;

namespace ServerlessDeals.Tests.Storage.Commands;

public sealed class TheDecisionsOfAPerson(TheCommandLine deals) : IClassFixture<TheCommandLine>
{
    [Fact]
    public async Task MergeAPairAndKeepAnotherApart()
    {
        deals.Write("some.yaml", SomeWork.Mapping);
        deals.Write(
            "some.csv",
            "company,investor,date,amount\nPaired,Ada,2011-06-03,5m\nPaired,Bea,2011-06-20,5m\n"
            + "Apart,Ada,2011-06-03,5m\nApart,Bea,2011-06-20,5m\n");
        var import = (await deals.JsonAsync("import", "some.csv", "--map", "some.yaml")).GetProperty("import").GetString()!;
        var pairs = (await deals.JsonAsync("candidates", "--import", import)).GetProperty("value");
        Assert.Equal(["apart-2011-06-03", "paired-2011-06-03"], Texts(pairs, "first"));

        var (code, output) = await deals.RunAsync("merge", "paired-2011-06-03", "paired-2011-06-20");
        Assert.Equal(0, code);
        Assert.Contains(
            "paired-2011-06-20 is now paired-2011-06-03: 1 deal written, 1 claim moved. deals undo paired-2011-06-20 takes it back.",
            output, StringComparison.Ordinal);
        Assert.True((await deals.JsonAsync("distinct", "apart-2011-06-03", "apart-2011-06-20")).GetProperty("distinct").GetBoolean());
        Assert.Empty((await deals.JsonAsync("candidates", "--import", import)).GetProperty("value").EnumerateArray());

        (code, output) = await deals.RunAsync("merge", "apart-2011-06-03", "apart-2011-06-20");
        Assert.Equal(1, code);
        Assert.Contains("--withdraw takes that back. Nothing was written.", output, StringComparison.Ordinal);
        Assert.Equal(1, (await deals.JsonAsync("undo", "paired-2011-06-20")).GetProperty("claims").GetInt32());
        (code, output) = await deals.RunAsync("undo", "paired-2011-06-20");
        Assert.Equal(1, code);
        Assert.Contains("There is no import and no merge paired-2011-06-20.", output, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string?> Texts(JsonElement items, string name) =>
        [.. items.EnumerateArray().Select(item => item.GetProperty(name).GetString())];
}

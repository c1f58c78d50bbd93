using System.Text.Json;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Tests.Storage.Commands;

public sealed class ThePlansOfCommands(TheCommandLine deals) : IClassFixture<TheCommandLine>
{
    [Fact]
    public async Task AreJsonForPrograms()
    {
        await deals.Tables.CreateAsync(TestContext.Current.CancellationToken);
        await deals.JsonAsync("export", "empty");
        SeedYaml.Write(Path.Combine(deals.Folder, "seeds"), [1, 2]);
        AssertPlan(await deals.JsonAsync("seed", "--dry-run"), isWritten: false, added: 2, removed: 0);
        AssertPlan(await deals.JsonAsync("seed"), isWritten: true, added: 2, removed: 0);
        AssertPlan(await deals.JsonAsync("restore", "empty", "--replace", "--allow-removals"), isWritten: true, added: 0, removed: 2);

        deals.Write("plan.yaml", SomeWork.Mapping);
        deals.Write("plan.csv", "company,investor,date,amount\nPlanned,,2011-06-30,5m\n");
        var import = await deals.JsonAsync("import", "plan.csv", "--map", "plan.yaml");
        Assert.True(import.GetProperty("written").GetBoolean());
        Assert.Equal((1, 0), (import.GetProperty("added").GetInt32(), import.GetProperty("rejected").GetInt32()));
        var undo = await deals.JsonAsync("undo", import.GetProperty("import").GetString()!, "--allow-removals");
        AssertPlan(undo, isWritten: true, added: 0, removed: 1);
        Assert.Empty(undo.GetProperty("kept").EnumerateArray());
    }

    private static void AssertPlan(JsonElement result, bool isWritten, int added, int removed)
    {
        var planned = result.GetProperty("deals");
        Assert.Equal(isWritten, result.GetProperty("written").GetBoolean());
        Assert.Equal((added, removed), (planned.GetProperty("added").GetInt32(), planned.GetProperty("removed").GetArrayLength()));
    }
}

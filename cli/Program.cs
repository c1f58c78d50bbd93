using System.CommandLine;
using ServerlessDeals.Cli.Commands;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Tables;

var root = new RootCommand("ServerlessDeals: investments in AI companies as the press reports them.")
{
    CheckCommand.Create(),
    SeedCommand.Create(),
    ImportCommand.Create(),
    CandidatesCommand.Create(),
    RefreshCommand.Create(),
    StatusCommand.Create(),
    VerifyCommand.Create(),
    ImportsCommand.Create(),
    UndoCommand.Create(),
    ExportCommand.Create(),
    RestoreCommand.Create(),
    UpgradeCommand.Create(),
    UpCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (StartException missing)
{
    await Console.Error.WriteLineAsync(missing.Message);
    return 1;
}
catch (Exception failed) when (StorageFault.Of(failed) is { } fault)
{
    await Console.Error.WriteLineAsync(fault);
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}

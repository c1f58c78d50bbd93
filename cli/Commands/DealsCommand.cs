using System.CommandLine;
using System.CommandLine.Invocation;

namespace ServerlessDeals.Cli.Commands;

/// <summary>The program itself: all commands, the options that each of them has, and what happens if one fails.</summary>
internal static class DealsCommand
{
    /// <summary>The name under which messages and the documentation call it, whatever its file is called.</summary>
    public const string Name = "deals";

    public static RootCommand Create() => new("ServerlessDeals: investments in AI companies as the press reports them.")
    {
        CheckCommand.Create(),
        SeedCommand.Create(),
        RatesCommand.Create(),
        ReadCommand.Create(),
        AcceptCommand.Create(),
        ReviewCommand.Create(),
        ImportCommand.Create(),
        CandidatesCommand.Create(),
        DuplicateCommands.Merge(),
        DuplicateCommands.Distinct(),
        RefreshCommand.Create(),
        VerifyCommand.Create(),
        StatusCommand.Create(),
        ImportsCommand.Create(),
        UndoCommand.Create(),
        ExportCommand.Create(),
        RestoreCommand.Create(),
        UpgradeCommand.Create(),
        UpCommand.Create(),
        McpCommand.Create(),
        CompletionCommand.Create(),
        GlobalOptions.Output,
        GlobalOptions.Quiet,
        GlobalOptions.Timeout,
    };

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args is [] ? ["--help"] : args);
        if (parsed.Action is ParseErrorAction)
        {
            Output.Error(UsageFault.Of(parsed));
            return ExitCode.Usage;
        }

        try
        {
            GlobalOptions.Use(parsed);
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (Exception failed)
        {
            return Failure.Report(failed, StorageConnection.AddressOf(parsed), args);
        }
    }
}

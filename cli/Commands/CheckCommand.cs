using System.CommandLine;

namespace ServerlessDeals.Cli.Commands;

internal static class CheckCommand
{
    public const string Name = "check";

    public static Command Create()
    {
        var seeds = SharedOptions.Seeds();
        var command = new Command(Name, "Check the seed files. Each fault is printed with its file, line, field and remedy.") { seeds };
        command.SetAction(parsed =>
            SeedFiles.Check(parsed.GetValue(seeds)!, EnumWords.Parse<FaultFormat>(parsed.GetValue(GlobalOptions.Output)).OrThrow())
                ? ExitCode.Success
                : ExitCode.Failed);
        return command;
    }
}

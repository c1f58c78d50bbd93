using System.CommandLine;

namespace ServerlessDeals.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        var seeds = SharedOptions.Seeds();
        var command = new Command("check", "Check the seed files. Each fault is printed with its file, line, field and remedy.") { seeds };
        command.SetAction(parsed => SharedOptions.Read(parsed.GetValue(seeds)!) is null ? 1 : 0);
        return command;
    }
}

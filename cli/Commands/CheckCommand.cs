using System.CommandLine;

namespace ServerlessDeals.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        var seeds = SharedOptions.Seeds();
        var output = new Option<string>("--output")
        {
            Description = "text for people, json for programs, or github for annotations in a workflow of GitHub Actions.",
            DefaultValueFactory = _ => "text",
        };
        output.AcceptOnlyFromAmong([.. EnumWords.All<FaultFormat>()]);
        var command = new Command("check", "Check the seed files. Each fault is printed with its file, line, field and remedy.")
        {
            seeds,
            output,
        };
        command.SetAction(parsed =>
            SeedFiles.Read(parsed.GetValue(seeds)!, EnumWords.Parse<FaultFormat>(parsed.GetValue(output)).OrThrow()) is null ? 1 : 0);
        return command;
    }
}

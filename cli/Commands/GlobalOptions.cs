using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ServerlessDeals.Cli.Commands;

/// <summary>The options that every command has, and their values for the command that this process runs.</summary>
internal static class GlobalOptions
{
    private const string Text = "text";
    private const string Json = "json";
    private const string Github = "github";
    private const int Seconds = 15;

    public static Option<string> Output { get; } = CreateOutput();

    public static Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "Print only results and errors: no progress and no notes.",
        Recursive = true,
    };

    public static Option<int> Timeout { get; } = CreateTimeout();

    public static bool IsJson { get; private set; }

    public static bool IsQuiet { get; private set; }

    /// <summary>How long to wait for each answer of storage.</summary>
    public static TimeSpan Patience { get; private set; } = TimeSpan.FromSeconds(Seconds);

    /// <summary>Takes over the values of a command line. It is called once, before the command runs.</summary>
    public static void Use(ParseResult parsed)
    {
        if (parsed.Action != parsed.CommandResult.Command.Action)
        {
            // --help and completion do not need the values, which may be wrong.
            return;
        }

        IsJson = parsed.GetValue(Output) == Json;
        IsQuiet = parsed.GetValue(Quiet);
        Patience = TimeSpan.FromSeconds(parsed.GetValue(Timeout));
    }

    /// <summary>For commands with an option --json of their own.</summary>
    public static void UseJson() => IsJson = true;

    /// <summary>A validator for commands that have no results which a program could read.</summary>
    public static void RefuseJson(CommandResult command)
    {
        if (command.GetResult(Output) is { Tokens: [{ Value: Json }] })
        {
            command.AddError($"{DealsCommand.Name} {command.Command.Name} prints text only: leave out --output json.");
        }
    }

    private static Option<string> CreateOutput()
    {
        var option = new Option<string>("--output", "-o")
        {
            Description = "Print results as text or as JSON. For check also github: annotations of a workflow of GitHub Actions.",
            DefaultValueFactory = _ => Text,
            Recursive = true,
        }.AcceptOnlyFromAmong(Text, Json, Github);
        option.Validators.Add(result =>
        {
            if (result is { Tokens: [{ Value: Github }], Parent: CommandResult { Command.Name: not CheckCommand.Name } })
            {
                result.AddError($"--output {Github} is for {DealsCommand.Name} {CheckCommand.Name} only.");
            }
        });
        return option;
    }

    private static Option<int> CreateTimeout()
    {
        var option = new Option<int>("--timeout")
        {
            Description = "The seconds to wait for each answer of storage. The first request is tried twice.",
            HelpName = "seconds",
            DefaultValueFactory = _ => Seconds,
            Recursive = true,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }]
                && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds)
                && seconds is < 1 or > 3600)
            {
                result.AddError($"--timeout is {seconds}; it must be from 1 to 3600 seconds.");
            }
        });
        return option;
    }
}

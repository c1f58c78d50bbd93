using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Reflection;
using ServerlessDeals.Cli.Commands;

namespace ServerlessDeals.Tests.Infra.Commands;

/// <summary>The tables in docs/commands.md, compared with the program.</summary>
public sealed class TheDocumentationOfTheCommands
{
    private static readonly RootCommand Program = DealsCommand.Create();

    private static readonly string Page = Checkout.Read("docs/commands.md");

    [Fact]
    public void HasEveryCommandWithItsArgumentsAndDescription()
    {
        var commands = Program.Subcommands.Select(command =>
            $"{string.Join(' ', command.Arguments.Select(argument => argument.Name.ToUpperInvariant()).Prepend(command.Name))}: " +
            command.Description);
        var documented = Rows("# Commands")
            .Select(row => $"{row[0].Trim('`')}: {row[1]}");
        Assert.Equal(commands.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void HasEveryOptionOfEachCommand()
    {
        var options = Program.Subcommands.SelectMany(command => command.Options.Where(option => option is not HelpOption)
            .Select(option => $"{command.Name} {option.Name}"));
        var documented = Rows("# Commands")
            .SelectMany(row => Words(row[2]).Select(option => $"{Words(row[0])[0].Split(' ')[0]} {option}"));
        Assert.Equal(options.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void HasTheOptionsOfEveryCommandWithTheirDescriptions()
    {
        var options = Program.Options.Where(option => option is not (HelpOption or VersionOption))
            .Select(option => $"{string.Join(' ', option.Aliases.Prepend(option.Name))}: {option.Description}");
        Assert.Equal(options, Rows("## Options of every command").Select(row => $"{string.Join(' ', Words(row[0]))}: {row[1]}"));
    }

    [Fact]
    public void HasEveryExitCodeAndNoOther()
    {
        var codes = typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (int)field.GetRawConstantValue()!)
            .ToList();
        Assert.Contains(ExitCode.Fault, codes);
        Assert.Equal(codes, Rows("## Exit codes").Select(row => int.Parse(row[0], CultureInfo.InvariantCulture)));
        Assert.All(
            Rows("# Commands").SelectMany(row => row[3].Split(", ")),
            code => Assert.Contains(int.Parse(code, CultureInfo.InvariantCulture), codes));
    }

    // The cells of the first table below a heading.
    private static IEnumerable<string[]> Rows(string heading) =>
        Page.Split("\n").SkipWhile(line => line != heading).SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray());

    private static string[] Words(string cell) =>
        [.. cell.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('`'))];
}

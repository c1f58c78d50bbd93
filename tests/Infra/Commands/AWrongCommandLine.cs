using System.CommandLine.Invocation;
using ServerlessDeals.Cli.Commands;

namespace ServerlessDeals.Tests.Infra.Commands;

public sealed class AWrongCommandLine
{
    [Theory]
    [InlineData("sed", "There is no command 'sed'. Did you mean seed? deals --help lists all commands.")]
    [InlineData("xyzzy", "There is no command 'xyzzy'. deals --help lists all commands.")]
    [InlineData("--quiet", "deals needs a command. deals --help lists all commands.")]
    [InlineData("seed --sedes x", "deals seed has no option --sedes. Did you mean --seeds? deals seed --help explains it.")]
    [InlineData("seed --sedes=x", "deals seed has no option --sedes. Did you mean --seeds? deals seed --help explains it.")]
    [InlineData("status --quit", "deals status has no option --quit. Did you mean --quiet? deals status --help explains it.")]
    [InlineData("status now", "deals status does not take 'now'. deals status --help explains it.")]
    [InlineData("--full refresh", "--full belongs after the command: deals refresh --full … deals refresh --help explains it.")]
    [InlineData(
        "undo",
        "deals undo needs ID: the id that deals imports shows, or an id that deals merge made an alias. deals undo --help explains it.")]
    [InlineData("up --port x", "--port is 'x'; it must be a whole number, such as 7071.")]
    [InlineData("up --port 99999999999", "--port is '99999999999'; it must be a whole number, such as 7071.")]
    [InlineData("up --port", "--port needs a value: the API's port.")]
    [InlineData("up --port 1 --port 2", "--port can be given only once.")]
    [InlineData("status --output xml", "--output is 'xml'; it must be github, json or text.")]
    [InlineData("status --timeout 0", "--timeout is 0; it must be from 1 to 3600 seconds.")]
    [InlineData("completion tcsh", "SHELL is 'tcsh'; it must be bash, fish, pwsh or zsh.")]
    [InlineData("completion bash -o json", "deals completion prints text only: leave out --output json.")]
    public void IsExplainedInOneLine(string arguments, string message)
    {
        var parsed = DealsCommand.Create().Parse(arguments.Split(' '));
        Assert.IsType<ParseErrorAction>(parsed.Action, exactMatch: false);
        Assert.Equal(message, UsageFault.Of(parsed));
    }

    [Fact]
    public void NamesARequiredOptionThatIsMissing() => Assert.StartsWith(
        "deals import needs the option --map: how to read it: ",
        UsageFault.Of(DealsCommand.Create().Parse(["import", "rounds.csv"])),
        StringComparison.Ordinal);
}

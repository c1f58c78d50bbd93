namespace ServerlessDeals.Tests.Storage.Commands;

/// <summary>The function that bash calls when a person presses the tab key.</summary>
public sealed class TheCompletion(TheCommandLine deals) : IClassFixture<TheCommandLine>
{
    [Fact]
    public async Task CompletesCommandsOptionsAndValuesInBash()
    {
        var (code, output, errors) = await deals.BashAsync(
            """
            set -u
            source <(deals completion bash)
            press_tab() {
                COMP_LINE="$1" COMP_POINT=${#1}
                read -ra COMP_WORDS <<< "$1"
                [[ "$1" == *" " ]] && COMP_WORDS+=("")
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _deals
                echo "$1 => [${COMPREPLY[*]}]"
            }
            press_tab "deals se"
            press_tab "deals ex"
            press_tab "deals seed --see"
            press_tab "deals status --output "
            press_tab "deals completion ba"
            press_tab "deals import no-such-file"
            complete -p deals
            """);
        Assert.Equal(("", 0), (errors, code));
        Assert.Equal(
            """
            deals se => [seed]
            deals ex => [export]
            deals seed --see => [--seeds]
            deals status --output  => [github json text]
            deals completion ba => [bash]
            deals import no-such-file => []
            complete -o default -F _deals deals

            """,
            output);
    }

    [Theory]
    [InlineData("zsh", "zsh -n")]
    [InlineData("fish", "fish --no-execute")]
    public async Task IsAScriptThatTheShellCanRead(string shell, string check)
    {
        var (code, _, errors) = await deals.BashAsync(
            $"command -v {shell} > /dev/null || exit 64; deals completion {shell} > script && {check} script");
        Assert.SkipWhen(code == 64, $"{shell} is not installed.");
        Assert.True(code == 0, errors);
    }
}

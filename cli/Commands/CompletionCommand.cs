using System.CommandLine;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Prints a script for a shell. The script asks this program for the words that may follow, so it knows all options.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        // Words that are not known, such as file names, are completed as usual.
        ["bash"] = """
            _deals() {
                local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}"
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$(deals "[suggest:${#line}]" "$line" 2>/dev/null)" -- "$word"))
            }
            complete -o default -F _deals deals
            """,
        ["zsh"] = """
            #compdef deals
            _deals() {
                local line="${(j: :)words[1,CURRENT]}"
                local -a found
                found=("${(@f)$(deals "[suggest:${#line}]" "$line" 2>/dev/null)}")
                compadd -- ${found:#} || _files
            }
            compdef _deals deals
            """,
        ["fish"] = """
            function __deals_complete
                set -l line (commandline -cp | string collect)
                deals "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c deals -a '(__deals_complete)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName deals -ScriptBlock {
                param($word, $line, $position)
                $text = "$line".PadRight($position)
                deals "[suggest:$position]" $text 2>$null | Where-Object { $_ -like "$word*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." }.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Print a script that completes commands and options in a shell.") { shell };
        command.Validators.Add(GlobalOptions.RefuseJson);
        command.SetAction(parsed =>
        {
            Output.Text(Scripts[parsed.GetRequiredValue(shell)]);
            return ExitCode.Success;
        });
        return command;
    }
}

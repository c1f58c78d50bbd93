using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Says in one line what is wrong with a command line, and what would be right.</summary>
internal static class UsageFault
{
    public static string Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var unknown, ..])
        {
            return Unknown(parsed, unknown);
        }

        if (command.Arguments.FirstOrDefault(argument => IsMissing(argument, parsed)) is { } argument)
        {
            return $"{NameOf(command)} needs {argument.Name.ToUpperInvariant()}: {InSentence(argument.Description)} {Help(command)}";
        }

        if (command.Options.FirstOrDefault(option => IsMissing(option, parsed)) is { } required)
        {
            return $"{NameOf(command)} needs the option {required.Name}: {InSentence(required.Description)} {Help(command)}";
        }

        var error = parsed.Errors[0];
        return (error.SymbolResult, error.SymbolResult?.Parent) switch
        {
            (OptionResult option, _) => Wrong(option, error.Message),
            (_, OptionResult option) => Wrong(option, error.Message),
            (ArgumentResult { Tokens: [{ Value: var value }, ..] } wrong, _) =>
                WrongChoice(wrong.Argument.Name.ToUpperInvariant(), value, Choices(wrong.Argument)) ?? FirstLine(error.Message),
            _ when command is RootCommand => $"{DealsCommand.Name} needs a command. {Help(command)}",
            _ => FirstLine(error.Message),
        };
    }

    private static string Unknown(ParseResult parsed, string token)
    {
        var command = parsed.CommandResult.Command;
        var name = token.Split('=')[0];
        if (!token.StartsWith('-'))
        {
            return command is RootCommand
                ? $"There is no command '{token}'.{Suggestion(token, command.Subcommands)} {Help(command)}"
                : $"{NameOf(command)} does not take '{token}'. {Help(command)}";
        }

        if (OptionsOf(command, parsed.RootCommandResult.Command).Any(option => option.Name == name || option.Aliases.Contains(name)))
        {
            return $"{name} belongs after the command: {NameOf(command)} {name} … {Help(command)}";
        }

        var suggestion = Suggestion(name, OptionsOf(command, parsed.RootCommandResult.Command));
        return $"{NameOf(command)} has no option {name}.{suggestion} {Help(command)}";
    }

    private static string Wrong(OptionResult result, string message)
    {
        var option = result.Option;
        if (result.Tokens is not [.., { Value: var value }])
        {
            return $"{option.Name} needs a value: {InSentence(option.Description)}";
        }

        if (result.Tokens.Count > option.Arity.MaximumNumberOfValues)
        {
            return $"{option.Name} can be given only once.";
        }

        if (option.ValueType == typeof(int) && !int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
        {
            return $"{option.Name} is '{value}'; it must be a whole number, such as {Example(option)}.";
        }

        return WrongChoice(option.Name, value, option.ValueType == typeof(string) ? Choices(option) : []) ?? FirstLine(message);
    }

    private static string? WrongChoice(string name, string value, IReadOnlyList<string> choices) =>
        choices.Count == 0 || choices.Contains(value) ? null : $"{name} is '{value}'; it must be {Listed(choices)}.";

    private static string Listed(IReadOnlyList<string> choices) => choices.Count == 1
        ? choices[0]
        : $"{string.Join(", ", choices.SkipLast(1))} or {choices[^1]}";

    private static IEnumerable<Option> OptionsOf(Command command, Command root) =>
        command.Options.Concat(root.Options.Where(option => option.Recursive));

    private static string Suggestion(string text, IEnumerable<Symbol> symbols) =>
        SpellingSuggestion.To(text, symbols.Where(symbol => !symbol.Hidden).Select(symbol => symbol.Name)) is { } word
            ? $" Did you mean {word}?"
            : "";

    private static bool IsMissing(Argument argument, ParseResult parsed) =>
        argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is null or { Tokens.Count: 0 };

    private static bool IsMissing(Option option, ParseResult parsed) =>
        option.Required && parsed.GetResult(option) is null or { Implicit: true };

    private static List<string> Choices(Symbol symbol) => [.. symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label)];

    private static string Example(Option option) =>
        option.HasDefaultValue ? string.Create(CultureInfo.InvariantCulture, $"{option.GetDefaultValue()}") : "1";

    private static string NameOf(Command command) => command is RootCommand ? DealsCommand.Name : $"{DealsCommand.Name} {command.Name}";

    private static string Help(Command command) => command is RootCommand
        ? $"{DealsCommand.Name} --help lists all commands."
        : $"{NameOf(command)} --help explains it.";

    // The first sentence of a description, to continue a sentence.
    private static string InSentence(string? description)
    {
        var first = (description ?? "").Split(". ")[0].TrimEnd('.') + ".";
        return char.ToLowerInvariant(first[0]) + first[1..];
    }

    private static string FirstLine(string message) => message.Split('\n')[0].Trim();
}

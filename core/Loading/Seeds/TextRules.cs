using System.Globalization;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>Letters that a reader cannot see or cannot tell apart, in any text of a file.</summary>
internal static class TextRules
{
    private static readonly string[] Prose = ["note", "knownMistake", "corrects"];

    public static void Check(SeedNode root)
    {
        foreach (var node in root.Texts())
        {
            if (FaultIn(node) is var (code, message))
            {
                node.Fault(code, message);
            }
            else if (Lookalikes.WordIn(node.Raw ?? "") is { } word)
            {
                node.Warn(
                    SeedWarning.LookalikeWord,
                    $"has the word '{word}' in Cyrillic letters that look like Latin ones; write it in Latin letters if it is meant so");
            }
        }
    }

    public static bool HasFault(SeedNode node) => FaultIn(node) is not null;

    private static (SeedError Code, string Message)? FaultIn(SeedNode node)
    {
        // A bidi control is reported wherever a value is read.
        if (node.Raw is not { Length: > 0 } text || IsPlain(text) || BidiControls.In(text) is not null)
        {
            return null;
        }

        var isProse = Prose.Contains(node.Name, StringComparer.Ordinal);
        if (InvisibleText.In(text, lines: isProse) is { } invisible)
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"U+{invisible.Value:X4}");
            return (SeedError.InvisibleCharacter, $"contains the character {code}, which cannot be seen; remove it");
        }

        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return (SeedError.LostCharacter, "contains U+FFFD, where a letter was lost; write the letter again");
        }

        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            return isProse
                ? null
                : (SeedError.OuterSpace, "begins or ends with a space; remove it");
        }

        return Lookalikes.In(text) is var (letter, name)
            ? (SeedError.MixedAlphabets, $"has the letter {letter} ({name}) within a word of Latin letters; write the Latin letter")
            : null;
    }

    // Most texts are, and nothing is wrong with them.
    private static bool IsPlain(string text) =>
        text[0] != ' ' && text[^1] != ' ' && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}

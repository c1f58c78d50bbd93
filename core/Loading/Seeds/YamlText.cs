using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>
/// Parses YAML or JSON that anyone may have written. What the parser could not survive is refused before nodes are made of it: deep
/// nesting, aliases, and characters that end the text early.
/// </summary>
internal static class YamlText
{
    /// <summary>The deepest lists and mappings. A seed file has seven levels; each level takes a part of the stack.</summary>
    public const int MostDepth = 20;

    private const char NextLine = '\u0085';

    /// <returns>The documents of the text.</returns>
    /// <exception cref="YamlException">The text cannot be read. The message says why, and its start says where.</exception>
    public static IList<YamlDocument> Documents(string text)
    {
        RefuseControls(text);
        var yaml = new YamlStream();
        var events = new Limited(new Parser(new StringReader(text)));
        try
        {
            yaml.Load(events);
        }
        catch (YamlException wrong) when (wrong.InnerException is { } cause and not InvalidOperationException)
        {
            throw new YamlException(wrong.Start, wrong.End, cause.Message, wrong);
        }
        catch (Exception wrong) when (wrong is not YamlException)
        {
            // YamlDotNet fails so where a key or a value is missing, as in "- :".
            throw events.Wrong("a key or a value is missing before this place", wrong);
        }

        return yaml.Documents;
    }

    // YAML folds tabs and line breaks. It forbids the other control characters, but its parser takes a NUL for the end of the text.
    private static void RefuseControls(string text)
    {
        var (line, start) = (1, 0);
        foreach (var (index, letter) in text.Index())
        {
            if (char.IsControl(letter) && letter is not ('\t' or '\n' or '\r' or NextLine))
            {
                var at = new Mark(index, line, index - start + 1);
                throw new YamlException(at, at, string.Create(
                    CultureInfo.InvariantCulture, $"it contains the control character U+{(int)letter:X4}; remove it"));
            }

            (line, start) = letter == '\n' ? (line + 1, index + 1) : (line, start);
        }
    }

    private sealed class Limited(Parser parser) : IParser
    {
        private int _depth;

        public ParsingEvent? Current => parser.Current;

        public bool MoveNext()
        {
            var moved = Next();
            switch (Current)
            {
                // An alias could refer to a node around it, or make a small text large.
                case AnchorAlias alias:
                    throw new YamlException(
                        alias.Start, alias.End, $"the alias *{alias.Value} is not supported; write the value again");
                case MappingStart or SequenceStart when ++_depth > MostDepth:
                    throw new YamlException(
                        Current.Start, Current.End, $"lists and mappings are nested more than {MostDepth} levels deep; nest fewer");
                case MappingEnd or SequenceEnd:
                    _depth--;
                    break;
            }

            return moved;
        }

        public YamlException Wrong(string message, Exception cause)
        {
            var at = Current?.End ?? Mark.Empty;
            return new(at, at, message, new InvalidOperationException(message, cause));
        }

        private bool Next()
        {
            try
            {
                return parser.MoveNext();
            }
            catch (InvalidOperationException wrong)
            {
                // YamlDotNet fails so at some brackets that are not closed.
                throw Wrong("a bracket or quotation mark after this place is not closed", wrong);
            }
            catch (Exception wrong) when (wrong is not YamlException)
            {
                // And with other exceptions at anchors, tags and directives that no file here needs.
                throw Wrong($"what follows cannot be read: {wrong.Message}", wrong);
            }
        }
    }
}

using System.Text;

namespace ServerlessDeals.Values.Text;

/// <summary>A name, or a text to search names for, as a search compares them.</summary>
public sealed class FoldedName
{
    /// <summary>A text shorter than this could be too many names with another spelling.</summary>
    private const int FewestToCorrect = 4;

    /// <summary>A text of this length may have two mistakes.</summary>
    private const int Long = 8;

    private readonly IReadOnlyList<string> _words;
    private IReadOnlyList<string>? _beginnings;

    private FoldedName(IReadOnlyList<string> words) => (_words, Joined) = (words, string.Concat(words));

    /// <summary>Its words without the spaces between them. It is empty for a text without letters and digits.</summary>
    public string Joined { get; }

    public string LongestWord => _words.MaxBy(word => word.Length) ?? "";

    /// <summary>
    /// What follows each place at which a search can begin, without spaces: each word, and in scripts without spaces each letter.
    /// "01.AI" can be found from "01ai" and from "ai".
    /// </summary>
    public IReadOnlyList<string> Beginnings => _beginnings ??= [.. PlacesOf(_words).Select(at => Joined[at..])];

    /// <summary>What comes before the end of each word, backwards: for "Moonshot AI", "tohsnoom" and "iatohsnoom".</summary>
    public IEnumerable<string> Endings => EndsOf(_words).Select(end => Backwards(Joined[..end]));

    /// <summary>How many mistakes a text may have to be found nevertheless.</summary>
    public int MostMistakes => Joined.Length switch
    {
        < FewestToCorrect => 0,
        < Long => 1,
        _ => 2,
    };

    /// <summary>
    /// Letters at the beginning that are right in names with another spelling, or else <see cref="RightEnd"/> is. With two mistakes that
    /// holds unless one is near the beginning and one near the end.
    /// </summary>
    public IEnumerable<string> RightBeginning
    {
        get
        {
            var letters = LettersToCorrect;
            letters -= letters > 0 && char.IsHighSurrogate(Joined[letters - 1]) ? 1 : 0;
            return letters > 0 ? [Joined[..letters]] : [];
        }
    }

    /// <inheritdoc cref="RightBeginning"/>
    public IEnumerable<string> RightEnd
    {
        get
        {
            var letters = LettersToCorrect;
            letters -= letters > 0 && char.IsLowSurrogate(Joined[^letters]) ? 1 : 0;
            return letters > 0 ? [Joined[^letters..]] : [];
        }
    }

    private int LettersToCorrect => MostMistakes switch
    {
        0 => 0,
        1 => (Joined.Length - 1) / 2,
        _ => Joined.Length / 3,
    };

    public static FoldedName Of(string text) => new(Folding.WordsOf(text));

    public static string Backwards(string text)
    {
        var backwards = new StringBuilder(text.Length);
        for (var end = text.Length; end > 0;)
        {
            var letters = end > 1 && char.IsSurrogatePair(text[end - 2], text[end - 1]) ? 2 : 1;
            backwards.Append(text, end - letters, letters);
            end -= letters;
        }

        return backwards.ToString();
    }

    /// <summary>
    /// Whether each word of a search begins a word of this name, or all of them together do: "open ai" finds OpenAI, and "x.ai" finds
    /// xAI. "Sequoia China" does not find Sequoia Capital.
    /// </summary>
    public bool IsFoundBy(FoldedName search) => Begins(search.Joined) || search._words.All(Begins);

    /// <summary>Whether a search is some words of this name as they are: "ai2" is of AI² Robotics, and not of AI21 Labs.</summary>
    public bool HasWords(FoldedName search) => Runs().Contains(search.Joined, StringComparer.Ordinal);

    /// <summary>
    /// The fewest letters to add, remove, replace or swap with their neighbour to make some words of this name out of a text; null if they
    /// are more than the text may have.
    /// </summary>
    public int? MistakesIn(FoldedName search)
    {
        var least = Runs()
            .Where(words => Math.Abs(words.Length - search.Joined.Length) <= search.MostMistakes)
            .Select(words => SpellingSuggestion.Distance(words, search.Joined))
            .DefaultIfEmpty(int.MaxValue)
            .Min();
        return least <= search.MostMistakes ? least : null;
    }

    /// <summary>Its words, and each two or more that follow one another, joined.</summary>
    private IEnumerable<string> Runs()
    {
        var ends = EndsOf(_words).ToList();
        return from word in Enumerable.Range(0, ends.Count)
               let start = word == 0 ? 0 : ends[word - 1]
               from end in ends.Skip(word)
               select Joined[start..end];
    }

    private bool Begins(string text) => Beginnings.Any(beginning => beginning.StartsWith(text, StringComparison.Ordinal));

    private static IEnumerable<int> PlacesOf(IReadOnlyList<string> words)
    {
        var at = 0;
        foreach (var word in words)
        {
            var isBeginning = true;
            foreach (var rune in word.EnumerateRunes())
            {
                var isUnspaced = Folding.IsUnspaced(rune);
                if (isBeginning || isUnspaced)
                {
                    yield return at;
                }

                isBeginning = isUnspaced;
                at += rune.Utf16SequenceLength;
            }
        }
    }

    private static IEnumerable<int> EndsOf(IEnumerable<string> words)
    {
        var end = 0;
        foreach (var word in words)
        {
            yield return end += word.Length;
        }
    }
}

namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>
/// Finds the names in a sentence: those of the register, and runs of words with capital letters. In a headline, where all words have
/// them, only names that the register or the rest of the article knows.
/// </summary>
internal sealed class NameFinder(KnownNames known)
{
    private const int MostWords = 7;

    /// <summary>Of titles that end with a point.</summary>
    private const int LongestTitle = 4;

    private readonly WordCases _cases = new();
    private KnownNames _found = new(new([]));
    private ArticleNames _article = new([], "");
    private GluedNames _glued = new([], "");
    private IReadOnlyList<Name> _mentions = [];

    /// <summary>Learns the names of the article's sentences, which its headlines may have too.</summary>
    /// <param name="title">The headline; empty without one.</param>
    public void Learn(IEnumerable<(string Text, List<Token> Tokens)> sentences, string title)
    {
        var all = sentences.ToList();
        foreach (var (text, tokens) in all)
        {
            _cases.Add(text, tokens);
        }

        var mentions = all.SelectMany(sentence => In(sentence.Text, sentence.Tokens,
            isHeadline: false)).Select(found => found.Name).ToList();
        _article = new(mentions, title);
        _glued = new(mentions, title);
        _mentions = [.. mentions.Select(name => _article.Meant(name)).DistinctBy(name => name.Key)];
        var names = mentions.Where(name => name.Known is null)
            .Select(name => name.Text)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select((name, index) => new Organization { Id = Slug.Parse($"name-{index}").OrThrow(), Name = name });
        _found = new(new(names));
    }

    /// <summary>What an article names so; null if it names nothing so.</summary>
    public Name? Named(string written)
    {
        var key = new Name(written, null).Key;
        return _mentions.FirstOrDefault(name => name.Key == key || new Name(name.Text, null).Key == key);
    }

    /// <summary>The names, with the first token of each and the number of its tokens.</summary>
    public IEnumerable<(Name Name, int First, int Count)> In(string text, List<Token> tokens, bool isHeadline)
    {
        for (var at = 0; at < tokens.Count;)
        {
            var (name, count) = tokens[at].IsWord || text[tokens[at].Start] >= '\u2E80'
                ? At(text, tokens, at, isHeadline)
                : (null, 1);
            if (name is { Known: null } && _glued.Has(name.Text))
            {
                name = null;
            }

            if (name is not null)
            {
                count += LegalForms.Behind(text, tokens, at + count);
                yield return (_article.Meant(name), at, count);
            }

            at += Math.Max(1, count);
        }
    }

    private (Name? Name, int Count) At(string text, List<Token> tokens, int at, bool isHeadline)
    {
        var (organization, length) = known.At(text, tokens, at);
        if (isHeadline)
        {
            var (found, foundLength) = _found.At(text, tokens, at);
            return (organization, found) switch
            {
                (_, not null) when foundLength > length => (new(found.Name, null), foundLength),
                (not null, _) => (new(organization.Name, organization), LegalForms.Length(text, tokens, at, length)),
                _ => (null, 1),
            };
        }

        var run = Run(text, tokens, at);
        // "Moor & Tern", of which the register knows both
        if (organization is not null && run > length && tokens[at + length].In(text) is "&"
            && known.At(text, tokens, at + length + 1).Organization is { } second && second.Id != organization.Id)
        {
            return (new(organization.Name, organization), length);
        }

        if (organization is not null && run > length && LegalForms.AreBehind(text, tokens, at + length, at + run))
        {
            return (new(organization.Name, organization), run);
        }

        if (organization is not null && (run <= length || LegalForms.Length(text, tokens, at, length) >= run))
        {
            return (new(organization.Name, organization), LegalForms.Length(text, tokens, at, length));
        }

        if (run == 0 || IsOrdinaryBeginning(text, tokens, at, run))
        {
            return (organization is null ? null : new(organization.Name, organization), Math.Max(1, length));
        }

        return (Unknown(text, tokens, at, run), run);
    }

    private static Name? Unknown(string text, List<Token> tokens, int at, int run)
    {
        var last = at + run - 1;
        while (last > at && tokens[last - 1].In(text) is not "&" && CapitalWords.IsForm(tokens[last].In(text).ToString()))
        {
            last--;
        }

        var written = text[tokens[at].Start..tokens[last].End].TrimEnd('.');
        // "Dr Moor", "Dr. Moor"
        var title = at > 1 && tokens[at - 1].In(text) is "." ? at - 2 : at - 1;
        var isPerson = title >= 0 && CapitalWords.IsTitle(tokens[title].In(text).ToString())
            && (title == at - 1 || tokens[title].Length <= LongestTitle);
        return CapitalWords.IsPlace(written) ? null : new(written, null, isPerson || HasTitleBehind(text, tokens, at + run));
    }

    // "Sam Altman, OpenAI's CEO", "Daniel Gross, founder of …"
    private static bool HasTitleBehind(string text, List<Token> tokens, int at)
    {
        var isComma = at < tokens.Count && tokens[at].In(text) is ",";
        for (var next = at + 1; isComma && next < Math.Min(tokens.Count, at + 5) && tokens[next].In(text) is not ","; next++)
        {
            if (CapitalWords.IsTitle(tokens[next].In(text).ToString()))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many tokens from here on make a name, by their capital letters.</summary>
    private int Run(string text, List<Token> tokens, int at)
    {
        if (!IsCapital(text, tokens[at])
            || (CapitalWords.CannotBegin(tokens[at].In(text).ToString()) && !IsOfName(text, tokens, at))
            || (at + 1 < tokens.Count && CapitalWords.IsDirection(tokens[at].In(text).ToString(), tokens[at + 1].In(text).ToString())))
        {
            return 0;
        }

        var count = 1;
        // "About X X is a maker of chips": a heading and the first word of its text.
        while (count < MostWords && Goes(text, tokens, at + count) is var more && more > 0
            && !tokens[at + count].In(text).Equals(tokens[at].In(text), StringComparison.Ordinal))
        {
            count += more;
        }

        return count;
    }

    // "Norwegian Air": a name that the article never has without its first word
    private bool IsOfName(string text, List<Token> tokens, int at) => CapitalWords.IsOfCountry(tokens[at].In(text).ToString())
        && _cases.IsOneName(text, tokens, at, run: 2, leastTimes: 2);

    /// <summary>How many of the next tokens continue a name: one word, or a joining mark and a word.</summary>
    private static int Goes(string text, List<Token> tokens, int next)
    {
        if (next >= tokens.Count)
        {
            return 0;
        }

        var token = tokens[next].In(text);
        var isJoint = token is "&" or "-" or "/" or ":" or "+" or "of"
            // "Fidelity Management and Research"
            || (token is "and" && tokens[next - 1].In(text) is "Management" && next + 1 < tokens.Count
                && tokens[next + 1].In(text) is "Research");
        if (token is "&" && next + 1 < tokens.Count && FundNames.AreTwo(tokens[next - 1].In(text), tokens[next + 1].In(text)))
        {
            return 0;
        }

        if (isJoint && next + 1 < tokens.Count && IsCapital(text, tokens[next + 1]) && !IsNever(text, tokens[next + 1]))
        {
            var isTight = Tokens.AreJoined(tokens[next - 1], tokens[next]) && Tokens.AreJoined(tokens[next], tokens[next + 1]);
            return (token is "&" or "of" or "and") ? IsLoose(text, tokens, next) : Two(isTight);
        }

        // "First Round Capital", "Liquid 2 Ventures"
        if (next + 1 < tokens.Count && tokens[next + 1].In(text) is "Capital" or "Ventures"
            && (token is "Round" ? tokens[next - 1].In(text) is "First" : token.Length <= 2 && char.IsAsciiDigit(token[0])))
        {
            return 2;
        }

        // "Chromatic 3D Foods"
        if (token is "2D" or "3D" or "4D" or "5G" or "4K" && next + 1 < tokens.Count && IsCapital(text, tokens[next + 1])
            && !IsNever(text, tokens[next + 1]))
        {
            return 2;
        }

        // "Vision Fund 2": the number of a fund is a part of its name.
        var isNumber = tokens[next - 1].In(text) is "Fund" && token.Length <= 2 && char.IsAsciiDigit(token[0]);
        return (isNumber || (IsCapital(text, tokens[next]) && !IsNever(text, tokens[next])))
            && tokens[next - 1].End + 1 >= tokens[next].Start ? 1 : 0;
    }

    private static int Two(bool isTight) => isTight ? 2 : 0;

    // "Bank of America" is one name, "Alphabet of Mountain View" is not.
    private static int IsLoose(string text, List<Token> tokens, int next) =>
        Two(tokens[next].In(text) is "&" or "and" || tokens[next - 1].In(text) is "Bank" or "University" or "Institute" or "Ministry"
            or "Government");

    private static bool IsNever(string text, Token token) => CapitalWords.IsNever(token.In(text).ToString());

    private static bool IsCapital(string text, Token token)
    {
        var word = token.In(text);
        return token.IsWord && (char.IsUpper(word[0])
            || (word.Length > 1 && !char.IsAsciiDigit(word[^1]) && word[1..].ContainsAnyInRange('A', 'Z') && !char.IsAsciiDigit(word[0]))
            || (char.IsAsciiDigit(word[0]) && word.Length > 1 && char.IsAsciiLetterUpper(word[^1]) && word.Length <= 3
                && word is not ("1B" or "1M" or "2D" or "3D" or "5G" or "4K")));
    }

    // At the beginning of a sentence any word has a capital letter.
    private bool IsOrdinaryBeginning(string text, List<Token> tokens, int at, int run)
    {
        var isFirst = at == 0 || tokens[at - 1].In(text) is "“" or "\"" or "•" or "-" or "–" or "—" or ":" or "*";
        var word = tokens[at].In(text).ToString();
        // "AT&T said", "I-Moor said"
        var isJoined = at + 1 < tokens.Count && (tokens[at + 1].In(text) is "&"
            || (tokens[at + 1].In(text) is "-" && word.Length == 1 && run > 1));
        return isFirst && !isJoined && !_cases.IsNameInside(text, tokens, at, run) && (CapitalWords.BeginsSentences(word)
            || (_cases.IsLower(word) && !_cases.IsOneName(text, tokens, at, run))
            || (run == 1 && at + 1 < tokens.Count && !_cases.IsCapital(word) && Participles.Are(word, tokens[at + 1].In(text))));
    }
}

using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>Reads the sentences of an article: its words, names, amounts, dates and rounds.</summary>
/// <param name="speaker">The company that speaks of itself as "we"; null if none does.</param>
internal sealed class SentenceReader(KnownNames known, PartialDate? published, CurrencyRule rule, string? speaker = null)
{
    // A headline has a capital letter on three of four longer words.
    private const int LongWord = 4;

    private static readonly string[] Rounding = ["nearly", "almost", "close"];

    private static readonly string[] Ranging = ["an estimated ", "estimated ", "about ", "around ", "roughly ", "approximately ", "some "];

    private static readonly System.Buffers.SearchValues<char> Quotes = System.Buffers.SearchValues.Create("“”\"");

    private readonly NameFinder _names = new(known);
    private readonly DateFinder _dates = new(published);
    private Name? _speaker;

    /// <param name="paragraphs">Tidy texts, each with its index.</param>
    public List<Sentence> Read(IEnumerable<(int Index, string Text)> paragraphs)
    {
        var parts = paragraphs
            .SelectMany(paragraph => SentenceSplitter.Of(paragraph.Text)
                .Select(span => (paragraph.Index, Text: paragraph.Text[..span.End], Tokens: TokensOf(paragraph.Text, span))))
            .Where(part => part.Tokens.Count > 0)
            .Select(part => (part.Index, part.Text, part.Tokens, IsHeadline: IsHeadline(part.Text, part.Tokens)))
            .ToList();
        // Titles shorten names, so they count behind the text.
        _names.Learn(parts.Where(part => !part.IsHeadline).OrderBy(part => part.Index == Language.Sentence.Title)
            .Select(part => (part.Text, part.Tokens)), parts.Find(part => part.Index == Language.Sentence.Title).Text ?? "");
        _speaker = speaker is null ? null : _names.Named(speaker);
        return [.. parts.Select((part, number) => Sentence(part.Index, number, part.Text, part.Tokens, part.IsHeadline))];
    }

    private static List<Token> TokensOf(string paragraph, (int Start, int End) span) =>
        [.. Tokens.Of(paragraph[span.Start..span.End]).Select(token => token with { Start = token.Start + span.Start })];

    // A short sentence of names has as many capitals as a headline, but it ends with a full stop.
    private static bool IsHeadline(string text, List<Token> tokens)
    {
        if (text.AsSpan().TrimEnd(" \"”’)").EndsWith('.'))
        {
            return false;
        }

        var long_ = tokens.Where(token => token.IsWord && token.Length >= LongWord && char.IsLetter(text[token.Start])).ToList();
        return long_.Count >= 3 && long_.Count(token => char.IsUpper(text[token.Start])) * 4 >= long_.Count * 3;
    }

    private Sentence Sentence(int paragraph, int number, string text, List<Token> tokens, bool isHeadline)
    {
        var names = _names.In(text, tokens, isHeadline).ToDictionary(found => found.First);
        var start = tokens[0].Start;
        var amounts = AmountsInText.Find(text[start..], rule)
            .Select(amount => WithoutHedge(text, amount with { Start = amount.Start + start }, rule))
            .ToDictionary(amount => amount.Start);
        var pieces = new List<Piece>();
        for (var at = 0; at < tokens.Count;)
        {
            if (amounts.TryGetValue(tokens[at].Start, out var amount))
            {
                pieces.Add(Money(text, amount));
                at = After(tokens, at, amount.End);
                continue;
            }

            at = Next(text, tokens, at, names, pieces);
        }

        return new(paragraph, number, text, pieces, isHeadline);
    }

    // "about $2-3 billion": a range says by itself that it is about.
    private static AmountInText WithoutHedge(string text, AmountInText amount, CurrencyRule rule)
    {
        var words = text[amount.Start..amount.End];
        var hedge = amount.Amount.IsValue ? null
            : Array.Find(Ranging, word => words.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        return hedge is not null && SpokenAmount.Parse(words[hedge.Length..], rule) is { IsValue: true } range
            && range.Value.Qualifier == Qualifier.Between ? amount with { Amount = range } : amount;
    }

    private static Piece Money(string text, AmountInText amount)
    {
        var words = text[amount.Start..amount.End];
        return new(PieceKind.Money, amount.Start, amount.End, words)
        {
            Money = new(amount.Amount.IsValue ? Rounded(amount.Amount.Value, words) : null, amount.Amount.Error, amount.IsFrom),
        };
    }

    // Newspapers round with these words, so the figure may be a little above or below.
    private static Amount Rounded(Amount amount, string words) =>
        amount.Qualifier == Qualifier.LessThan && Array.Exists(Rounding, word => words.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? Amount.About(amount.Figure, amount.Currency)
            : amount;

    private int Next(
        string text, List<Token> tokens, int at, Dictionary<int, (Name Name, int First, int Count)> names, List<Piece> pieces)
    {
        var (round, count) = RoundNames.At(text, tokens, at);
        if (count > 0)
        {
            pieces.Add(Of(PieceKind.Round, text, tokens, at, count) with { Round = round });
            return at + count;
        }

        var (date, length) = _dates.At(text, tokens, at);
        if (length > 0)
        {
            pieces.Add(Of(PieceKind.Date, text, tokens, at, length) with { Date = date });
            return at + length;
        }

        if (names.TryGetValue(at, out var found))
        {
            return AddName(text, tokens, at, found, pieces);
        }

        // "We raised $5 million", in a company's own words
        var isOwn = _speaker is not null && tokens[at].In(text) is "we" or "We" or "our" or "Our" && !text.AsSpan().ContainsAny(Quotes);
        pieces.Add(isOwn ? Of(PieceKind.Name, text, tokens, at, 1) with { Name = _speaker, IsPossessive = tokens[at].Length == 3 }
            : Of(tokens[at].IsWord ? PieceKind.Word : PieceKind.Mark, text, tokens, at, 1));
        // "We’ve raised", "we’re announcing": the verb is "ve".
        return isOwn && at + 2 < tokens.Count && tokens[at + 1].In(text) is "'" or "’" && tokens[at + 2].In(text) is "ve" or "re"
            ? at + 2 : at + 1;
    }

    private static int AddName(string text, List<Token> tokens, int at, (Name Name, int First, int Count) found, List<Piece> pieces)
    {
        var end = at + found.Count;
        var piece = Of(PieceKind.Name, text, tokens, at, found.Count) with { Name = found.Name };
        var isQuote = end < tokens.Count && tokens[end].In(text) is "'" or "’" or "‘";
        if (isQuote && end + 1 < tokens.Count && tokens[end + 1].In(text) is "s" or "S" && Tokens.AreJoined(tokens[end], tokens[end + 1]))
        {
            (piece, end) = (piece with { IsPossessive = true }, end + 2);
        }
        else if (isQuote && Tokens.AreJoined(tokens[end - 1], tokens[end]) && text[tokens[end - 1].End - 1] is 's' or 'S')
        {
            (piece, end) = (piece with { IsPossessive = true }, end + 1);
        }
        else if (end + 1 < tokens.Count && tokens[end].In(text) is "-" or "‑" or "–" && Tokens.AreJoined(tokens[end - 1], tokens[end])
            && Tokens.AreJoined(tokens[end], tokens[end + 1]) && tokens[end + 1].IsWord)
        {
            var suffix = tokens[end + 1].In(text).ToString();
            (piece, end) = (piece with { Suffix = suffix.Length > 0 ? Lower(suffix) : suffix }, end + 2);
        }

        pieces.Add(piece);
        return end;
    }

    private static Piece Of(PieceKind kind, string text, List<Token> tokens, int at, int count)
    {
        var (start, end) = (tokens[at].Start, tokens[at + count - 1].End);
        return new(kind, start, end, text[start..end]);
    }

    private static int After(List<Token> tokens, int at, int end)
    {
        while (at < tokens.Count && tokens[at].Start < end)
        {
            at++;
        }

        return at;
    }

#pragma warning disable CA1308
    private static string Lower(string word) => word.ToLowerInvariant();
#pragma warning restore CA1308
}

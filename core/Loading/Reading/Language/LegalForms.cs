namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>Legal forms behind a name, which belong to it and are left out: "X, Inc.", "X Pvt. Ltd."</summary>
internal static class LegalForms
{
    /// <summary>How many tokens from here on are a form.</summary>
    public static int Behind(string text, List<Token> tokens, int at)
    {
        var count = FormBehindComma(text, tokens, at);
        count += PointBehindForm(text, tokens, at + count);
        return count + FormsBehindPoint(text, tokens, at + count);
    }

    // "Uber Technologies Inc.", "Meta Platforms Inc.": the whole name of Uber and of Meta.
    public static bool AreBehind(string text, List<Token> tokens, int at, int end) => at + 1 < end
        && CapitalWords.IsForm(tokens[end - 1].In(text).ToString())
        && tokens[at].In(text) is "Technologies" or "Platforms" or "Systems" or "Software" or "International" or "Global" or "Labs"
        && Enumerable.Range(at + 1, end - at - 1).All(form => CapitalWords.IsForm(tokens[form].In(text).ToString()));

    // "X Inc. has raised": the point is of the form, and ends no sentence.
    private static int PointBehindForm(string text, List<Token> tokens, int at) => at + 1 < tokens.Count && tokens[at].In(text) is "."
        && Tokens.AreJoined(tokens[at - 1], tokens[at]) && CapitalWords.IsForm(tokens[at - 1].In(text).ToString()) ? 1 : 0;

    // "X Pvt. Ltd."
    private static int FormsBehindPoint(string text, List<Token> tokens, int at) => at + 1 < tokens.Count
        && tokens[at - 1].In(text) is "." && tokens[at].In(text) is "Ltd" or "Limited" or "Bhd"
        ? 1 + PointBehindForm(text, tokens, at + 1) : 0;

    // "X, Inc.": the form is a part of the name.
    private static int FormBehindComma(string text, List<Token> tokens, int at)
    {
        var isForm = at + 1 < tokens.Count && tokens[at].In(text) is "," && char.IsUpper(text[tokens[at + 1].Start])
            && CapitalWords.IsForm(tokens[at + 1].In(text).ToString());
        var hasStop = isForm && at + 2 < tokens.Count && tokens[at + 2].In(text) is "." && Tokens.AreJoined(tokens[at + 1], tokens[at + 2]);
        return isForm ? 2 + (hasStop ? 1 : 0) : 0;
    }

    public static int Length(string text, List<Token> tokens, int at, int length)
    {
        while (at + length < tokens.Count && char.IsUpper(text[tokens[at + length].Start])
            && CapitalWords.IsForm(tokens[at + length].In(text).ToString()))
        {
            length++;
            length += at + length < tokens.Count && tokens[at + length].In(text) is "." ? 1 : 0;
        }

        var hasForm = length > 1;
        return hasForm && at + length < tokens.Count && IsTicker(text, tokens[at + length]) ? length + 1 : length;
    }

    // "Microsoft Corporation MSFT"
    private static bool IsTicker(string text, Token token) => token.Length is 3 or 4
        && token.In(text).IndexOfAnyExceptInRange('A', 'Z') < 0;
}

namespace ServerlessDeals.Pages;

/// <summary>A file of documents: all that have a word which begins with the prefix.</summary>
/// <param name="Prefix">Empty if all documents are in one file.</param>
internal sealed record SearchShard(string Prefix, IReadOnlyList<SearchDocument> Documents)
{
    /// <summary>search/documents-6d-69.json for the prefix "mi".</summary>
    public string Path => $"search/documents{string.Concat(Prefix.Select(letter => $"-{(int)letter:x}"))}.json";

    /// <summary>A JSON array with a document a line.</summary>
    public byte[] Json()
    {
        using var json = new MemoryStream();
        json.Write("["u8);
        foreach (var (i, document) in Documents.Index())
        {
            json.Write(i == 0 ? ""u8 : ",\n"u8);
            json.Write(document.Json);
        }

        json.Write("]"u8);
        return json.ToArray();
    }
}

/// <summary>
/// Divides the documents of the search into files by the first letters of their words, so that the browser reads a few small files and not
/// all of them. A file that would be too large is divided by one more letter.
/// </summary>
internal static class SearchShards
{
    /// <summary>The most bytes of a file. Compressed, it then has less than 60 kB.</summary>
    public const int MostBytes = 150_000;

    /// <summary>
    /// The most documents that are found by one word. Of a word that more have, such as "capital", only the first ones are in its files.
    /// Each document is always found by its rarest word.
    /// </summary>
    public const int MostOfOneWord = 400;

    // Words with more letters in common are in one file, however many documents have them.
    private const int MostLetters = 8;

    public static IReadOnlyList<SearchShard> Of(IReadOnlyList<SearchDocument> documents)
    {
        var byWord = documents.SelectMany(document => document.Words.Select(word => (Word: word, Document: document)))
            .GroupBy(pair => pair.Word, pair => pair.Document, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderBy(document => document.Rank).ToList(), StringComparer.Ordinal);
        var first = byWord.SelectMany(pair => pair.Value.Take(MostOfOneWord).Select(document => (Word: pair.Key, Document: document)));
        var rarest = documents.Where(document => document.Words.Count > 0)
            .Select(document => (Word: document.Words.MinBy(word => byWord[word].Count)!, Document: document));
        var pairs = first.Concat(rarest).DistinctBy(pair => (pair.Word, pair.Document.Address)).ToList();
        return [.. Divided("", pairs).OrderBy(shard => shard.Prefix, StringComparer.Ordinal)];
    }

    private static IEnumerable<SearchShard> Divided(string prefix, IReadOnlyList<(string Word, SearchDocument Document)> pairs)
    {
        var documents = pairs.Select(pair => pair.Document).DistinctBy(document => document.Address).ToList();
        if (documents.Sum(document => document.Json.Length) <= MostBytes
            || prefix.Length == MostLetters || pairs.All(pair => pair.Word.Length == prefix.Length))
        {
            var ranked = documents.OrderBy(document => document.Rank).ThenBy(document => document.Address, StringComparer.Ordinal);
            return [new(prefix, [.. ranked])];
        }

        return pairs.GroupBy(pair => pair.Word[..Math.Min(prefix.Length + 1, pair.Word.Length)], StringComparer.Ordinal)
            .SelectMany(group => Divided(group.Key, [.. group]));
    }
}

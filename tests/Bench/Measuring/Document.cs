namespace ServerlessDeals.Bench.Measuring;

/// <summary>
/// A document in docs/. People write its prose. A run writes its figures, in blocks between <c>&lt;!-- name --&gt;</c> and
/// <c>&lt;!-- /name --&gt;</c>.
/// </summary>
internal sealed class Document(string name)
{
    private readonly Dictionary<string, string> _blocks = [];

    public void Fill(string block, string text) => _blocks.Add(block, text.ReplaceLineEndings("\n").Trim('\n') + "\n");

    /// <summary>Fills a block with a table.</summary>
    /// <param name="heads">The heads of the columns, separated by "|".</param>
    public void Fill(string block, string heads, IEnumerable<object[]> rows)
    {
        var columns = string.Concat(Enumerable.Repeat("---|", heads.Split('|').Length));
        var lines = rows.Select(cells => $"| {string.Join(" | ", cells.Select(cell => Invariant($"{cell:N0}")))} |");
        Fill(block, $"| {heads} |\n|{columns}\n{string.Join('\n', lines)}");
    }

    /// <summary>Writes the blocks into the file, or only prints them if the run measured too little.</summary>
    public async Task PublishAsync(bool write, CancellationToken cancel)
    {
        if (!write)
        {
            Console.WriteLine(string.Join('\n', _blocks.Values));
            return;
        }

        var path = Path.Combine("docs", name);
        var text = await File.ReadAllTextAsync(path, cancel);
        foreach (var (block, content) in _blocks)
        {
            var (open, close) = ($"<!-- {block} -->\n", $"<!-- /{block} -->");
            text = text.Split([open, close], StringSplitOptions.None) is [var before, _, var after]
                ? before + open + content + close + after
                : throw new StartException($"{path} has no block '{block}'.");
        }

        await File.WriteAllTextAsync(path, text, cancel);
        Console.WriteLine($"Written to {path}.");
    }
}

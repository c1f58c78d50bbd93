namespace ServerlessDeals.Pages;

/// <summary>A letter under which an alphabetical list has names.</summary>
/// <param name="Name">"A", "0–9", or "Other scripts".</param>
/// <param name="Href">The address of its first name: a page of the list, and the row there.</param>
public sealed record Letter(string Name, string Href);

/// <summary>The letters of an alphabetical list.</summary>
internal static class Letters
{
    private const string Digits = "0–9";
    private const string Others = "Other scripts";

    /// <summary>The id of the row where a letter begins.</summary>
    public static string IdOf(string letter) => letter switch
    {
        Digits => "letter-digits",
        Others => "letter-others",
        _ => "letter-" + letter.ToLowerInvariant(),
    };

    /// <summary>The letters of a table, and the table with a mark on the row where each begins.</summary>
    /// <param name="table">In the order of its first column, which has the names.</param>
    /// <param name="folder">The folder of the list.</param>
    public static (FigureTable Table, IReadOnlyList<Letter> Letters) Of(FigureTable table, string folder)
    {
        var (letters, rows, last) = (new List<Letter>(), new List<IReadOnlyList<TableCell>>(table.Rows.Count), "");
        foreach (var (i, row) in table.Rows.Index())
        {
            var letter = Of(row[0].Text);
            if (letter == last)
            {
                rows.Add(row);
                continue;
            }

            last = letter;
            letters.Add(new(letter, $"{ListPosition.AddressOf(folder, (i / ListPages.Rows) + 1)}#{IdOf(letter)}"));
            rows.Add([row[0] with { Letter = letter }, .. row.Skip(1)]);
        }

        return (table with { Rows = rows }, letters);
    }

    private static string Of(string name)
    {
        if (NameOrder.LetterOf(name) is { } letter)
        {
            return letter.ToString();
        }

        return Folding.WordsOf(name) is [[>= '0' and <= '9', ..], ..] ? Digits : Others;
    }
}

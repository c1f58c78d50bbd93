namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>
/// What the names of an article stand for, by all names in it: a company is shortened to its first word ("Mistral" for Mistral AI), a
/// person to the last ("Musk" for Elon Musk).
/// </summary>
internal sealed class ArticleNames
{
    private const int LeastLetters = 3;

    private readonly Dictionary<string, Name> _meant = new(StringComparer.Ordinal);

    public ArticleNames(IReadOnlyList<Name> mentions)
    {
        var names = mentions.DistinctBy(name => name.Text).ToList();
        var single = names.Where(name => !name.Text.Contains(' ')).Select(name => name.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var person in names.Where(name => IsPerson(name, single)))
        {
            Set(person.Text, person with { IsPerson = true });
            Set(LastWord(person.Text), person with { IsPerson = true });
        }

        // "Bezos" is the registered Jeff Bezos if the article names him.
        foreach (var person in names.Where(name => name.Known is { Type: InvestorType.Angel } && name.Text.Contains(' ')))
        {
            Set(LastWord(person.Text), person);
        }

        JoinWithAi(names);
        foreach (var full in names.Where(name => name.Text.Contains(' ')
            && !_meant.ContainsKey(name.Text)).GroupBy(name => name.Text.Split(' ')[0]))
        {
            if (single.Contains(full.Key) && full.Count() == 1 && full.Key.Length >= LeastLetters
                && names.Exists(name => name.Text == full.Key && name.Known is null))
            {
                Set(full.Key, full.Single());
            }
        }
    }

    // What a company adds to its name, and an investor or a fund of it does not.
    private static readonly string[] Fields = ["AI", "Innovation", "Technologies", "Technology", "Labs", "Robotics", "Systems",
        "Therapeutics", "Security", "Industries", "Corporation", "Intelligence", "Software", "Holdings",
        "Global", "Solutions", "International"];

    // "Baichuan AI" and "Nscale Global" are the registered Baichuan and Nscale if the article calls them so, too.
    private void JoinWithAi(List<Name> names)
    {
        foreach (var longer in names.Where(name => name.Known is null && name.Text.Contains(' ')))
        {
            var known = names.Find(name => name.Known is not null && longer.Text.StartsWith(name.Text + " ", StringComparison.Ordinal)
                && Array.Exists(Fields, field => longer.Text.Length == name.Text.Length + 1 + field.Length
                    && longer.Text.EndsWith(field, StringComparison.Ordinal)));
            if (known is not null)
            {
                Set(longer.Text, known);
            }
        }
    }

    public Name Meant(Name name) => name.Known is null && _meant.TryGetValue(name.Text, out var meant) ? meant : name;

    private static bool IsPerson(Name name, HashSet<string> single)
    {
        var words = name.Text.Split(' ');
        return name.Known is null && words.Length is 2 or 3 && (name.IsPerson || (single.Contains(words[^1]) && !single.Contains(words[0])))
            && words.All(word => word.All(letter => char.IsLetter(letter) || letter is '-' or '.'));
    }

    private static string LastWord(string text) => text[(text.LastIndexOf(' ') + 1)..];

    private void Set(string text, Name name) => _meant[text] = name;
}

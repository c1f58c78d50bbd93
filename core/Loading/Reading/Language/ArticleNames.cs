namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>
/// What the names of an article stand for, by all names in it: a company is shortened to its first word ("Mistral" for Mistral AI), a
/// person to the last ("Musk" for Elon Musk).
/// </summary>
internal sealed class ArticleNames
{
    private const int LeastLetters = 3;

    private readonly Dictionary<string, Name> _meant = new(StringComparer.Ordinal);

    /// <param name="mentions">As the article names them, one after another.</param>
    /// <param name="title">The headline; empty without one.</param>
    public ArticleNames(IReadOnlyList<Name> mentions, string title)
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
        JoinWithTitle(names, title);
        var order = names.Select((name, index) => (name.Text, index)).ToDictionary(StringComparer.Ordinal);
        foreach (var group in names.Where(name => name.Text.Contains(' ')
            && !_meant.ContainsKey(name.Text)).GroupBy(name => name.Text.Split(' ')[0]))
        {
            // Of "Tendril Security" and "Tendril Labs" the one that the headline names is meant.
            List<Name> all = [.. group];
            var full = all.Count == 1 ? all : all.FindAll(name => title.Contains(name.Text, StringComparison.Ordinal));
            if (single.Contains(group.Key) && full is [var meant] && group.Key.Length >= LeastLetters
                && names.Exists(name => name.Text == group.Key && name.Known is null)
                && (order[meant.Text] < order[group.Key] || IsOfCompany(meant.Text)))
            {
                Set(group.Key, meant);
            }
        }

        JoinWithEnding(names);
    }

    // "Tendril", of TendrilAI, which the article names first
    private void JoinWithEnding(List<Name> names)
    {
        foreach (var shorter in names.Where(name => name is { Known: null, IsPerson: false } && name.Text.Length > LeastLetters
            && !name.Text.Contains(' ') && !_meant.ContainsKey(name.Text)))
        {
            var longer = names.TakeWhile(name => name != shorter)
                .Where(name => Array.Exists(Suffixes, suffix => name.Text == shorter.Text + suffix)).ToList();
            if (longer is [var only])
            {
                Set(shorter.Text, only);
            }
        }
    }

    private static readonly string[] Suffixes = ["AI", ".ai", ".AI", ".io"];

    // What a company adds to its name, and an investor or a fund of it does not.
    private static readonly string[] Fields = ["AI", "Innovation", "Technologies", "Technology", "Labs", "Robotics", "Systems",
        "Therapeutics", "Security", "Industries", "Corporation", "Intelligence", "Software", "Holdings",
        "Global", "Solutions", "International"];

    // What companies call themselves by, and products hardly ever.
    private static readonly string[] Trades = ["Communications", "Networks", "Semiconductor", "Semiconductors", "Pharmaceuticals",
        "Pharma", "Bio", "Biosciences", "Medicine", "Medical", "Health", "Healthcare", "Energy", "Motors", "Games", "Studios", "Mobility",
        "Aerospace", "Defense", "Dynamics", "Analytics", "Financial", "Foods", "Group", "Ventures", "Capital", "Partners"];

    // What a company may add to its name, and its headline leaves out.
    private static readonly string[] Products = ["Network", "Platform", "App", "Suite", "Engine", "Hub", "Marketplace"];

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

    // The headline says "Tendril", and the text once "Tendril Cloud" or "the Tendril Lamp": of Tendril.
    private void JoinWithTitle(List<Name> names, string title)
    {
        var inTitle = title.Split(' ').Select(word => word.Split('\'', '’', ',', ':', '-', '?')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var longer in names.Where(name => name.Known is null && name.Text.Split(' ') is [{ Length: > LeastLetters }, _]
            && !_meant.ContainsKey(name.Text) && !title.Contains(name.Text, StringComparison.OrdinalIgnoreCase)
            && !IsOfCompany(name.Text) && !CapitalWords.IsPlace(LastWord(name.Text))))
        {
            var first = longer.Text.Split(' ')[0];
            if (inTitle.Contains(first) && names.Find(name => name.Text == first) is { Known: null, IsPerson: false } company
                && (names.IndexOf(company) < names.IndexOf(longer)
                    || Array.Exists(Products, product => product == LastWord(longer.Text))))
            {
                Set(longer.Text, company);
            }
        }
    }

    // A company is introduced by its whole name. What is first named behind its short one is a product of it: "the Humble Hauler".
    private static bool IsOfCompany(string name)
    {
        var last = LastWord(name);
        return Array.Exists(Fields, field => field == last) || Array.Exists(Trades, trade => trade == last);
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

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>A party that a cell names.</summary>
/// <param name="Role">Null if the cell does not say it.</param>
internal readonly record struct NamedParty(string Name, PartyRole? Role);

/// <summary>The parties that a cell names, such as "Led by Ada Capital, with participation from Bea Partners, L.P. and angels".</summary>
/// <param name="Nameless">How many texts name nobody, such as "angels".</param>
internal sealed record InvestorCell(IReadOnlyList<NamedParty> Parties, int Nameless)
{
    private static readonly HashSet<string> LegalForms = new(
        [
            "inc", "llc", "l l c", "ltd", "limited", "lp", "l p", "llp", "plc", "corp", "corporation", "co", "co ltd", "company",
            "gmbh", "ag", "kg",
            "gmbh co kg", "sa", "s a", "sas", "sarl", "s a r l", "spa", "s p a", "srl", "bv", "b v", "nv", "n v", "ab", "as", "a s",
            "oy", "aps",
            "pte", "pte ltd", "pty", "pty ltd", "pvt", "pvt ltd", "private limited", "kk", "k k", "jr", "sr", "ii", "iii", "na",
            "n a", "pbc", "se", "lllp",
            "sl", "s l", "slu", "s l u", "sca", "s c a", "scsp", "s c sp", "kgaa", "ug", "mbh", "ohg", "gbr", "eg", "e v", "bvba", "sprl",
            "vof", "asa", "oyj", "ehf", "hf", "ou", "sp z o o", "spolka z o o", "s r o", "sro", "d o o", "doo", "d d", "kft", "zrt",
            "nyrt", "ltda", "lda", "s a de c v", "sa de cv", "s de r l", "sapi de cv", "s a p i de c v", "tbk", "bhd", "sdn bhd", "jsc",
            "pjsc", "ojsc", "ooo", "psc", "p s c", "wll", "w l l", "fze", "fz llc", "llc fz", "gk", "g k", "pcl", "incorporated",
            "cie", "et cie", "pllc",
        ],
        StringComparer.Ordinal);

    private static readonly string[] Abbreviations =
        ["bros", "assoc", "intl", "mgmt", "grp", "hldgs", "cos", "mfg", "univ", "dept", "tech", "ent", "lab", "labs", "dev", "inv", "cap"];

    private static readonly string[] FirmEndings =
    [
        "co", "co.", "cie", "cie.", "fils", "söhne", "partner", "hijos",
        "company", "sons", "brothers", "partners", "associates", "family", "friends", "daughters", "sisters", "bros", "bros.",
    ];

    private static readonly string[] And = [" and ", " And ", " AND ", " & ", " + "];

    // Words between the last two names of a list.
    private static readonly string[] Conjunctions = [" and ", " And ", " AND ", " und ", " et ", " y ", " och ", " og "];

    /// <param name="separators">What the mapping has between parties.</param>
    /// <param name="isKept">Whether a text is a name that the mapping gives, so that it is not divided.</param>
    public static InvestorCell Read(string text, IReadOnlyList<string> separators, Brackets brackets, Func<string, bool> isKept)
    {
        var items = CellText.Split(text, separators).Select(VisibleText.Of).Where(item => item.Length > 0).ToList();
        var last = items.LastOrDefault("");
        items = WithLegalForms(items);
        // In "Alpha, Inc. and Beta" too, the end of a list has another name.
        var isList = items.Count > 1 || (items.Count == 1 && last != items[0] && last.Contains(And[0], StringComparison.Ordinal));
        if (isList && !isKept(items[^1]))
        {
            items = [.. items.SkipLast(1), .. WithoutAnd(items[^1], isKept, isEndOfList: true)];
        }

        var parties = new List<NamedParty>();
        var nameless = 0;
        foreach (var item in items)
        {
            foreach (var party in isKept(item) ? [new(item, null)] : PartyPhrase.Read(item, brackets, isKept))
            {
                if (!isKept(party.Name) && NamelessParties.Contains(party.Name))
                {
                    nameless++;
                }
                else
                {
                    parties.Add(party);
                }
            }
        }

        return new(parties, nameless);
    }

    /// <summary>Divides "Bea and Cem", but not "Johnson and Johnson" or "Ernst and Sons", which may be one firm.</summary>
    /// <param name="isEndOfList">Whether other names are before it, so that words of other languages are understood too.</param>
    public static IReadOnlyList<string> WithoutAnd(string item, Func<string, bool> isKept, bool isEndOfList = false)
    {
        var (at, word) = Conjunctions.Take(isEndOfList ? Conjunctions.Length : 3)
            .Select(word => (At: item.LastIndexOf(word, StringComparison.Ordinal), Word: word)).MaxBy(found => found.At);
        if (at <= 0 || isKept(item))
        {
            return [item];
        }

        var (left, right) = (item[..at].Trim(), item[(at + word.Length)..].Trim());
        if (right is "al" or "al.")
        {
            return [item];
        }

        return IsOneFirm(left, right) ? [item] : [left, right];
    }

    /// <summary>The text without an ending such as "and others" or "et al.".</summary>
    public static string WithoutOthers(string item)
    {
        foreach (var word in And.Append(" plus ").Append(", "))
        {
            var at = item.LastIndexOf(word, StringComparison.Ordinal);
            if (at > 0 && NamelessParties.Contains(item[(at + word.Length)..]) && !item[at..].Contains(" Family", StringComparison.Ordinal))
            {
                return WithoutOthers(item[..at].TrimEnd(',', ' '));
            }
        }

        foreach (var ending in new[] { " et al.", " et al", " u. a.", " u.a.", " etc.", " etc", "等" })
        {
            if (item.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && item.Length > ending.Length + 1)
            {
                return item[..^ending.Length].TrimEnd(',', ' ');
            }
        }

        return item;
    }

    /// <summary>A name without the period that ends its cell: "Bea Partners.", but not "Bea, Inc." or "Bea S.A.".</summary>
    public static string WithoutPeriod(string name)
    {
        var last = name[(name.LastIndexOf(' ') + 1)..].TrimEnd('.');
        return name.EndsWith('.') && last.Length > 2 && !last.Contains('.', StringComparison.Ordinal)
            && !LegalForms.Contains(last.ToLowerInvariant()) && !Abbreviations.Contains(last.ToLowerInvariant(), StringComparer.Ordinal)
            ? name.TrimEnd('.')
            : name;
    }

    private static bool IsOneFirm(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase)
        || FirmEndings.Contains(right.Split(' ', ',')[0].ToLowerInvariant())
        || left.Length < 2 || right.Length < 2;

    // In "Alpha, Inc., Beta, L.P." the forms belong to the names before them.
    private static List<string> WithLegalForms(List<string> items)
    {
        var joined = new List<string>();
        foreach (var item in items)
        {
            var form = (CellText.LastBracket(item)?.Before ?? item).Split(" and ")[0];
            if (joined.Count > 0 && LegalForms.Contains(string.Join(' ', Folding.WordsOf(form))))
            {
                joined[^1] += ", " + item;
            }
            else
            {
                joined.Add(item);
            }
        }

        return joined;
    }
}

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
        ],
        StringComparer.Ordinal);

    private static readonly string[] FirmEndings =
    [
        "co", "co.", "company", "sons", "brothers", "partners", "associates", "family", "friends", "daughters", "sisters", "bros", "bros.",
    ];

    private static readonly string[] And = [" and ", " And ", " AND ", " & ", " + "];

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
            items = [.. items.SkipLast(1), .. WithoutAnd(items[^1], isKept)];
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
    public static IReadOnlyList<string> WithoutAnd(string item, Func<string, bool> isKept)
    {
        var at = And.Take(3).Max(word => item.LastIndexOf(word, StringComparison.Ordinal));
        if (at <= 0 || isKept(item))
        {
            return [item];
        }

        var (left, right) = (item[..at].Trim(), item[(at + " and ".Length)..].Trim());
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

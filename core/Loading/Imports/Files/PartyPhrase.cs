namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Reads one item of a cell of parties: a name, with words for its role before it, after it or in brackets.</summary>
internal static class PartyPhrase
{
    private static readonly (string Words, PartyRole? Role)[] Beginnings =
    [
        ("co-led by ", PartyRole.CoLead), ("coled by ", PartyRole.CoLead), ("co-lead: ", PartyRole.CoLead),
        ("co-leads: ", PartyRole.CoLead),
        ("led by ", PartyRole.Lead), ("lead by ", PartyRole.Lead), ("lead: ", PartyRole.Lead), ("leads: ", PartyRole.Lead),
        ("lead investor: ", PartyRole.Lead), ("lead investors: ", PartyRole.Lead), ("lead investor - ", PartyRole.Lead),
        ("with participation from ", PartyRole.Participant), ("with participation of ", PartyRole.Participant),
        ("with the participation of ", PartyRole.Participant), ("participation from ", PartyRole.Participant),
        ("participants: ", PartyRole.Participant), ("participant: ", PartyRole.Participant), ("participating: ", PartyRole.Participant),
        ("followed by ", PartyRole.Participant), ("joined by ", null), ("together with ", null), ("along with ", null),
        ("alongside ", null),
        ("as well as ", null), ("including ", null), ("investors: ", null), ("other investors: ", null), ("existing investors: ", null),
        ("existing investor ", null), ("existing investors ", null), ("new investors: ", null),
        ("lead - ", PartyRole.Lead), ("lead – ", PartyRole.Lead),
        ("angeführt von ", PartyRole.Lead), ("geführt von ", PartyRole.Lead), ("unter der führung von ", PartyRole.Lead),
        ("unter führung von ", PartyRole.Lead), ("mit beteiligung von ", PartyRole.Participant),
        ("unter beteiligung von ", PartyRole.Participant),
        ("mené par ", PartyRole.Lead), ("menée par ", PartyRole.Lead), ("dirigé par ", PartyRole.Lead), ("dirigée par ", PartyRole.Lead),
        ("co-mené par ", PartyRole.CoLead), ("co-menée par ", PartyRole.CoLead),
        ("avec la participation de ", PartyRole.Participant), ("participation de ", PartyRole.Participant),
        ("liderada por ", PartyRole.Lead), ("liderado por ", PartyRole.Lead), ("encabezada por ", PartyRole.Lead),
        ("encabezado por ", PartyRole.Lead), ("con participación de ", PartyRole.Participant),
        ("con la participación de ", PartyRole.Participant), ("com participação de ", PartyRole.Participant),
        ("com a participação de ", PartyRole.Participant), ("guidato da ", PartyRole.Lead), ("guidata da ", PartyRole.Lead),
        ("con la partecipazione di ", PartyRole.Participant), ("geleid door ", PartyRole.Lead),
        ("met deelname van ", PartyRole.Participant), ("领投：", PartyRole.Lead), ("领投方：", PartyRole.Lead),
        ("跟投：", PartyRole.Participant), ("跟投方：", PartyRole.Participant),
    ];

    // 红杉中国领投. The longest first.
    private static readonly (string Words, PartyRole Role)[] Endings =
    [
        ("联合领投", PartyRole.CoLead), ("共同领投", PartyRole.CoLead), ("领投", PartyRole.Lead), ("領投", PartyRole.Lead),
        ("跟投", PartyRole.Participant), ("參投", PartyRole.Participant), ("参投", PartyRole.Participant),
    ];

    // Words after which those are named of whom it was only said what they are.
    private static readonly string[] Examples = ["including ", "incl. ", "such as ", "led by ", "like ", "namely ", ": "];

    // Marks of footnotes and of lists.
    private static readonly char[] Marks = ['*', '†', '‡', '•', '·'];

    // Only in lower case: "MIT Fund" and "Plus Capital" are names.
    private static readonly string[] Connectives =
        ["and ", "And ", "& ", "with ", "plus ", "from ", "und ", "mit ", "et ", "avec "];

    private static readonly string[] Joints =
    [
        " with participation from ", " with participation of ", " with the participation of ", ", joined by ", " joined by ",
        " together with ",
        " along with ", " alongside ", " with ",
    ];

    private static readonly string[] Details =
    [
        "undisclosed amount", "amount undisclosed", "existing", "new", "returning", "existing investor", "new investor", "insider",
        "seed investor", "follow on investor", "exited",
    ];

    private static readonly string[] Dashes = [" - ", " – ", " — ", ": "];

    public static IReadOnlyList<NamedParty> Read(string item, Brackets brackets, Func<string, bool> isKept)
    {
        var (text, role) = WithoutBeginning(item.Trim([' ', ',', ';', .. Marks]), null);
        if (AfterNameless(text) is { } named)
        {
            return [.. CellText.Split(named, [","]).Select(name => name.Trim()).Where(name => name.Length > 0)
                .SelectMany(name => InvestorCell.WithoutAnd(name, isKept)).Select(name => Named(name, null, brackets))];
        }

        if (role is { } leading && leading.IsLead())
        {
            return WithJoint(text, leading, brackets, isKept);
        }

        return [Named(text, role, brackets)];
    }

    /// <summary>"Led by Ada and Bea with Cem": two lead together, and the third only takes part.</summary>
    private static IReadOnlyList<NamedParty> WithJoint(string text, PartyRole role, Brackets brackets, Func<string, bool> isKept)
    {
        var joint = Array.Find(Joints, joint => text.Contains(joint, StringComparison.OrdinalIgnoreCase));
        var at = joint is null ? text.Length : text.IndexOf(joint, StringComparison.OrdinalIgnoreCase);
        var leads = InvestorCell.WithoutAnd(text[..at], isKept);
        var shared = leads.Count > 1 ? PartyRole.CoLead : role;
        var others = joint is null ? [] : InvestorCell.WithoutAnd(text[(at + 1)..].Trim(), isKept)
            .SelectMany((other, place) => Read(place == 0 ? other : $"{Beginning(joint)}{other}", brackets, isKept));
        return [.. leads.Select(lead => Named(lead, shared, brackets)), .. others];
    }

    /// <summary>"John Smith" of "angels (including John Smith)"; null if a text does not begin with words that name nobody.</summary>
    private static string? AfterNameless(string text)
    {
        foreach (var word in Examples)
        {
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && text[..at].Trim(' ', '(', ',') is { Length: > 0 } before && NamelessParties.Contains(before))
            {
                var rest = text[(at + word.Length)..].Trim();
                return text[..at].Contains('(', StringComparison.Ordinal) ? rest.TrimEnd(')') : rest;
            }
        }

        return null;
    }

    private static string Beginning(string joint) => joint.TrimStart(' ', ',');

    private static (string Text, PartyRole? Role) WithoutBeginning(string item, PartyRole? role)
    {
        foreach (var (words, given) in Beginnings)
        {
            if (item.StartsWith(words, StringComparison.OrdinalIgnoreCase) && item.Length > words.Length)
            {
                return WithoutBeginning(item[words.Length..].TrimStart(), role ?? given);
            }
        }

        var connective = Array.Find(Connectives, word => item.StartsWith(word, StringComparison.Ordinal) && item.Length > word.Length);
        return connective is null ? (item, role) : WithoutBeginning(item[connective.Length..].TrimStart(), role);
    }

    private static NamedParty Named(string text, PartyRole? role, Brackets brackets)
    {
        var name = InvestorCell.WithoutPeriod(InvestorCell.WithoutOthers(text.Trim([' ', ',', ';', .. Marks])));
        if (Array.Find(Endings, ending => name.EndsWith(ending.Words, StringComparison.Ordinal)) is { Words: { } words, Role: var atEnd }
            && name.Length > words.Length)
        {
            (name, role) = (name[..^words.Length].Trim(), atEnd);
        }

        if (brackets == Brackets.Name)
        {
            return new(name, role);
        }

        var said = false;
        while (CellText.LastBracket(name) is var (before, inside) && before.Length > 0)
        {
            var parts = inside.Split([',', ';', '/', '，', '、', '；'], StringSplitOptions.TrimEntries);
            var found = parts.Select(RoleOf).OfType<PartyRole>().Cast<PartyRole?>().FirstOrDefault();
            said = found is not null || parts.Any(IsDetail);
            if (!said && brackets == Brackets.Role)
            {
                break;
            }

            (name, role) = (before, found ?? role);
        }

        var dash = Dashes.Select(mark => (Mark: mark, At: name.LastIndexOf(mark, StringComparison.Ordinal))).MaxBy(mark => mark.At);
        return dash.At > 0 && RoleOf(name[(dash.At + dash.Mark.Length)..]) is { } after
            ? new(name[..dash.At].Trim(), after)
            : new(name, role);
    }

    // A bare "true" or "investor" is no role here.
    private static PartyRole? RoleOf(string text) =>
        DealWords.Role(text) is { IsValue: true, Value: not PartyRole.Unknown and var role }
            && !text.Equals("true", StringComparison.OrdinalIgnoreCase)
            ? role
            : null;

    private static bool IsDetail(string text) =>
        Details.Contains(string.Join(' ', Folding.WordsOf(text)), StringComparer.Ordinal)
        || text.StartsWith("via ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("through ", StringComparison.OrdinalIgnoreCase)
        || text is ['$' or '€' or '£' or '¥' or (>= '0' and <= '9'), ..];
}

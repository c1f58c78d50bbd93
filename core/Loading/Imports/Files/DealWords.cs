namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>The words that files use for kinds, statuses and roles. They are compared without case and punctuation.</summary>
internal static class DealWords
{
    private const string Remedy = "; add it to words: in the mapping";

    // Words that may follow a kind without changing it.
    private static readonly string[] Generic = ["round", "funding", "financing", "deal"];

    private static readonly Dictionary<string, DealKind> Kinds = Table<DealKind>(
        (DealKind.FundingRound,
            "funding|round|financing|equity|equity financing|equity round|venture|venture capital|venture round|vc|seed|"
            + "seed round|pre seed|preseed|"
            + "angel|angel round|early stage|late stage|early stage vc|later stage vc|late stage vc|growth|growth equity|private equity|pe|"
            + "venture series unknown|series unknown|bridge|bridge round|private placement|post ipo equity|primary|crowdfunding|"
            + "equity crowdfunding|crowd|safe|convertible|convertible note"),
        (DealKind.StrategicInvestment,
            "strategic|corporate round|corporate investment|corporate venture|minority stake|minority investment"),
        (DealKind.Acquisition,
            "m a|ma|merger|mergers and acquisitions|merger and acquisition|merger acquisition|acquired|takeover|buyout|"
            + "buy out|lbo|trade sale|"
            + "majority acquisition"),
        (DealKind.Debt,
            "debt financing|debt round|venture debt|loan|term loan|credit|credit facility|credit line|line of credit|"
            + "bond|bonds|post ipo debt|"
            + "debt general|structured debt"),
        (DealKind.Secondary, "secondary market|secondary sale|secondary transaction|secondary round|tender|tender offer|share sale"),
        (DealKind.AcquihireLicence, "acquihire|acqui hire|licence|license"));

    private static readonly Dictionary<string, DealStatus> Statuses = Table<DealStatus>(
        (DealStatus.Closed, "completed|complete|done|final|finalized|finalised|funded|closed deal|deal closed|closed won"),
        (DealStatus.Announced, "signed|agreed|pending|announced pending|announced in progress|definitive agreement"),
        (DealStatus.InTalks, "talks|in discussion|in discussions|negotiating|in negotiation|in negotiations|negotiation"),
        (DealStatus.Rumoured, "rumored|rumor|rumour|rumors|rumours|reported|speculation|speculative|unconfirmed"),
        (DealStatus.Cancelled, "canceled|terminated|withdrawn|failed|called off|abandoned|collapsed|failed cancelled"),
        (DealStatus.Denied, "rejected by company"));

    private static readonly Dictionary<string, PartyRole> Roles = Table<PartyRole>(
        (PartyRole.Lead,
            "lead investor|leads|led|leading|leader|lead inv|led the round|round lead|leading investor|true|yes|领投|領投|领投方|リード|リード投資家|"
            + "chef de file|lead investorin|leadinvestor|hauptinvestor|lider|lidera|capofila"),
        (PartyRole.CoLead, "colead|co lead investor|co led|co leads|joint lead|co leader|co leading|联合领投"),
        (PartyRole.Participant, "participating|participated|participation|follow|follower|follow on|following|co investor|跟投|跟投方|参投"),
        (PartyRole.Acquirer, "buyer|acquiror|acquired by|acquirer"),
        (PartyRole.Lender, "debt provider|lending bank"),
        (PartyRole.Unknown, "investor|false|no"));

    /// <summary>A kind, or the name of a round, which is funding. "Debt Funding" is debt; "Seed / Angel Funding" is funding.</summary>
    public static Parsed<DealKind> Kind(string text)
    {
        var kind = Of(text, Kinds, $"{Remedy}, or leave such rows out with skip:");
        if (!kind.IsValue && text.Split('/').Select(KindOfPart).Distinct().ToList() is [{ } same])
        {
            return Parsed<DealKind>.Of(same);
        }

        var isRound = !kind.IsValue && RoundWords.Of(text) is { } round
            && $"{round}".Split('-') is ["series", { Length: 1 }, ..] or ["seed"] or ["pre", ..] or ["angel"] or ["series", "seed"];
        return isRound ? Parsed<DealKind>.Of(DealKind.FundingRound) : kind;
    }

    private static DealKind? KindOfPart(string text)
    {
        var words = Folding.WordsOf(text).ToList();
        while (words.Count > 1 && Generic.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return Kinds.TryGetValue(string.Join(' ', words), out var kind) ? kind : null;
    }

    public static Parsed<DealStatus> Status(string text) => Of(text, Statuses, $"{Remedy}, or leave such rows out with skip:");

    public static Parsed<PartyRole> Role(string text) => Of(text, Roles, Remedy);

    private static Parsed<T> Of<T>(string text, Dictionary<string, T> table, string remedy)
        where T : struct, Enum => table.TryGetValue(Folded(text), out var found)
            ? Parsed<T>.Of(found)
            : Parsed<T>.Wrong($"'{text}' is not one of {string.Join(", ", EnumWords.All<T>())}{remedy}");

    private static Dictionary<string, T> Table<T>(params IEnumerable<(T Value, string Words)> words)
        where T : struct, Enum
    {
        var own = Enum.GetValues<T>().Select(value => (Value: value, Word: EnumWords.Spaced(EnumWords.Of(value))));
        var others = words.SelectMany(group => group.Words.Split('|').Select(word => (group.Value, Word: word)));
        var table = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (value, word) in own.Concat(others))
        {
            table[word] = value;
        }

        return table;
    }

    private static string Folded(string text) => string.Join(' ', Folding.WordsOf(text));
}

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>How a verb stands in its sentence.</summary>
internal enum Tense
{
    /// <summary>"raises": the present of headlines, and of news.</summary>
    Present,

    /// <summary>"raised", "has raised".</summary>
    Past,

    /// <summary>"raise": after "to", "will" or "could".</summary>
    Plain,

    /// <summary>"raising".</summary>
    Going,
}

/// <summary>The verbs of one meaning, with their forms.</summary>
internal sealed class Verbs
{
    private readonly Dictionary<string, Tense> _forms = new(StringComparer.Ordinal);

    /// <param name="forms">Verbs as "take takes took taking", separated by "|". A fifth word is another participle.</param>
    public Verbs(string forms)
    {
        foreach (var verb in forms.Split('|').Select(verb => verb.Split(' ')))
        {
            // Where two forms are one word ("closed"), the past is meant; "bid" and the like are not listed.
            _forms.TryAdd(verb[0], Tense.Plain);
            _forms[verb[1]] = Tense.Present;
            _forms[verb[2]] = Tense.Past;
            _forms[verb[3]] = Tense.Going;
            if (verb.Length > 4)
            {
                _forms[verb[4]] = Tense.Past;
            }
        }
    }

    public bool Has(string word) => _forms.ContainsKey(word);

    public Tense? TenseOf(string word) => _forms.TryGetValue(word, out var tense) ? tense : null;
}

/// <summary>The words by which articles tell deals.</summary>
internal static class Vocabulary
{
    /// <summary>The company is the subject and the money the object.</summary>
    public static Verbs Raise { get; } = new(
        "raise raises raised raising|secure secures secured securing|land lands landed landing|bag bags bagged bagging|snag snags "
        + "snagged snagging|close closes closed closing|bank banks banked banking|nab nabs nabbed nabbing|score scores scored scoring|"
        + "clinch clinches clinched clinching|grab grabs grabbed grabbing|collect collects collected collecting|garner garners garnered "
        + "garnering|net nets netted netting|receive receives received receiving|get gets got getting|attract attracts attracted "
        + "attracting|complete completes completed completing|finalize finalizes finalized finalizing|finalise finalises finalised "
        + "finalising|pull pulls pulled pulling|rake rakes raked raking|pick picks picked picking|haul hauls hauled hauling|obtain "
        + "obtains obtained obtaining|announce announces announced announcing|unveil unveils unveiled unveiling|bring brings brought "
        + "bringing|reel reels reeled reeling|amass amasses amassed amassing|borrow borrows borrowed borrowing|seek seeks sought "
        + "seeking|target targets targeted targeting|eye eyes eyed eyeing|near nears neared nearing|confirm confirms confirmed "
        + "confirming|cinch cinches cinched cinching|lock locks locked locking|scoop scoops scooped scooping|gain gains gained gaining|"
        + "win wins won winning|pocket pockets pocketed pocketing|wrap wraps wrapped wrapping|procure procures procured procuring|"
        + "discuss discusses discussed discussing|add adds added adding");

    /// <summary>Verbs of the above that need a round or "funding" beside the money, since they go with other money too.</summary>
    public static IReadOnlySet<string> NeedsRound { get; } = Set(
        "announce announces announced announcing unveil unveils unveiled unveiling bring brings brought bringing confirm confirms "
        + "confirmed confirming gain gains gained gaining win wins won winning get gets got getting receive receives received receiving "
        + "seek seeks seeking target targets targeted targeting eye eyes eyed eyeing near nears neared nearing pick picks picked "
        + "picking complete completes completed completing net nets netted netting attract attracts attracted attracting land lands "
        + "landed landing grab grabs grabbed grabbing score scores scored scoring collect collects collected collecting scoop scoops "
        + "scooped scooping pocket pockets pocketed pocketing discuss discusses discussed discussing lock locks locked locking obtain "
        + "obtains obtained obtaining wrap wraps wrapped wrapping procure procures procured procuring sought discussing add "
        + "adds added adding garner garners garnered garnering rake rakes raked raking "
        + "amass amasses amassed amassing");

    /// <summary>Whether a verb says that money was raised and nothing is open: "raised", "closed".</summary>
    public static bool IsDone(string word) => Raise.TenseOf(word) is Tense.Past
        && (word is "completed" || !NeedsRound.Contains(word));

    /// <summary>Whether a word before a verb may be a noun of several: "owners seeking loans".</summary>
    public static bool IsPlural(string word) => word is { Length: > 3 } && word.EndsWith('s') && !word.Contains('’')
        && !word.Contains('\'') && !Auxiliaries.Contains(word) && !Governors.Contains(word);

    public static Verbs Lead { get; } = new(
        "lead leads led leading|co-lead co-leads co-led co-leading|spearhead spearheads spearheaded spearheading|anchor anchors "
        + "anchored anchoring|head heads headed heading");

    public static Verbs Invest { get; } = new(
        "invest invests invested investing|pour pours poured pouring|inject injects injected injecting|plow plows plowed plowing|pump "
        + "pumps pumped pumping|commit commits committed committing|sink sinks sank sinking|put puts put putting|pledge "
        + "pledges pledged pledging");

    public static Verbs Back { get; } = new("back backs backed backing");

    public static Verbs Participate { get; } = new(
        "participate participates participated participating|join joins joined joining|include includes included including|contribute "
        + "contributes contributed contributing|return returns returned returning|follow follows followed following|back backs backed "
        + "backing|invest invests invested investing");

    public static Verbs Acquire { get; } = new(
        "acquire acquires acquired acquiring|buy buys bought buying|purchase purchases purchased purchasing|scoop scoops scooped "
        + "scooping|snap snaps snapped snapping|gobble gobbles gobbled gobbling|"
        + "take takes took taking taken|pick picks picked picking");

    public static Verbs Value { get; } = new("value values valued valuing");

    /// <summary>What money that a company raises is called.</summary>
    public static IReadOnlySet<string> Rounds { get; } = Set(
        "round funding financing investment raise fundraise fundraising capital fundings rounds capital-raise investments backing "
        + "equity injection infusion money");

    /// <summary>Nouns that stand for the whole of a round.</summary>
    public static IReadOnlySet<string> RoundHeads { get; } = Set("round funding financing raise fundraise fundraising investment");

    public static IReadOnlySet<string> Debts { get; } = Set(
        "debt loan loans credit bonds bond notes borrowing lending mortgage revolver");

    /// <summary>What a company is called when it is not named.</summary>
    public static IReadOnlySet<string> Companies { get; } = Set(
        "company startup start-up firm startups' lab business unicorn outfit group maker developer chipmaker venture enterprise");

    public static IReadOnlySet<string> Auxiliaries { get; } = Set(
        "has have had is are was were be been being will would could may might can should to just also now already officially "
        + "reportedly recently previously successfully then later not yet today said says reportedly since first finally again quietly "
        + "still never so far rumored rumoured ve re");

    /// <summary>Verbs and nouns before "to raise": what is planned or talked of.</summary>
    public static IReadOnlySet<string> Governors { get; } = Set(
        "is are was were has have had seeks seeking seek sought plans plan planning planned aims aim aiming aimed wants want hopes hope "
        + "hoping hoped looks looking look expects expected expecting intends intend intending set poised preparing prepares "
        + "negotiating working trying considering considers moving close nearing held holding began begun started entered agreed agrees "
        + "targeting eyeing talks discussions negotiations ready scheduled reported slated due going managed went likely hired tapped "
        + "approached used uses announced announces");

    public static IReadOnlySet<string> Prepositions { get; } = Set(
        "of in for by from with at to on into than about over under between among against like per via through across within without "
        + "toward towards during including alongside beside amid");

    public static IReadOnlySet<string> ClauseWords { get; } = Set(
        "while but although though after as when because since where before whereas whether if that");

    private static HashSet<string> Set(string words) => new(words.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);
}

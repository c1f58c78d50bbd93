using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

internal enum MoneyRole
{
    /// <summary>No word beside it says what it is; the verb or noun that it belongs to decides.</summary>
    Open,
    Valuation,

    /// <summary>What the company was worth before.</summary>
    EarlierValuation,

    /// <summary>The total of several rounds.</summary>
    Total,

    /// <summary>Revenue, a market, a fund, a listing: no deal.</summary>
    Other,
}

/// <summary>What an amount is, by the words around it.</summary>
/// <param name="Why">For other money, what it is.</param>
internal readonly record struct MoneyReading(MoneyRole Role, ValuationBasis Basis = ValuationBasis.Unknown, string? Why = null);

/// <summary>Decides what the amounts of a sentence are.</summary>
internal static class MoneyRoles
{
    // What other money is called, right behind it or before it. The kind of money is what a reader is told.
    private static readonly Dictionary<string, string> OtherBehind = Table(
    [
        ("revenue|revenues|arr|annualized|annualised|recurring|run-rate|sales|turnover|bookings|earnings", "revenue"),
        ("profit|profits|loss|losses|ebitda|income|deficit", "a profit or loss"),
        ("market|industry|sector|opportunity|economy|gdp", "the size of a market"),
        ("fund|funds|vehicle|aum", "a fund of an investor"),
        ("ipo|listing|offering|market-cap", "a listing"),
        ("contract|contracts|order|orders|budget|budgets|grant|grants|fine|penalty|settlement|lawsuit|salary|bonus|bonuses|prize|award|"
        + "subsidy|subsidies|tariffs|damages|credits|incentives|donations|rebates|recovery|verdict|verdicts|"
        + "settlements|judgment|judgement|gift|gifts|donation|scholarship|scholarships", "a contract, a grant or a cost"),
        ("share|year|annually|month|hour|token|tokens|unit|seat|employee", "a price"),
        ("plant|factory|campus|supercomputer|gpus|chips|capex|infrastructure|compute|servers", "what is built or bought"),
    ]);

    private static readonly Dictionary<string, string> OtherBefore = Table(
    [
        ("revenue|revenues|arr|sales|turnover|bookings|earnings|generated|generates|generating|generate|earned|earns|annualized",
            "revenue"),
        ("profit|profits|loss|losses|lost|burned|burning|burn|burns", "a profit or loss"),
        ("market|industry|sector|economy", "the size of a market"),
        ("combined|average|median|typical", "a figure of several deals"),
        ("fund|funds|aum|manages|managing|management", "a fund of an investor"),
        ("ipo|listing|capitalization|capitalisation", "a listing"),
        ("contract|contracts|budget|grant|fine|fined|penalty|settlement|lawsuit|sued|damages|salary|bonus|cost|costs|costing|spend|"
        + "spent|spending|spends|expenditure|capex|subsidy|owes|donated|donate|prize", "a contract, a grant or a cost"),
    ]);

    private const int SpanReach = 6;

    private const long LeastDeal = 5_000;

    private static readonly HashSet<string> Spans = ["years", "months"];

    private static readonly HashSet<string> OfSpan = ["less", "than", "just", "only", "under", "over", "about", "the", "past", "last", "a",
        "few", "couple", "of", "more", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "eighteen",
        "little", "several", "its", "first"];

    private static readonly HashSet<string> Totals = ["date", "total", "altogether", "inception", "founding", "overall"];

    private static readonly string[] Rounds =
    [
        "in previous funding rounds", "in previous rounds", "in prior rounds", "in earlier rounds", "in prior funding rounds",
        "in earlier funding rounds", "across several rounds", "across multiple rounds", "over several rounds", "over multiple rounds",
        "across two rounds", "across three rounds", "over two rounds", "over three rounds", "across four rounds", "over four rounds",
        "since it was founded", "since its launch", "since launching", "since it launched", "since being founded", "since it started",
    ];

    private static Dictionary<string, string> Table((string Words, string What)[] entries) => entries
        .SelectMany(entry => entry.Words.Split('|').Select(word => (word, entry.What)))
        .ToDictionary(pair => pair.word, pair => pair.What, StringComparer.Ordinal);

    public static MoneyReading Of(Sentence sentence, int at)
    {
        if (ValuationWords.OfNoCompany(sentence, at) is { } market)
        {
            return new(MoneyRole.Other, Why: market);
        }

        // "raised $11 million at $200 valuation": a slip
        if (ValuationWords.AreAround(sentence, at) && sentence.Pieces[at].Money!.Amount is not { Figure: < LeastDeal })
        {
            return EarlierValuation.IsMeant(sentence, at)
                ? new(MoneyRole.EarlierValuation)
                : new(MoneyRole.Valuation, ValuationWords.Basis(sentence, at));
        }

        // "$250", of a share, of a phone, or of a slip: no deal is so small.
        if (sentence.Pieces[at].Money!.Amount is { Figure: < LeastDeal })
        {
            return new(MoneyRole.Other, Why: "a price");
        }

        if (Other(sentence, at) is { } what)
        {
            return new(MoneyRole.Other, Why: what);
        }

        return new(IsTotal(sentence, at) ? MoneyRole.Total : MoneyRole.Open);
    }

    private static string? Other(Sentence sentence, int at)
    {
        for (var next = at + 1; next <= at + 4 && sentence.At(next) is { } piece; next++)
        {
            if (piece.Kind is PieceKind.Money or PieceKind.Round || piece.Lower is "," or ";" or "from" or "for" or "at" or "by" or "to"
                or "on" or "round"
                or "funding" or "and" or "as" or "with" or "after")
            {
                break;
            }

            if (OtherBehind.TryGetValue(piece.Lower, out var what)
                && !(what == "the size of a market" && sentence.WordAt(next + 1) is "valuation")
                // "a $5 billion share sale", "a $5 billion secondary offering"
                && !(piece.Lower is "share" && sentence.WordAt(next + 1) is "sale" or "sales" or "offering" or "buyback" or "purchase")
                && !(piece.Lower is "offering" && Cues.Phrase(sentence, at, next, ["secondary"]) is not null))
            {
                return what;
            }
        }

        for (var before = at - 1; before >= Math.Max(0, at - 4); before--)
        {
            var piece = sentence.Pieces[before];
            if (piece.Kind is PieceKind.Money or PieceKind.Round || piece.Lower is "," or ";" or "raise" or "raised" or "raises"
                or "raising" or "for" or "round" or "after" or "when" or "because")
            {
                break;
            }

            if (OtherBefore.TryGetValue(piece.Lower, out var what))
            {
                return what;
            }
        }

        return null;
    }

    // "has raised $2 billion since 2021"
    private static bool IsSince(Sentence sentence, int at) => Enumerable.Range(at + 1, 4).Any(next =>
        sentence.WordAt(next) is "since" && sentence.At(next + 1)?.Kind == PieceKind.Date);

    // "has raised $2 billion in less than two years", "over the past 18 months"
    private static bool IsOfSpan(Sentence sentence, int at)
    {
        if (!Enumerable.Range(at - SpanReach, SpanReach).Any(before => Vocabulary.Raise.TenseOf(sentence.WordAt(before)) is Tense.Past
            or Tense.Going))
        {
            return false;
        }

        for (var next = at + 1; next <= at + SpanReach && sentence.At(next) is { } piece && piece.Lower is not ("," or ";"); next++)
        {
            var span = Enumerable.Range(next + 1, SpanReach).FirstOrDefault(end => Spans.Contains(sentence.WordAt(end)), -1);
            if (piece.Lower is "in" or "over" or "within" or "across" && span >= 0
                && Enumerable.Range(next + 1, span - next - 1).All(between => OfSpan.Contains(sentence.WordAt(between))
                    || sentence.WordAt(between).All(char.IsAsciiDigit)))
            {
                return sentence.WordAt(span + 1) is not ("ago" or "later" or "after" or "before" or "earlier");
            }
        }

        return false;
    }

    // "With the new round, X has raised $480 million", "To date, X has raised", "has so far raised", "raised … over five rounds"
    private static bool IsOfAll(Sentence sentence, int at)
    {
        var isWith = sentence.WordAt(0) is "with" or "including" && Cues.Phrase(sentence, 1, 5, ["round", "funding", "financing", "raise",
            "investment", "injection", "capital"]) is { } with && sentence.WordAt(with.Last + 1) is "," or "included";
        var isDone = Cues.Phrase(sentence, at - 5, at, ["has raised", "has now raised", "have raised", "has secured", "has now secured",
            "has attracted", "raised"]) is not null;
        // "Since its start in 2018 the company has raised"
        isWith |= sentence.WordAt(0) is "since" && sentence.WordAt(1) is "its" or "it" or "being" or "launching" or "launch";
        return (isWith && isDone) || (Cues.Phrase(sentence, 0, 2, ["to date", "so far", "altogether", "in total", "in all"])?.First == 0)
            || Cues.Phrase(sentence, at - 3, at, ["so far raised", "to date raised", "now raised over", "so far secured"]) is not null
            || Enumerable.Range(at + 1, 3).Any(next => sentence.WordAt(next) is "over" or "across"
                && sentence.WordAt(next + 2) is "rounds" or "tranches");
    }

    private static bool IsTotal(Sentence sentence, int at)
    {
        // "raised $1 billion in total at a valuation of $20 billion": a round, since a total has no valuation.
        if (Enumerable.Range(at + 1, 5).Any(next => sentence.WordAt(next) is "at" && sentence.WordAt(next + 1) is "a"
            && Cues.Phrase(sentence, next, next + 4, ["valuation"]) is not null))
        {
            return false;
        }

        if (Cues.Phrase(sentence, at + 1, at + 7, Rounds) is not null || IsSince(sentence, at) || IsOfSpan(sentence, at)
            || IsOfAll(sentence, at))
        {
            return true;
        }

        var isTotalOf = sentence.Pieces[at].Lower.StartsWith("a total of", StringComparison.Ordinal)
            || sentence.Pieces[at].Lower.StartsWith("total", StringComparison.Ordinal);
        var hasRound = false;
        for (var next = at + 1; next <= at + 8 && sentence.At(next) is { } piece; next++)
        {
            hasRound |= piece.Kind == PieceKind.Round || Vocabulary.RoundHeads.Contains(piece.Lower) && piece.Lower is not "funding";
            // ", bringing its total to" is of another amount.
            if (piece.Kind == PieceKind.Money || piece.Lower is ";"
                || (piece.Lower is "," && sentence.WordAt(next + 1) is "bringing" or "taking" or "pushing" or "lifting" or "for"))
            {
                break;
            }

            if (Totals.Contains(piece.Lower)
                && sentence.WordAt(next + 1) is not "valuation"
                && sentence.WordAt(next - 1) is "to" or "in" or "since" or "its" or "raised" or "overall" or "the"
                || piece.Lower is "altogether" || (piece.Lower is "far" && sentence.WordAt(next - 1) is "so"))
            {
                return true;
            }
        }

        for (var before = at - 1; before >= Math.Max(0, at - 9); before--)
        {
            var word = sentence.WordAt(before);
            if (word is "total" or "totals" or "cumulative" or "overall")
            {
                return true;
            }

            if (sentence.Pieces[before].Kind == PieceKind.Money || word is ";" or ",")
            {
                break;
            }
        }

        return isTotalOf && !hasRound;
    }
}

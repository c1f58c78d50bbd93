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
    private const int Reach = 10;

    // What other money is called, right behind it or before it. The kind of money is what a reader is told.
    private static readonly Dictionary<string, string> OtherBehind = Table(
    [
        ("revenue|revenues|arr|annualized|annualised|recurring|run-rate|sales|turnover|bookings|earnings", "revenue"),
        ("profit|profits|loss|losses|ebitda|income|deficit", "a profit or loss"),
        ("market|industry|sector|opportunity|economy|gdp", "the size of a market"),
        ("fund|funds|vehicle|aum", "a fund of an investor"),
        ("ipo|listing|offering|market-cap", "a listing"),
        ("contract|contracts|order|orders|budget|budgets|grant|grants|fine|penalty|settlement|lawsuit|salary|bonus|bonuses|prize|award|subsidy"
            + "|subsidies|tariffs|damages", "a contract, a grant or a cost"),
        ("share|year|annually|month|hour|token|tokens|unit|seat|employee", "a price"),
        ("plant|factory|campus|supercomputer|gpus|chips|capex|infrastructure|compute|servers", "what is built or bought"),
    ]);

    private static readonly Dictionary<string, string> OtherBefore = Table(
    [
        ("revenue|revenues|arr|sales|turnover|bookings|earnings|generated|generates|generating|generate|earned|earns|annualized", "revenue"),
        ("profit|profits|loss|losses|lost|burned|burning|burn|burns", "a profit or loss"),
        ("market|industry|sector|economy", "the size of a market"),
        ("fund|funds|aum|manages|managing|management", "a fund of an investor"),
        ("ipo|listing|capitalization|capitalisation", "a listing"),
        ("contract|contracts|budget|grant|fine|fined|penalty|settlement|lawsuit|sued|damages|salary|bonus|cost|costs|costing|spend|spent|spending"
            + "|spends|expenditure|capex|subsidy|owes|donated|donate|prize", "a contract, a grant or a cost"),
    ]);

    private static readonly HashSet<string> Totals = ["date", "total", "altogether", "inception", "founding", "overall"];
    private static readonly HashSet<string> Gap =
    [
        "of", "or", "at", "to", "a", "an", "the", "is", "was", "now", "from", "in", "reached", "reaches", "hit", "hits", "topping", "above", "past", "as",
        "its", "around", "stands", "stood", "could", "reach", "exceed", "exceeding", "would", "be", "been", "post", "pre", "-", "money", "close", "more",
        "than", "that", "which", "up", "beyond", "high", "exceeds", "surpassing", "reaching", "hitting", "almost", "roughly", "implied", "between", ":",
        "rise", "jump", "soar", "soared", "jumped", "rose", "climb", "nearly", "it", "valuation", "staggering", "whopping", "massive", "record", "lofty", "huge", "eye-popping", "reported", "cool", "hefty", "towering",
        "will", "boost", "push", "lift", "may", "might", "(", "and", "new", "higher", "potentially", "currently",
    ];

    private static Dictionary<string, string> Table((string Words, string What)[] entries) => entries
        .SelectMany(entry => entry.Words.Split('|').Select(word => (word, entry.What)))
        .ToDictionary(pair => pair.word, pair => pair.What, StringComparer.Ordinal);

    public static MoneyReading Of(Sentence sentence, int at)
    {
        if (IsValuation(sentence, at))
        {
            return IsEarlier(sentence, at) ? new(MoneyRole.EarlierValuation) : new(MoneyRole.Valuation, Basis(sentence, at));
        }

        if (Other(sentence, at) is { } what)
        {
            return new(MoneyRole.Other, Why: what);
        }

        return new(IsTotal(sentence, at) ? MoneyRole.Total : MoneyRole.Open);
    }

    private static bool IsValuation(Sentence sentence, int at) =>
        IsValuationBehind(sentence, at) || IsValuationBefore(sentence, at) || IsValuedAt(sentence, at);

    // "$2.5 billion post-money valuation"
    private static bool IsValuationBehind(Sentence sentence, int at)
    {
        for (var next = at + 1; next <= at + 6; next++)
        {
            var word = sentence.WordAt(next);
            if (word is "valuation" or "valuations" or "valuation.")
            {
                return true;
            }

            if (word is not ("post" or "pre" or "-" or "money" or "post-money" or "pre-money" or "implied" or "private" or "company" or "equity"
                or "dollar" or "enterprise" or "peak" or "target" or "potential" or "startup" or "reported" or "headline" or "market"))
            {
                break;
            }
        }

        // "$6 billion post-money"
        return sentence.WordAt(at + 1) is "post" or "pre" && sentence.WordAt(at + 3) is "money";
    }

    // "valuation of", "valuation to more than", "worth"
    private static bool IsValuationBefore(Sentence sentence, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - 7); before--)
        {
            var word = sentence.WordAt(before);
            if (word is "valuation" or "valuations")
            {
                return true;
            }

            if (word is "worth" && before == at - 1)
            {
                if (IsOfDeal(sentence, before))
                {
                    return false;
                }

                return !Vocabulary.Rounds.Contains(sentence.WordAt(before - 1)) && sentence.WordAt(before - 1) is "is" or "now" or "was" or "company"
                    or "startup" or "be" or "it";
            }

            if (!Gap.Contains(word) && sentence.At(before)?.Kind is not PieceKind.Date)
            {
                return false;
            }
        }

        return false;
    }

    // "valuing the company at", "would value it at up to", "valued the company between"
    private static bool IsValuedAt(Sentence sentence, int at)
    {
        var isAt = sentence.WordAt(at - 1) is "at" or "above" or "over" or "around" or "about" or "between" or "to" or "as" or "valued" or "north";
        for (var before = at - 1; before >= Math.Max(0, at - (isAt ? Reach : 4)); before--)
        {
            var piece = sentence.Pieces[before];
            if (Vocabulary.Value.Has(piece.Lower))
            {
                return !IsOfDeal(sentence, before);
            }

            if (piece.Kind == PieceKind.Money || piece.Lower is ";" or "raised" or "raise" or "raising" or "led")
            {
                return false;
            }
        }

        return false;
    }

    // "a deal valued at", "an all-stock transaction worth": the price, and not the worth of the company.
    private static bool IsOfDeal(Sentence sentence, int verb)
    {
        var hasObject = sentence.At(verb + 1) is { Kind: not PieceKind.Money } next && next.Lower is not ("at" or "between" or "around" or "about");
        return !hasObject && sentence.WordAt(verb) is "valued" or "worth"
            && Cues.Phrase(sentence, verb - 4, verb, ["deal", "transaction", "acquisition", "takeover"]) is not null;
    }

    private static bool IsEarlier(Sentence sentence, int at)
    {
        if (sentence.Pieces[at].Money!.IsFrom)
        {
            return true;
        }

        if (sentence.WordAt(at + 1) is "reached" or "achieved" or "attained" or "set" or "secured" or "given"
            || (sentence.WordAt(at + 1) is "valuation" && sentence.WordAt(at + 2) is "from" or "reached" or "it" or "secured" or "set" or "achieved"))
        {
            return true;
        }

        for (var before = at - 1; before >= Math.Max(0, at - 7); before--)
        {
            var word = sentence.WordAt(before);
            if (word is "previous" or "prior" or "last" or "earlier" or "previously" or "from" or "than" or "compared" or "versus" or "former" or "old"
                or "had" or "twice" or "double" or "triple" or "quadruple" or "on")
            {
                return (word is not "on" || sentence.WordAt(before - 1) is "building") && word is not "than" || sentence.WordAt(before - 1) is "higher" or "double" or "triple" or "larger" or "greater";
            }

            if (sentence.Pieces[before].Kind == PieceKind.Money || Vocabulary.Value.TenseOf(word) is Tense.Going or Tense.Plain)
            {
                return false;
            }
        }

        return false;
    }

    private static ValuationBasis Basis(Sentence sentence, int at)
    {
        for (var near = at - 6; near <= at + 8; near++)
        {
            var (word, next) = (sentence.WordAt(near), sentence.WordAt(near + 2));
            if (word is "post" or "pre" && next is "money")
            {
                return word is "post" ? ValuationBasis.Post : ValuationBasis.Pre;
            }
        }

        for (var next = at + 1; next <= at + 7; next++)
        {
            if (sentence.WordAt(next) is "including" or "includes" && IsNewMoney(sentence, next + 1))
            {
                return ValuationBasis.Post;
            }

            if (sentence.WordAt(next) is "before" or "excluding" && IsNewMoney(sentence, next + 1))
            {
                return ValuationBasis.Pre;
            }
        }

        return ValuationBasis.Unknown;
    }

    private static bool IsNewMoney(Sentence sentence, int at)
    {
        for (var next = at; next < at + 3; next++)
        {
            if (sentence.WordAt(next) is "investment" or "money" or "capital" or "funding" or "funds" or "financing" or "cash")
            {
                return true;
            }
        }

        return false;
    }

    private static string? Other(Sentence sentence, int at)
    {
        for (var next = at + 1; next <= at + 4 && sentence.At(next) is { } piece; next++)
        {
            if (piece.Kind is PieceKind.Money or PieceKind.Round || piece.Lower is "," or ";" or "from" or "for" or "at" or "by" or "to" or "on" or "round"
                or "funding" or "and" or "as" or "with" or "after")
            {
                break;
            }

            if (OtherBehind.TryGetValue(piece.Lower, out var what)
                && !(what == "the size of a market" && sentence.WordAt(next + 1) is "valuation"))
            {
                return what;
            }
        }

        for (var before = at - 1; before >= Math.Max(0, at - 4); before--)
        {
            var piece = sentence.Pieces[before];
            if (piece.Kind is PieceKind.Money or PieceKind.Round || piece.Lower is "," or ";" or "raise" or "raised" or "raises" or "raising" or "for" or "round")
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

    private static bool IsTotal(Sentence sentence, int at)
    {
        var isTotalOf = sentence.Pieces[at].Lower.StartsWith("a total of", StringComparison.Ordinal)
            || sentence.Pieces[at].Lower.StartsWith("total", StringComparison.Ordinal);
        var hasRound = false;
        for (var next = at + 1; next <= at + 8 && sentence.At(next) is { } piece; next++)
        {
            hasRound |= piece.Kind == PieceKind.Round || Vocabulary.RoundHeads.Contains(piece.Lower) && piece.Lower is not "funding";
            if (piece.Kind == PieceKind.Money || piece.Lower is ";")
            {
                break;
            }

            if (Totals.Contains(piece.Lower) && sentence.WordAt(next - 1) is "to" or "in" or "since" or "its" or "raised" or "overall" or "the"
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

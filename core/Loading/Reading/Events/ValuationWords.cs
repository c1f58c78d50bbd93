using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>The words around an amount by which it is what a company is worth.</summary>
internal static class ValuationWords
{
    private const int Reach = 10;

    private static readonly HashSet<string> Gap =
    [
        "of", "or", "at", "to", "a", "an", "the", "is", "was", "now", "from", "in", "reached", "reaches", "hit", "hits", "topping",
        "above", "past", "as",
        "its", "around", "stands", "stood", "could", "reach", "exceed", "exceeding", "would", "be", "been", "post", "pre", "-", "money",
        "close", "more",
        "than", "that", "which", "up", "beyond", "high", "exceeds", "surpassing", "reaching", "hitting", "almost", "roughly", "implied",
        "between", ":",
        "rise", "jump", "soar", "soared", "jumped", "rose", "climb", "nearly", "it", "valuation", "staggering", "whopping", "massive",
        "record", "lofty", "huge", "eye-popping", "reported", "cool", "hefty", "towering",
        "will", "boost", "push", "lift", "may", "might", "(", "and", "new", "higher", "potentially", "currently",
        "firm", "company", "startup", "business", "tops", "topped", "crosses", "crossed", "surpasses", "surpassed", "passes", "passed",
        "nears", "doubles", "doubled", "triples",
        "tripled", "twofold", "threefold", "fourfold", "fivefold", "tenfold", "fold", "two", "three", "four", "five", "six", "seven",
        "eight", "nine", "ten", "set", "pegged", "only", "just", "placed", "sits", "sat", "remains", "estimated", "being", "has", "have",
        "had", "neighborhood", "neighbourhood", "vicinity", "region",
        "approaching", "swelled", "swell", "grew", "grow", "grown", "risen", "leapt", "leaps", "skyrocketed", "surged", "climbed",
        "climbs", "rises", "jumps", "soars", "swells", "surges", "value", "implying", "equivalent",
    ];

    // "the $280 million it was worth in 2022"
    private static readonly string[] Was =
        ["it was worth", "it was valued", "it is worth", "at which it was", "it fetched", "it commanded", "it had been valued"];

    private static readonly string[] More = ["a further", "another", "an additional", "an extra", "a fresh", "additional"];

    private static readonly string[] Listed = ["market value", "market cap", "market capitalization", "market capitalisation"];

    private static readonly string[] Merged = ["combined company", "combined entity", "combined business", "combined group",
        "combined firm", "merged company", "merged entity", "merged group"];

    private static readonly string[] Several =
        ["median valuation", "average valuation", "combined valuation", "combined value", "median", "on average", "valuations of",
            "collective valuation", "aggregate valuation", "collective value", "aggregate value", "transaction values", "aggregate"];

    public static bool AreAround(Sentence sentence, int at) =>
        IsRaisedAt(sentence, at) || Cues.Phrase(sentence, at + 1, at + 5, Was) is not null || IsValuationBehind(sentence, at)
        || IsValuationBefore(sentence, at) || IsValuedAt(sentence, at);

    // "to raise money at $5 billion", "has raised $85 million at $5 billion"
    private static bool IsRaisedAt(Sentence sentence, int at)
    {
        if (sentence.WordAt(at - 1) is "at" && sentence.At(at - 2)?.Kind == PieceKind.Money
            && Vocabulary.Raise.TenseOf(sentence.WordAt(at - 3)) is not null)
        {
            return true;
        }

        var before = sentence.WordAt(at - 2) is "money" or "capital" or "funds" or "funding" or "cash" ? at - 3 : at - 2;
        return sentence.WordAt(at - 1) is "at" && sentence.WordAt(before) is "raise" or "raising" or "raises";
    }

    /// <summary>What the amount is if it is the worth of a listed company or of several companies; null if it is not.</summary>
    public static string? OfNoCompany(Sentence sentence, int at)
    {
        var isBefore = Cues.Phrase(sentence, at - 9, at, Listed) is { } value
            && Cues.Phrase(sentence, value.Last, at, [",", "valuation", "raised", "raising"]) is null;
        if (isBefore || Cues.Phrase(sentence, at + 1, at + 3, Listed) is not null)
        {
            return "the worth of a listed company";
        }

        // "The market for legal software will be worth $5 billion by 2030"
        if (Cues.Phrase(sentence, at - 14, at, ["market", "industry", "sector", "opportunity", "economy"]) is { } market
            && Cues.Phrase(sentence, market.Last, at, ["worth", "valued at", "be valued", "value of", "value at"]) is not null
            && (Cues.Phrase(sentence, market.Last, at, ["valuation", "round", "now", ","]) is null
                // "is estimated to be valued at $5 billion by 2032"
                || (sentence.WordAt(at + 1) is "by" && (sentence.At(at + 2)?.Kind == PieceKind.Date
                    || sentence.WordAt(at + 2).StartsWith("20", StringComparison.Ordinal)))))
        {
            return "the size of a market";
        }

        return Cues.Phrase(sentence, at - 7, at, Several) is not null || Cues.Phrase(sentence, at - 5, at, Merged) is not null
            ? "a figure of several companies" : null;
    }

    // "$2.5 billion post-money valuation"
    private static bool IsValuationBehind(Sentence sentence, int at)
    {
        for (var next = at + 1; next <= at + 6; next++)
        {
            var word = sentence.WordAt(next);
            // "raised $5 billion at a $150 billion price tag": of what is bought, it is the price.
            if (word is "valuation" or "valuations" or "valuation." || (word is "price" && sentence.WordAt(next + 1) is "tag"
                && sentence.Has([" funding ", " round ", " raised ", " raise ", " raising "])))
            {
                return true;
            }

            if (word is not ("post" or "pre" or "-" or "money" or "post-money" or "pre-money" or "implied" or "private" or "company"
                or "equity"
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
        // "hit a $5 billion valuation in a $200 million round"
        if (sentence.At(at + 1) is { } next && (next.Kind == PieceKind.Round || Vocabulary.RoundHeads.Contains(next.Lower)))
        {
            return false;
        }

        // "at a $5 billion valuation and a further $100 million"
        if (sentence.WordAt(at - 1) is "and" && sentence.Pieces[at].Lower.StartsWith('a')
            && More.Any(more => sentence.Pieces[at].Lower.StartsWith(more, StringComparison.Ordinal)))
        {
            return false;
        }

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

                return !Vocabulary.Rounds.Contains(sentence.WordAt(before - 1))
                    && sentence.WordAt(before - 1) is "is" or "now" or "was" or "company"
                    or "startup" or "be" or "it";
            }

            // "an impressive $5 billion": any word may stand between the article and the figure.
            var isAdjective = before == at - 1 && sentence.WordAt(before - 1) is "a" or "an" or "its"
                && sentence.Pieces[before].Kind == PieceKind.Word;
            if (!Gap.Contains(word) && !isAdjective && sentence.At(before)?.Kind is not PieceKind.Date)
            {
                return false;
            }
        }

        return false;
    }

    // "valuing the company at", "would value it at up to", "valued the company between"
    private static bool IsValuedAt(Sentence sentence, int at)
    {
        var isAt = sentence.WordAt(at - 1) is "at" or "above" or "over" or "around" or "about" or "between" or "to" or "as" or "valued"
            or "north";
        // "values the firm, already backed by A and B, at slightly more than"
        var said = sentence.WordAt(at - 1) is "slightly" or "just" or "well" or "approximately" or "roughly" ? at - 2 : at - 1;
        var isBehindAside = sentence.WordAt(said) is "at" && sentence.WordAt(said - 1) is ",";
        isAt |= sentence.WordAt(said) is "at" || Cues.Phrase(sentence, at - 4, at, ["at a", "at an"]) is not null;
        var reach = isAt ? Reach : 4;
        reach = isBehindAside ? 2 * Reach : reach;
        for (var before = at - 1; before >= Math.Max(0, at - reach); before--)
        {
            var piece = sentence.Pieces[before];
            if (Vocabulary.Value.Has(piece.Lower))
            {
                return !IsOfDeal(sentence, before) && !IsOfContracts(sentence, before);
            }

            if (piece.Kind == PieceKind.Money
                || piece.Lower is "sector" or "industry" or "market" or "economy" or ";" or "raised" or "raise" or "raising" or "led")
            {
                return false;
            }
        }

        return false;
    }

    // "a deal valued at", "an all-stock transaction worth", "a deal value of": the price, and not the worth of the company.
    private static bool IsOfDeal(Sentence sentence, int verb)
    {
        if ((sentence.WordAt(verb) is "value" || (sentence.WordAt(verb) is "values" && sentence.WordAt(verb + 1) is "of"))
            && sentence.WordAt(verb - 1) is "agreement" or "deal" or "transaction" or "contract" or "order" or "asset"
            or "purchase" or "total" or "economic" or "book" or "face" or "merchandise" or "msrp" or "retail" or "notional"
                or "appraised" or "insured")
        {
            return true;
        }

        var hasObject = sentence.At(verb + 1) is { Kind: not PieceKind.Money } next
            && next.Lower is not ("at" or "between" or "around" or "about");
        return !hasObject && sentence.WordAt(verb) is "valued" or "worth"
            && Cues.Phrase(sentence, verb - 4, verb, ["deal", "transaction", "acquisition", "takeover", "agreement", "contract",
                "partnership", "lease", "pact", "stake", "package", "programme", "program", "project", "tender", "projects", "portfolio",
                "property", "properties", "assets", "contracts", "deals", "transactions", "homes", "buildings", "orders", "pipeline",
                "investments"]) is not null;
    }

    // "14 contracts, totalling a value of more than £3 million"
    private static bool IsOfContracts(Sentence sentence, int value) => sentence.WordAt(value) is "value"
        && sentence.WordAt(value + 1) is "of" && Cues.Phrase(sentence, value - 8, value,
            ["contracts", "contract", "orders", "projects", "sales", "deals", "transactions", "agreements", "assets"]) is not null;

    /// <summary>"An estimated valuation of $5 billion" is about that.</summary>
    public static Amount Worth(Sentence sentence, int at, Amount worth) => worth.Qualifier == Qualifier.Exactly
        && worth.Figure > 0 && (Cues.Phrase(sentence, at - 3, at + 2, ["estimated"]) is not null || Cues.Phrase(sentence, at - 3, at,
            ["neighborhood of", "neighbourhood of", "vicinity of", "region of"]) is not null)
            ? Amount.About(worth.Figure, worth.Currency) : worth;

    public static ValuationBasis Basis(Sentence sentence, int at)
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
                return sentence.WordAt(next - 1) is "not" ? ValuationBasis.Pre : ValuationBasis.Post;
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
}

using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Money that goes to an organization and is of no round: an investor's fund, a grant, a contract.</summary>
internal static class OtherFunds
{
    private const int Reach = 10;

    private static readonly HashSet<string> PublicBodies = new(
        ["government", "ministry", "department", "pentagon", "darpa", "nsf", "nih", "commission", "council", "congress", "army", "navy",
            "parliament", "treasury", "agency", "foundation", "union", "nasa", "customers", "clients", "taxpayers"],
        StringComparer.OrdinalIgnoreCase);

    // "to back founders": what only an investor does with money.
    private static readonly string[] Backing =
    [
        "to back startups", "to back founders", "to back companies", "to invest in startups", "to invest in companies",
        "to invest in founders", "to fund startups", "to back late", "to back early", "to back seed", "limited partners",
        "portfolio companies", "capital commitments",
    ];

    /// <summary>Whether the words behind the sum of a verb say that it is no round.</summary>
    /// <param name="hasRound">Whether they also name a round.</param>
    public static bool Are(Sentence sentence, int verb, int sum, bool hasRound) =>
        AreOfFund(sentence, sum) || (!hasRound && (IsContract(sentence, verb, sum) || IsPublic(sentence, sum)));

    /// <summary>Whether a sum goes into an investor's fund.</summary>
    public static bool AreOfFund(Sentence sentence, int sum) =>
        IsOfFund(sentence, sum) || Cues.Phrase(sentence, sum, sum + Reach + 2, Backing) is not null
            // "New leaders, new fund: A has raised $7 billion"
            || (Cues.Phrase(sentence, 0, sum, ["new fund", "new funds", "latest fund", "first fund", "second fund", "third fund",
                "debut fund", "flagship fund", "growth fund"]) is { } fund && sentence.WordAt(fund.First - 1) is not "from");

    /// <summary>Organizations of which a sentence says that they raised a fund: they invest, whatever their names say.</summary>
    public static IEnumerable<Name> Raisers(Sentence sentence)
    {
        for (var verb = 0; verb < sentence.Pieces.Count; verb++)
        {
            if (sentence.WordAt(verb) is "raised" or "raises" or "closed" or "closes" or "secured" or "secures"
                && (sentence.WordAt(verb + 1) is "on" ? verb + 2 : verb + 1) is var sum
                && sentence.At(sum) is { Kind: PieceKind.Money } && AreOfFund(sentence, sum)
                && Subject.Of(sentence, verb).Piece is { } fund && sentence.Pieces[fund].Name is { Known: null } name)
            {
                yield return name;
            }
        }
    }

    // "raised $230 million for its second fund", and not "to fund its growth" or "from a fund".
    private static bool IsOfFund(Sentence sentence, int sum)
    {
        for (var at = sum + 1; at <= sum + Reach && sentence.At(at) is { } piece; at++)
        {
            if (piece.Lower is "from" or "by" or "led" or "with" or ";" or "," || piece.Kind == PieceKind.Money)
            {
                return false;
            }

            var before = sentence.WordAt(at - 1);
            if ((piece.Lower is "fund" && before is not ("to" or "help" or "will" or "and" or "would" or "further"))
                || piece.Lower is "vehicle"
                || (piece.Lower is "funds" && before is "new" or "two" or "three" or "venture" or "latest" or "its" or "flagship"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsContract(Sentence sentence, int verb, int sum) =>
        Cues.Phrase(sentence, sum + 1, sum + 4, ["contract", "contracts", "order", "grant", "grants", "award", "commitment"]) is not null
        // "secures a purchase order worth $1 million"
        || Cues.Phrase(sentence, verb, sum, ["order", "orders", "contract", "contracts", "grant", "grants"]) is not null
        || (sentence.WordAt(verb) is not ("closed" or "closes" or "raised" or "raises")
            && (IsDeal(sentence.WordAt(sum + 1)) || (IsDeal(sentence.WordAt(sum + 2)) && sentence.WordAt(sum + 1) is not ("a" or "the"))));

    private static bool IsDeal(string word) => word is "deal" or "agreement" or "partnership" or "tender" or "order";

    private static bool IsPublic(Sentence sentence, int sum)
    {
        var isFrom = false;
        for (var at = sum + 1; at <= sum + Reach && sentence.At(at) is { } piece && piece.Lower is not ("," or ";"); at++)
        {
            // "from the ministry", "in DARPA funding"
            isFrom |= piece.Lower is "from" || (sentence.WordAt(at - 1) is "in" && sentence.WordAt(at + 1) is "funding");
            if (isFrom && (piece.Text.Split(' ').Any(PublicBodies.Contains)
                || (piece.Kind == PieceKind.Word && piece.Lower is "state" or "city" or "county" or "province" or "states")))
            {
                return true;
            }
        }

        return false;
    }
}

using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>What "the startup", "a firm" and the like mean.</summary>
internal static class CompanyNouns
{
    /// <summary>Whether the words before a noun such as "startup" say that it is the one spoken of.</summary>
    public static bool AreDefinite(Sentence sentence, int noun)
    {
        for (var at = noun - 1; at >= Math.Max(0, noun - 5); at--)
        {
            switch (sentence.WordAt(at))
            {
                case "the" or "this" or "its" or "their":
                    return true;
                case "a" or "an" or "," or "of" or "by" or "and" or "another" or "other" or "any":
                    return false;
            }

            if (sentence.Pieces[at].Kind == PieceKind.Name && sentence.Pieces[at].Suffix is null)
            {
                return false;
            }
        }

        return false;
    }

    // Who makes what a product's name says.
    private static readonly HashSet<string> Makers = ["maker", "creator", "developer", "owner", "parent", "operator", "publisher",
        "manufacturer", "producer"];

    /// <summary>Whether a name is of a product, and the company that makes it follows: "Fortnite maker Epic Games".</summary>
    public static bool IsProduct(Sentence sentence, int name) => sentence.Pieces[name] is { IsFullName: true, IsPossessive: false }
        && (Makers.Contains(sentence.WordAt(name + 1))
            ? sentence.At(sentence.WordAt(name + 2) is "company" ? name + 3 : name + 2) is { IsFullName: true }
            : sentence.WordAt(name + 1) is "-" && Makers.Contains(sentence.WordAt(name + 2))
                && sentence.At(name + 3) is { IsFullName: true });

    /// <summary>Whether a noun such as "firm" means an investor: "the venture capital firm".</summary>
    public static bool AreOfInvestors(Sentence sentence, int noun) => sentence.WordAt(noun - 1) is "capital" or "venture" or "investment"
        or "equity" or "buyout" or "law" or "research" or "investing" or "vc" or "holding" or "consulting" or "accounting";

    /// <summary>Whether a name ends what is said of others: "Schools that use X have raised".</summary>
    public static bool IsUsed(Sentence sentence, int name) => sentence.WordAt(name - 2) is "that" or "who" or "which"
        && sentence.WordAt(name - 3) is not ("," or "said" or "says" or "reported")
        && sentence.WordAt(name - 1) is "use" or "uses" or "used" or "back" or "backs" or "backed" or "own" or "owns" or "owned" or "make"
            or "makes" or "sell" or "sells" or "run" or "runs" or "build" or "builds" or "built" or "founded" or "include";
}

using ServerlessDeals.Loading.Reading.Events;

namespace ServerlessDeals.Loading.Reading;

/// <summary>What somebody says that they will do, which announces a deal, where the same words of others only speak of talks.</summary>
internal static class Intents
{
    // What a buyer "plans to" do once it has said so is announced.
    private static readonly HashSet<string> OfBuyers = new(
        ["plans to", "planning to", "plan to", "intends to", "intention to", "planned", "proposed", "set to", "would", "expected to",
            "expects to"],
        StringComparer.Ordinal);

    // What an investor says that it will do.
    private static readonly HashSet<string> Plans = new(
        ["plans to", "planning to", "plan to", "intends to", "intention to", "set to"], StringComparer.Ordinal);

    // "A plans to buy X", "A plans to invest in X", and nobody without a name says so.
    public static bool Are(DealKind kind, Place said, ArticleSources sources) => sources.Nobody is null && (kind == DealKind.Acquisition
        ? OfBuyers.Contains(Lower(said)) || IsSignedLetter(said) : kind == DealKind.StrategicInvestment && !sources.AreCited
            // "X said that A would invest in it": what a company says in the past tense.
            && (Plans.Contains(Lower(said)) || (Lower(said) is "would" && said.Sentence.Has([" said ", " announced "]))));

    // "has signed a letter of intent to buy X", which binds both
    private static bool IsSignedLetter(Place said) => Lower(said) is "letter of intent"
        && said.Sentence.Has([" signed ", " signs ", " executed ", " entered into "])
        && !said.Sentence.Has([" non - binding ", " nonbinding "]);

    private static string Lower(Place place) => string.Join(' ', place.Sentence.Pieces.Skip(place.First)
        .Take(place.Last - place.First + 1).Select(piece => piece.Lower));
}

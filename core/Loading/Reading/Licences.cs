using ServerlessDeals.Loading.Reading.Events;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>What the whole of an article says of licences.</summary>
internal static class Licences
{
    // "In fact, it is not a buyout, but a licence"
    private static readonly string[] NotBought =
        [" not an acquisition ", " not a takeover ", " not a buyout ", " not a buy out ", " not a full acquisition ", " not an outright ",
            " without acquiring ", " without buying ", " without becoming the owner ", " short of an acquisition ",
            " short of acquiring ", " not technically an acquisition ", " not acquiring ", " isn ' t an acquisition ",
            " isn ’ t an acquisition ", " not a traditional acquisition ", " wasn ' t an acquisition ",
            " wasn ’ t an acquisition ", " was not an acquisition ", " not a classic acquisition ", " not a conventional acquisition ",
            " wasn ’ t a takeover ", " wasn ' t a takeover ", " rather than acquiring ", " rather than buying "];

    private const int Near = 2;

    private static readonly string[] OfLicences = [" licens", " licenc"];

    /// <summary>Makes takeovers licences if the article says behind them that nobody is bought.</summary>
    public static void Correct(IReadOnlyList<DraftBuilder> drafts, IReadOnlyList<Sentence> sentences)
    {
        var denial = sentences.FirstOrDefault(sentence => sentence.Has(NotBought));
        if (denial is null || !sentences.Any(sentence => sentence.Has(OfLicences)))
        {
            return;
        }

        foreach (var draft in drafts.Where(draft => draft.Kind == DealKind.Acquisition
            && draft.Tellings[0].Sentence.Number <= denial.Number))
        {
            draft.BeLicence();
        }
    }

    /// <summary>Leaves licences out by which nobody moves: they are business.</summary>
    public static IReadOnlyList<DraftBuilder> WithHiring(IReadOnlyList<DraftBuilder> drafts, List<Sentence> sentences) =>
        [.. drafts.Where(draft => draft.Kind != DealKind.AcquihireLicence
            || draft.Tellings[0].Kind == DealKind.Acquisition
            || draft.Tellings.Any(telling => telling.Sentence.Has(LicenceRule.Hiring))
            || sentences.Exists(sentence => sentence.Has(LicenceRule.Moves) && IsOf(draft, sentence)))];

    // Who moves is told with the name of the company or of who gets the licence, or right behind it: "It will hire its founders".
    private static bool IsOf(DraftBuilder draft, Sentence sentence)
    {
        var names = draft.Tellings.SelectMany(telling => telling.Parties).Select(party => party.Name.Key)
            .Append(draft.Company.Value.Key).ToHashSet(StringComparer.Ordinal);
        return sentence.Pieces.Any(piece => piece.Name is { } name && names.Contains(name.Key))
            || (sentence.Has([" its ", " their ", " the startup", " the company "])
                && draft.Tellings.Any(telling => Math.Abs(telling.Sentence.Number - sentence.Number) <= Near));
    }
}

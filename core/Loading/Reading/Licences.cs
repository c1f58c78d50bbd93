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

    // Within so many sentences of a licence it is said that people move with it.
    private const int Near = 5;

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
    public static IReadOnlyList<DraftBuilder> WithHiring(IReadOnlyList<DraftBuilder> drafts, IReadOnlyList<Sentence> sentences) =>
        [.. drafts.Where(draft => draft.Kind != DealKind.AcquihireLicence || IsHiredNear(draft, sentences))];

    private static bool IsHiredNear(DraftBuilder draft, IReadOnlyList<Sentence> sentences) =>
        sentences.Any(sentence => sentence.Number <= draft.LastSentence + Near
            && sentence.Number >= draft.Tellings[0].Sentence.Number - Near && sentence.Has(LicenceRule.Hiring));
}

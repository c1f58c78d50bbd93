using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"A licenses X's technology and hires its chief": no acquisition, but people and rights move.</summary>
internal static class LicenceRule
{
    private static readonly HashSet<string> Licences = ["license", "licence", "licenses", "licences", "licensing", "licensed",
        "licencing", "acquihire", "acqui-hire"];

    /// <summary>Words that say that people of the company move too.</summary>
    public static IReadOnlyList<string> Hiring { get; } =
        [" hire ", " hires ", " hired ", " hiring ", " poach", " join google ", " joining ", " will join ", " acquihire", " acqui ",
            " team ", " staff ", " moving to ", " move to ", " moved to "];

    /// <summary>Of these words those that say it without the name of the company beside them.</summary>
    public static IReadOnlyList<string> Moves { get; } =
        [" hire ", " hires ", " hired ", " hiring ", " poach", " join google ", " joining ", " will join ", " acquihire", " acqui "];

    private static readonly string[] Moving = ["hired", "hires", "hire", "hiring", "poached", "deal with", "agreement with"];

    public static IEnumerable<Telling> Of(Sentence sentence, IReadOnlyDictionary<int, MoneyReading> money)
    {
        for (var at = 0; at < sentence.Pieces.Count; at++)
        {
            if (Licences.Contains(sentence.WordAt(at)) && !IsOfOffice(sentence, at) && Read(sentence, at, money) is { } telling)
            {
                yield return telling;
                yield break;
            }
        }
    }

    // "a team of licensed professionals", "the broadcast license", "licenses from regulators"
    private static bool IsOfOffice(Sentence sentence, int at) => sentence.WordAt(at) is "licensed"
            && sentence.WordAt(at - 1) is "of" or "our"
            or "are" or "fully"
        || sentence.WordAt(at - 1) is "broadcast" or "relevant" or "gaming" or "financial" or "banking" or "business" or "required"
        || sentence.Has([" regulators ", " regulatory ", " authorities ", " license renewal ", " petition "]);

    // "agreed to pay the startup X $650 million to license its models"
    private static int? Paid(Sentence sentence, int first, int last)
    {
        var pay = Enumerable.Range(first, Math.Max(0, last - first))
            .FirstOrDefault(at => sentence.WordAt(at) is "pay" or "paying" or "paid" or "pays", -1);
        // A licence of articles or music is business.
        return pay >= 0 && sentence.Has([.. Hiring, " technology ", " model ", " models "])
            && Target.Behind(sentence, pay).Piece is { } paid && paid < last ? paid : null;
    }

    private static Telling? Read(Sentence sentence, int at, IReadOnlyDictionary<int, MoneyReading> money)
    {
        var names = Enumerable.Range(0, sentence.Pieces.Count)
            .Where(piece => sentence.Pieces[piece] is { IsFullName: true, Name.IsPerson: false }
                && !Outlets.IsOutlet(sentence.Pieces[piece].Name!.Text))
            .ToList();
        return Read(sentence, at, money, names, Clause.Start(sentence, at))
            // "A has a deal with X: it licenses technology and hires people"
            ?? (Cues.Phrase(sentence, 0, at, Moving) is not null ? Read(sentence, at, money, names, Dateline.End(sentence)) : null);
    }

    private static Telling? Read(
        Sentence sentence, int at, IReadOnlyDictionary<int, MoneyReading> money, List<int> names, int clause)
    {
        var licensee = names.Where(name => name >= clause && name < at && !sentence.Pieces[name].IsPossessive)
            .Select(name => (int?)name).FirstOrDefault();
        var company = names.Where(name => name >= clause && (name > at || sentence.Pieces[name].IsPossessive
                // "A hired the founders of X and licensed its technology"
                || (licensee is { } hirer && name > hirer && Cues.Phrase(sentence, hirer, name, Moving) is not null)))
            .Where(name => sentence.Pieces[name].IsPossessive || sentence.WordAt(name - 1) is "with" or "from" or "startup" or "company"
                or "of")
            .Select(name => (int?)name).FirstOrDefault();
        company ??= Paid(sentence, clause, at);
        if (licensee is not { } by || company is not { } licensor || !Companies.CanBe(sentence, licensor)
            || sentence.Pieces[by].Name!.Key == sentence.Pieces[licensor].Name!.Key)
        {
            return null;
        }

        var open = money.Where(entry => entry.Value.Role == MoneyRole.Open).Select(entry => entry.Key).ToList();
        return new()
        {
            Sentence = sentence,
            Trigger = Place.Of(sentence, at),
            Company = new(sentence.Pieces[licensor].Name!, Place.Of(sentence, licensor)),
            Kind = DealKind.AcquihireLicence,
            Status = Cues.Status(sentence, by, at, at, DealStatus.Announced),
            Amount = open is [var only] && sentence.Pieces[only].Money!.Amount is { } amount ? new(amount, Place.Of(sentence, only)) : null,
            Parties = [new(sentence.Pieces[by].Name!, PartyRole.Licensee, Place.Of(sentence, by))],
            Earlier = Cues.Earlier(sentence, by, Math.Max(at, licensor)),
        };
    }
}

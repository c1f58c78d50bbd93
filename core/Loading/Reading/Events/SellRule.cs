using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"A has sold its AI company X to B for $5 billion", "A will sell X to B": the owner acts.</summary>
internal static class SellRule
{
    private const int Reach = 14;

    private static readonly HashSet<string> Owned = ["unit", "subsidiary", "division", "arm", "startup", "company", "business", "maker",
        "chipmaker", "start-up", "firm", "platform", "brand", "operator", "specialist", "developer"];

    public static IEnumerable<Telling> Of(Sentence sentence, IReadOnlyDictionary<int, MoneyReading> money)
    {
        for (var verb = 1; verb < sentence.Pieces.Count; verb++)
        {
            if (sentence.WordAt(verb) is "sold" or "sells" or "sell" or "selling" && Read(sentence, verb, money) is { } telling)
            {
                yield return telling;
            }
        }
    }

    private static Telling? Read(Sentence sentence, int verb, IReadOnlyDictionary<int, MoneyReading> money)
    {
        if (BoughtCompany.Object(sentence, verb) is not { } company || !Companies.CanBe(sentence, company)
            || sentence.WordAt(company + 1) is not "to" || Target.Behind(sentence, company + 1).Piece is not { } buyer
            || buyer == company || sentence.Pieces[buyer].IsPossessive || Outlets.IsOutlet(sentence.Pieces[buyer].Name!.Text)
            || Cues.IsNegated(sentence, verb) || Cues.IsRuledOut(sentence, verb))
        {
            return null;
        }

        var seller = Subject.Of(sentence, verb);
        var price = money.Where(entry => entry.Value.Role == MoneyRole.Open && entry.Key > buyer && entry.Key <= buyer + Reach
            && sentence.WordAt(entry.Key - 1) is "for" or "in" or "worth" or "a").Select(entry => entry.Key).ToList();
        // A product has a name too: "A sells X to B".
        var isSale = Owned.Contains(sentence.WordAt(company - 1)) || sentence.Pieces[company].Name!.Known is not null || price.Count > 0
            || sentence.Has([" undisclosed ", " acquisition ", " takeover ", " divest"]);
        if (!isSale || seller.Others.Count > 0 || seller.Piece == company || (seller.Piece is null && !seller.RefersBack))
        {
            return null;
        }

        var first = seller.Piece ?? Math.Max(0, verb - Reach);
        var isDone = sentence.WordAt(verb) is "sold"
            || (sentence.WordAt(verb) is "selling" && sentence.WordAt(verb - 1) is "after" or "by" or ",");
        return new()
        {
            Sentence = sentence,
            Trigger = Place.Of(sentence, verb),
            Company = new(sentence.Pieces[company].Name!, Place.Of(sentence, company)),
            Kind = DealKind.Acquisition,
            Status = Cues.Status(sentence, Math.Max(first, Clause.Start(sentence, verb)), verb, verb,
                isDone ? DealStatus.Closed : DealStatus.Announced),
            Amount = price is [var at] && sentence.Pieces[at].Money!.Amount is { } amount ? new(amount, Place.Of(sentence, at)) : null,
            Parties = [new(sentence.Pieces[buyer].Name!, PartyRole.Acquirer, Place.Of(sentence, buyer))],
            Earlier = Cues.Earlier(sentence, first, company),
        };
    }
}

using ServerlessDeals.Loading.Reading.Events;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>
/// Reads the deals that an article tells: sentences → pieces → what each sentence tells → deals. Rules and a register of names, no
/// network and no model, so the same article always gives the same drafts. A sentence that could mean two things gives no field.
/// </summary>
/// <param name="register">The organizations that are known, with their aliases and former names.</param>
public sealed class ArticleReader(Register register)
{
    private readonly KnownNames _names = new(register);

    /// <summary>The register by which names are found.</summary>
    public Register Register => register;

    public IReadOnlyList<DraftDeal> Read(Article article) => ReadAll(article).Deals;

    /// <summary>The deals, and what was left out.</summary>
    public ArticleReading ReadAll(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var tidy = ArticleText.Tidy(article);
        if (ArticleText.Refused(tidy) is { } refused)
        {
            return new(tidy, [], [refused]);
        }

        // Who publishes an article and is no newspaper speaks of itself.
        var speaker = tidy.Publisher is { } publisher && !Outlets.IsOutlet(publisher) ? publisher : null;
        var sentences = new SentenceReader(_names, tidy.Published, DollarRule.Of(tidy), speaker).Read(ArticleText.Paragraphs(tidy));
        var gathered = new GatheredDeals(sentences);
        var leftOut = new List<LeftOut>();
        foreach (var sentence in sentences)
        {
            var tellings = SentenceEvents.Of(sentence, out var money);
            foreach (var telling in tellings)
            {
                gathered.Add(telling);
            }

            leftOut.AddRange(OtherMoney(sentence, money, tellings));
        }

        var funds = sentences.SelectMany(OtherFunds.Raisers).Select(fund => fund.Key).ToHashSet(StringComparer.Ordinal);
        Licences.Correct(gathered.Drafts, sentences);
        var deals = Licences.WithHiring(gathered.Drafts, sentences).Where(draft => !funds.Contains(draft.Company.Value.Key)).ToList();
        var drafts = new Drafting(sentences, new(tidy, sentences)).Of(deals);
        return new(tidy, drafts, [.. gathered.LeftOut, .. leftOut]);
    }

    private static IEnumerable<LeftOut> OtherMoney(
        Sentence sentence, IReadOnlyDictionary<int, MoneyReading> money, IReadOnlyList<Telling> tellings)
    {
        foreach (var (at, reading) in money)
        {
            var isUsed = tellings.Any(telling => telling.Amount?.Place.First == at || telling.Valuation?.Place.First == at
                || telling.Parties.Any(party => party.Amount is not null && party.Place.Last == at));
            if (!isUsed)
            {
                var why = sentence.Pieces[at].Money!.Error ?? reading.Role switch
                {
                    MoneyRole.Other => $"it is {reading.Why}",
                    MoneyRole.EarlierValuation => "it is an earlier valuation",
                    _ => "no word says which deal it is of",
                };
                yield return new(reading.Role is MoneyRole.EarlierValuation or MoneyRole.Valuation
                    ? "valuation" : "amount", Spans.Of(Place.Of(sentence, at)), why);
            }
        }
    }
}

/// <summary>What was read in an article.</summary>
/// <param name="Article">The article without what cannot be seen; the words of fields are in it.</param>
/// <param name="LeftOut">Amounts that are of no deal, and deals that are not told clearly.</param>
public sealed record ArticleReading(Article Article, IReadOnlyList<DraftDeal> Deals, IReadOnlyList<LeftOut> LeftOut);

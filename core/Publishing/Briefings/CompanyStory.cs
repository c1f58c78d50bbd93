using ServerlessDeals.Summaries;
using static ServerlessDeals.Publishing.Briefings.Phrases;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>The sentences that open the page of a company: what it raised and owes, who buys it, what it is worth, what it seeks.</summary>
/// <param name="company">The company, with its deals newest first.</param>
/// <param name="details">The same deals with their claims, as far as they are at hand.</param>
/// <param name="day">The day that decides whether talks are live or stale.</param>
internal sealed class CompanyStory(OrganizationDetail company, IReadOnlyDictionary<DealId, DealDetail> details, DateOnly day)
{
    private const int MostTakeovers = 3;

    private readonly List<string> _sentences = [];
    private readonly Dictionary<Family, List<DealItem>> _counted = Enum.GetValues<Family>()
        .ToDictionary(family => family, family => company.Raised.Where(deal => deal.IsCounted() && deal.IsIn(family)).ToList());

    // The company is named once, then it is "it".
    private string Subject => _sentences.Count == 0 ? company.Organization.Name : English.It;

    public IReadOnlyList<string> Sentences()
    {
        AddRaised();
        AddBorrowed();
        AddTakeovers();
        AddValuation();
        AddTalks();
        AddEnded();
        AddNothingCompleted();
        return _sentences;
    }

    // Only pronouns get a capital: a name such as xAI keeps its own.
    private void Add(string sentence) => _sentences.Add(
        English.Sentence(sentence.StartsWith("it", StringComparison.Ordinal) ? English.Capital(sentence) : sentence));

    private void AddRaised()
    {
        var (rounds, sales) = (_counted[Family.Funding], _counted[Family.Secondary]);
        var sold = Sold(Figures.Of(sales, day).Of(Family.Secondary).Announced, isAlso: rounds.Count > 0);
        switch (rounds.Count)
        {
            case 0 when sales.Count == 1:
                Add(Dated(sales[0]));
                return;
            case 0 when sales.Count > 1:
                Add($"{English.Of(Subject)} investors {sold}");
                return;
            case 0:
                return;
            case 1:
                Add(Dated(rounds[0]));
                break;
            default:
                Add(Raised(Figures.Of(rounds, day).Funding.Announced) + (sales.Count == 0 ? "" : $"; investors {sold}"));
                return;
        }

        if (sales.Count == 1)
        {
            Add(Dated(sales[0]));
        }
        else if (sales.Count > 1)
        {
            Add($"Its investors {sold}");
        }
    }

    private string Raised(DealFigures funding)
    {
        var rounds = Count(Family.Funding, funding.Deals);
        return funding.Totals.Count == 0
            ? $"{Subject} has raised money in {rounds} we hold, for undisclosed amounts"
            : $"{Subject} has raised {Sum(funding)} in {rounds} we hold{Notes(funding)}";
    }

    /// <summary>"also sold about $8.1B of shares to each other (one undisclosed)".</summary>
    private static string Sold(DealFigures sales, bool isAlso)
    {
        var sum = sales.Totals.Count == 0 ? "shares" : $"{Sum(sales)} of shares";
        return $"{(isAlso ? "also " : "")}sold {sum} to each other{Notes(sales)}";
    }

    private void AddBorrowed()
    {
        var loans = _counted[Family.Debt];
        if (loans.Count == 1)
        {
            Add(Dated(loans[0]));
        }
        else if (loans.Count > 1)
        {
            var debt = Figures.Of(loans, day).Of(Family.Debt).Announced;
            Add($"{Subject} has borrowed {Sum(debt)} in {Count(Family.Debt, debt.Deals)}{Notes(debt)}");
        }
    }

    private void AddTakeovers()
    {
        var takeovers = _counted[Family.Takeovers];
        foreach (var deal in takeovers.Take(MostTakeovers))
        {
            Add(Dated(deal) + (deal.Unconfirmed ? Unconfirmed : ""));
        }

        if (takeovers.Count > MostTakeovers)
        {
            Add($"We hold {English.Count(takeovers.Count - MostTakeovers, "more takeover", "more takeovers")} of it");
        }
    }

    private void AddValuation()
    {
        // The sentence of a takeover, or of a company's only round, gives its valuation too.
        if (company.Raised.FirstOrDefault(deal => deal.IsCounted() && deal.Valuation is { Value.Worth.IsUndisclosed: false })
            is not { } valued
            || valued.IsIn(Family.Takeovers)
            || (!valued.Unpaired && IsOnlyOne(valued)))
        {
            return;
        }

        var worth = WorthWords.Of(valued, details.GetValueOrDefault(valued.Id));
        Add($"{Subject} was last valued at {worth} {English.InMonth(valued.Date)}");
    }

    private bool IsOnlyOne(DealItem deal) =>
        deal.Kind.Family() is Family.Funding or Family.Secondary && _counted[deal.Kind.Family()!.Value].Count == 1;

    private void AddTalks()
    {
        foreach (var family in Enum.GetValues<Family>())
        {
            var live = company.Raised.Where(deal => deal.IsPending() && deal.IsIn(family) && !deal.IsStale(day)).ToList();
            if (live.Count == 1)
            {
                AddTalk(live[0]);
            }
            else if (live.Count > 1)
            {
                var figures = Figures.Of(live, day).Of(family).InTalks;
                Add($"{English.Capital(Count(family, live.Count))} {(_sentences.Count == 0 ? $"of {company.Organization.Name} " : "")}"
                    + $"are in talks{For(figures)}");
            }
        }
    }

    private void AddTalk(DealItem deal)
    {
        var disagreement = details.GetValueOrDefault(deal.Id) is { } detail ? DisagreementSentence.Of(detail) : null;
        if (disagreement?.StartsWith("Reports put", StringComparison.Ordinal) != true)
        {
            Add(DealSentence.Headline(deal, Subject));
            return;
        }

        // The range of what is reported stands in the place of the one figure that the deal shows.
        var unknown = deal with { Amount = deal.Amount with { Value = Amount.Undisclosed }, Valuation = null, Parties = BuyersOf(deal) };
        Add(DealSentence.Headline(unknown, Subject));
        _sentences.Add(disagreement);
    }

    private static List<PartyItem> BuyersOf(DealItem deal) => [.. deal.Parties.Where(party => !party.Role.IsInvestor())];

    private void AddNothingCompleted()
    {
        if (company.Raised.FirstOrDefault(deal => deal.IsCounted()) is { } counted)
        {
            AddOnlyTotal(counted);
            return;
        }

        if (_sentences.Count == 0 && company.Raised.FirstOrDefault(deal => deal.IsStale(day)) is { } stale)
        {
            Add($"{Subject} was reported in talks {English.InMonth(stale.Date)}; nothing has been reported since");
        }

        Add($"We hold no completed deal of {Subject}");
    }

    /// <summary>"GROOVE X had raised about ¥8B by December 2017, in rounds that we do not hold".</summary>
    private void AddOnlyTotal(DealItem total)
    {
        if (_sentences.Count == 0)
        {
            var amount = total.Amount.Value.IsUndisclosed ? "money" : total.Amount.Value.ToWords() + InDollars(total.Amount.Usd);
            Add($"{Subject} had raised {amount} by {English.Date(total.Date)}, in rounds that we do not hold");
        }
    }

    private void AddEnded()
    {
        var ended = company.Raised.Where(deal => !deal.IsCounted() && !deal.IsPending()).ToList();
        if (ended.Count == 1)
        {
            Add(Dated(ended[0]));
        }
        else if (ended.Count > 1)
        {
            Add($"{English.Capital(Phrases.Deals(ended.Count))} were called off or denied");
        }
    }

    /// <summary>The deal in words, with its month: "SpaceX agreed to buy it for $60B in April 2026".</summary>
    private string Dated(DealItem deal) => DatedSentence.Of(deal, Subject);
}

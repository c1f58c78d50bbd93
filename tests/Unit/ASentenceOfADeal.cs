using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Tests.Unit;

/// <summary>What single sentences say of a deal: how far it has come, what the company is worth, and whether there is one at all.</summary>
public sealed class ASentenceOfADeal
{
    private static readonly ArticleReader Reader = new(new(Golden.Seeds.Value.Set.Organizations));

    [Theory]
    [InlineData("Lexora, one of the companies looking to change the law, has raised $85 million.", "closed")]
    [InlineData("Lexora announced the completion of its $85 million Series C round.", "closed")]
    [InlineData("Lexora announced an $85 million Series C round.", "announced")]
    [InlineData("Lexora has signed a term sheet to raise $85 million.", "in-talks")]
    [InlineData("Lexora is about to raise $85 million.", "in-talks")]
    [InlineData("Lexora is raising $85 million in a new round.", "in-talks")]
    [InlineData("Northgate Ventures will invest $85 million in Lexora.", "announced")]
    [InlineData("Lexora has raised $85 million. Its founder said AI could change courts, and talks with judges are ongoing.", "closed")]
    [InlineData("Lexora has raised $85 million. It has no plans to raise more.", "closed")]
    [InlineData("Lexora announced on Monday that it was raising $85 million in a new round.", "announced")]
    [InlineData("Northgate Motors announced an $85 million investment in the startup Lexora.", "announced")]
    [InlineData("Lexora denied a report that it was raising $85 million.", "denied")]
    public void SaysHowFarItHasCome(string sentence, string status) => Assert.Equal(status, EnumWords.Of(One(sentence).Status.Value));

    [Theory]
    [InlineData("Nvidia said it plans to acquire Lexora for $2 billion.", "announced")]
    [InlineData("Nvidia is in talks to acquire Lexora for $2 billion.", "in-talks")]
    [InlineData("Nvidia completed its $2 billion acquisition of Lexora.", "closed")]
    [InlineData("Nvidia has acquired Lexora for $2 billion.", "closed")]
    [InlineData("Nvidia acquires Lexora for $2 billion.", "announced")]
    [InlineData("Nvidia has walked away from talks to acquire Lexora for $2 billion.", "cancelled")]
    public void SaysHowFarATakeoverHasCome(string sentence, string status)
    {
        var draft = One(sentence);
        Assert.Equal((DealKind.Acquisition, status), (draft.Kind.Value, EnumWords.Of(draft.Status.Value)));
    }

    [Theory]
    [InlineData("Lexora has raised $85 million, tripling its valuation to $3 billion from $1 billion a year ago.", "USD 3B")]
    [InlineData("Lexora has raised $85 million at an eye-watering $3 billion valuation.", "USD 3B")]
    [InlineData("Lexora has raised $85 million, which puts its valuation at a breathtaking $3 billion.", "USD 3B")]
    [InlineData("Lexora has raised $85 million, a deal that lifts its valuation past the $1 billion mark.", "more than USD 1B")]
    [InlineData("Lexora has raised $85 million. Its valuation now tops $1 billion.", "more than USD 1B")]
    [InlineData("Lexora has raised $85 million at a valuation approaching $1 billion.", "about USD 1B")]
    [InlineData("Lexora has raised $85 million at a valuation reaching or exceeding $1 billion.", "at least USD 1B")]
    [InlineData("Lexora is in talks to raise money at $3 billion.", "USD 3B")]
    [InlineData("Lexora has raised $85 million at an estimated valuation of $3 billion.", "about USD 3B")]
    [InlineData("Lexora has raised $85 million. The round values the young firm, already backed by Nvidia, at just over $3 billion.",
        "more than USD 3B")]
    [InlineData("Lexora has raised $85 million. The round values the business at $3 billion, alongside Anthropic.", "USD 3B")]
    [InlineData("Lexora has raised $85 million. There was talk of Lexora looking to raise more at a valuation north of $3 billion.", null)]
    [InlineData("Lexora has raised $85 million. It also won 14 contracts with a value of $3 billion.", null)]
    [InlineData("Lexora has raised $85 million at a $3 billion valuation, up from $2 billion roughly a year ago.", "USD 3B")]
    [InlineData("Lexora has raised $85 million. It was valued at $1 billion in its last round.", null)]
    [InlineData("Lexora has raised $85 million. It was valued at $1 billion when it raised $40 million in 2024.", null)]
    [InlineData("Lexora has raised $85 million from Nvidia, whose market value is $4 trillion.", null)]
    [InlineData("Lexora has raised $85 million to compete with Anthropic's $61 billion valuation.", null)]
    [InlineData("Lexora has raised $85 million. The median valuation of such rounds is $40 million.", null)]
    public void SaysWhatTheCompanyIsWorth(string sentence, string? valuation) =>
        Assert.Equal(valuation, One(sentence).Valuation?.Value.Worth.ToSeedText());

    [Theory]
    [InlineData("Nvidia invested $3 billion in Lexora as part of a $20 billion Series E round.", "USD 20B", "USD 3B")]
    [InlineData("Lexora has raised $20 billion. Nvidia invested $3 billion in the company.", "USD 20B", "USD 3B")]
    [InlineData("Nvidia has finalized its $3 billion investment in Lexora.", "USD 3B", null)]
    public void SaysWhatAnInvestorPutsIn(string sentence, string amount, string? share)
    {
        var draft = One(sentence);
        Assert.Equal((amount, share), (draft.Amount?.Value.ToSeedText(), Assert.Single(draft.Parties).Amount?.ToSeedText()));
    }

    [Theory]
    [InlineData("The round was led by Amazon founder Jeff Bezos.", "Jeff Bezos")]
    [InlineData("The round was led by the Amazon executive chairman alongside Northgate Ventures.", "")]
    [InlineData("The round was led by South African internet company Karoo Net.", "Karoo Net")]
    [InlineData("The round was led by British investor Northgate Ventures and Belgian investor Meuse Capital.",
        "Northgate Ventures, Meuse Capital")]
    [InlineData("The round was led by Northgate Ventures, known for its early bet on drones, and Meuse Capital.",
        "Northgate Ventures, Meuse Capital")]
    [InlineData("The round was led by Northgate Ventures, which backed Anthropic in 2019, and Meuse Capital.",
        "Northgate Ventures, Meuse Capital")]
    [InlineData("Northgate Ventures leads the round; Meuse Capital co-leads alongside existing backers including Alder Fund.",
        "Northgate Ventures, Meuse Capital")]
    [InlineData("It closed the round this week, with Northgate Ventures leading the charge.", "Northgate Ventures")]
    public void SaysWhoLed(string sentence, string leads) => Assert.Equal(leads, string.Join(", ",
        One($"Lexora has raised $85 million. {sentence}").Parties.Where(party => party.Role.IsLead()).Select(party => party.Name.Name)));

    [Theory]
    [InlineData("Lexora has raised $85 million, according to a Reuters report.", "Reuters")]
    [InlineData("Lexora has raised $85 million. The fundraising was first reported by Bloomberg.", "Bloomberg")]
    [InlineData("Lexora has raised $85 million. Reuters reported that the market for chips is growing.", null)]
    [InlineData("Lexora has raised $85 million. \"The deal is good for judges,\" a lawyer told Reuters.", null)]
    public void SaysWhoReportedIt(string sentence, string? cites) => Assert.Equal(cites, One(sentence).Cites?.Value);

    [Theory]
    [InlineData("Lexora has raised $85 million, people familiar with the matter said.", true)]
    [InlineData("Lexora said it has raised $85 million. It will build robots, one of the sources said.", false)]
    [InlineData("Lexora is in talks to raise $85 million. The terms may change, people familiar with the matter said.", true)]
    public void SaysWhetherItsSourcesAreNamed(string sentence, bool isAnonymous) =>
        Assert.Equal(isAnonymous, One(sentence).Anonymous is not null);

    [Theory]
    [InlineData("Lexora is in talks to raise $85 million. It wants to bring in about $85 million by June.", "about USD 85M")]
    [InlineData("Lexora closed a nearly $85 million round.", "about USD 85M")]
    [InlineData("Nvidia will acquire Lexora. The all-cash deal is worth about $85 million.", "about USD 85M")]
    [InlineData("Nvidia will acquire Lexora. The purchase price is $85 million.", "USD 85M")]
    public void SaysHowMuch(string sentence, string amount) => Assert.Equal(amount, One(sentence).Amount?.Value.ToSeedText());

    [Theory]
    [InlineData("Lexora has never raised $85 million or any other sum in a round.")]
    [InlineData("Lexora raised $85 million for its second fund.")]
    [InlineData("Lexora raised $85 million to back founders who build tools for judges.")]
    [InlineData("Lexora secured $85 million from the US government.")]
    [InlineData("Lexora secured an $85 million deal with the army.")]
    [InlineData("Lexora will invest $85 million in Kenosha to build a data center. Kenosha is pleased.")]
    [InlineData("Nvidia should buy Lexora for $85 million, analysts say.")]
    [InlineData("Lexora plans to raise $85 million, according to the prospectus of its listing.")]
    [InlineData("Lexora's market value rose by $85 million.")]
    public void TellsNoDeal(string sentence) => Assert.Empty(Read(sentence));

    private static DraftDeal One(string sentence) =>
        Assert.Single(Read(sentence), draft => draft.Scope == DealScope.Main && draft.Kind.Value != DealKind.Cumulative);

    private static IReadOnlyList<DraftDeal> Read(string text) => Reader.Read(new()
    {
        Title = "News of the law",
        Text = [text, "Lexora was founded in 2021."],
        Published = PartialDate.OfDay(new(2026, 5, 27)),
        Publisher = "The Gazette",
    });
}

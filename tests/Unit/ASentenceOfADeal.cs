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
    [InlineData("Lexora is looking to expand in Asia after raising $85 million.", "closed")]
    [InlineData("Lexora has agreed to raise $85 million.", "announced")]
    [InlineData("Lexora has signed a deal to raise $85 million.", "announced")]
    [InlineData("Lexora is thrilled to announce an $85 million round.", "announced")]
    [InlineData("Lexora is to receive an $85 million investment from Nvidia.", "announced")]
    [InlineData("Lexora is in talks for $85 million at a $3 billion valuation.", "in-talks")]
    [InlineData("Northgate Ventures is proud to lead an $85 million Series B round in Lexora.", "announced")]
    [InlineData("Nvidia has agreed to put $85 million into the startup Lexora.", "announced")]
    [InlineData("Nvidia is planning an $85 million investment in the startup Lexora.", "announced")]
    [InlineData("Nvidia pledged $85 million in funding for the startup Lexora.", "announced")]
    [InlineData("Nvidia has proposed an $85 million investment in the startup Lexora. However, the offer was declined by Lexora.",
        "cancelled")]
    [InlineData("Lexora is raising $85 million. It announced an $85 million Series J round yesterday.", "announced")]
    [InlineData("Nvidia is also leading a separate $85 million funding round for Lexora.", "announced")]
    [InlineData("Lexora was able to raise $85 million.", "closed")]
    [InlineData("Lexora has received term sheets for an $85 million round.", "in-talks")]
    [InlineData("Elon Musk has denied a report that his company Lexora secured $85 million.", "denied")]
    [InlineData("Nvidia and Lexora announced a partnership under which Nvidia will invest $85 million in Lexora.", "announced")]
    [InlineData("Northgate Ventures is leading an $85 million round in Lexora. It is valued at $3 billion, people familiar with it said.",
        "announced")]
    [InlineData("A $85 million round led by Northgate Ventures values Lexora at $3 billion.", "closed")]
    [InlineData("Northgate Ventures has led an $85 million investment in Lexora.", "closed")]
    [InlineData("Nvidia would invest $85 million in Lexora, both said.", "announced")]
    [InlineData("Northgate Ventures backs Lexora in an $85 million seed round.", "closed")]
    [InlineData("Northgate Ventures is investing in the seed round of Lexora.", "announced")]
    public void SaysHowFarItHasCome(string sentence, string status) => Assert.Equal(status, EnumWords.Of(One(sentence).Status.Value));

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
    [InlineData("Lexora has raised $85 million at $3 billion.", "USD 3B")]
    [InlineData("Lexora has raised $85 million in funding at a $3 billion price tag.", "USD 3B")]
    [InlineData("Lexora has raised $85 million, which brings its valuation to the neighborhood of $3 billion.", "about USD 3B")]
    [InlineData("Lexora has raised $85 million. Its five-year agreement is worth $3 billion.", null)]
    [InlineData("Lexora, which was valued at $1 billion in its Series B in 2024, has raised $85 million at $3 billion.", "USD 3B")]
    [InlineData("Lexora has raised $85 million. It was valued at $1 billion in its last round.", null)]
    [InlineData("Lexora has raised $85 million. It was valued at $1 billion when it raised $40 million in 2024.", null)]
    [InlineData("Lexora has raised $85 million from Nvidia, whose market value is $4 trillion.", null)]
    [InlineData("Lexora has raised $85 million to compete with Anthropic's $61 billion valuation.", null)]
    [InlineData("Lexora has raised $85 million. The median valuation of such rounds is $40 million.", null)]
    [InlineData("Lexora's latest round, an $85 million Series B led by Northgate Ventures, valued it at $3 billion.", "USD 3B")]
    [InlineData("Lexora raised $85 million. The round values it at $3 billion, three times the $1 billion it was worth in a Series B.",
        "USD 3B")]
    [InlineData("Lexora raised $85 million in total at a valuation of $3 billion.", "USD 3B")]
    [InlineData("Lexora raised $85 million. The market for legal software will be worth $3 billion by 2030.", null)]
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
    [InlineData("The lead investor in the round was Northgate Ventures.", "Northgate Ventures")]
    [InlineData("Lead investors were Northgate Ventures and Alder Fund.", "Northgate Ventures, Alder Fund")]
    [InlineData("It closed the round with Northgate Ventures as lead investor.", "Northgate Ventures")]
    [InlineData("The seed funding for Lexora was led by its owner Northgate Ventures.", "Northgate Ventures")]
    [InlineData("Led by former bank chief Ada Moor and co-founded by two judges, the company is small.", "")]
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
    [InlineData("Lexora closed a whopping nearly $85 million round.", "about USD 85M")]
    [InlineData("Lexora is in talks to raise about $2-3 billion.", "between USD 2B and 3B")]
    [InlineData("Nvidia will invest up to $85 million in the startup Lexora over three years.", "up to USD 85M")]
    [InlineData("Nvidia will acquire Lexora. The all-cash deal is worth about $85 million.", "about USD 85M")]
    [InlineData("Nvidia will acquire Lexora. The purchase price is $85 million.", "USD 85M")]
    [InlineData("Nvidia will acquire Lexora. The deal values the chip designer at $85 million.", "USD 85M")]
    [InlineData("Nvidia will acquire Lexora. A newspaper estimated the deal at roughly $85 million.", "about USD 85M")]
    [InlineData("Lexora is in discussions for a round of up to $85 million.", "up to USD 85M")]
    public void SaysHowMuch(string sentence, string amount) => Assert.Equal(amount, One(sentence).Amount?.Value.ToSeedText());

    [Theory]
    [InlineData("Lexora has never raised $85 million or any other sum in a round.")]
    [InlineData("Lexora raised $85 million for its second fund.")]
    [InlineData("Lexora raised $85 million to back founders who build tools for judges.")]
    [InlineData("Lexora secured $85 million from the US government.")]
    [InlineData("Lexora secured an $85 million deal with the army.")]
    [InlineData("Lexora will invest $85 million in Kenosha to build a data center. Kenosha is pleased.")]
    [InlineData("Nvidia should buy Lexora for $85 million, analysts say.")]
    [InlineData("Lexora announced a new $85 million investment into a data centre in Manchester.")]
    [InlineData("Lexora announced an $85 million investment.")]
    [InlineData("Nvidia has no plans to invest $85 million in Lexora.")]
    [InlineData("Lexora raised its forecast to $85 million.")]
    [InlineData("Lexora raised prices by $85 million.")]
    [InlineData("Lexora secured $85 million in tax credits.")]
    [InlineData("Lexora has received $85 million in funding from the Department of Energy.")]
    [InlineData("Lexora needs to raise $85 million, its founder said.")]
    [InlineData("Nvidia is putting $85 million into Lexora College. Lexora College is in Ohio.")]
    [InlineData("Lexora has closed on $85 million in capital commitments.")]
    [InlineData("Nvidia agreed to pay the newspaper Lexora $85 million to license its articles.")]
    [InlineData("Lexora plans to raise $85 million, according to the prospectus of its listing.")]
    [InlineData("Lexora's market value rose by $85 million.")]
    [InlineData("Lexora plans to secure private capital for its data centre.")]
    [InlineData("“Our $85 million investment in Lexora creates jobs,” the minister said.")]
    [InlineData("The $85 million bridge loan, if it is signed, pays for a stake in Lexora.")]
    [InlineData("Lexora raised concerns over an $85 million deal of its rivals.")]
    [InlineData("Lexora closed at $85 on Monday, valuing the company at $3 billion.")]
    [InlineData("Lexora wins $85 million in DARPA funding.")]
    [InlineData("Ada Moor has raised $85 million for her new startup. She once ran Lexora.")]
    [InlineData("Lexora pulled out of a $85 million deal in Spain.")]
    [InlineData("Lexora has closed an $85 million deal with Moor to supply lamps.")]
    public void TellsNoDeal(string sentence) => Assert.Empty(Read(sentence));

    [Theory]
    [InlineData("Lexora raised $85 million in Series B1 funding.", "series-b1")]
    [InlineData("Lexora closed an $85 million extension to its Series B round.", "series-b-extension")]
    [InlineData("China's Lexora raised more than $85 million in pre-IPO funding.", "pre-ipo")]
    public void SaysWhichRound(string sentence, string round) => Assert.Equal(round, One(sentence).Round?.Value.ToString());

    [Theory]
    [InlineData("Nvidia bought a 10% stake in Lexora for $85 million.", DealKind.StrategicInvestment)]
    [InlineData("Nvidia announced an investment of $85 million in the startup Lexora.", DealKind.StrategicInvestment)]
    [InlineData("Nvidia has agreed to pay the startup Lexora $85 million to license its technology and hire its team.",
        DealKind.AcquihireLicence)]
    [InlineData("Nvidia buys Lexora. It is not an acquisition: Nvidia will license its models and hire its founders.",
        DealKind.AcquihireLicence)]
    [InlineData("Lexora raised $85 million through loans with chips as collateral.", DealKind.Debt)]
    [InlineData("Lexora raised $85 million in a bond sale.", DealKind.Debt)]
    [InlineData("Lexora raised $85 million from the sale of convertible senior notes.", DealKind.Debt)]
    [InlineData("Lexora raised $85 million in a deal that included a secondary share sale.", DealKind.FundingRound)]
    [InlineData("Lexora completed an $85 million secondary share sale.", DealKind.Secondary)]
    [InlineData("Lexora raised $85 million last week, in one of the largest private debt financings ever.", DealKind.Debt)]
    [InlineData("Nvidia has hired the founders of Lexora and licensed its technology for $85 million.", DealKind.AcquihireLicence)]
    [InlineData("Nvidia bought a minority stake in Lexora.", DealKind.StrategicInvestment)]
    public void SaysWhatKindOfDealItIs(string sentence, DealKind kind) => Assert.Equal(kind, One(sentence).Kind.Value);

    [Theory]
    [InlineData("Lexora, which has raised $85 million from Nvidia, is launching a robot.")]
    [InlineData("Lexora has raised $85 million in less than two years.")]
    [InlineData("Lexora has raised $85 million over the past 18 months.")]
    [InlineData("Over the past year, Lexora closed five different funding deals worth about $85 million.")]
    [InlineData("With the new round, Lexora has raised $85 million.")]
    [InlineData("Since its start in 2021, Lexora has raised $85 million.")]
    [InlineData("Lexora has raised $85 million over five rounds.")]
    public void SaysWhatItHasRaisedInAll(string sentence)
    {
        var draft = Assert.Single(Read(sentence));
        Assert.Equal((DealKind.Cumulative, DealScope.Background), (draft.Kind.Value, draft.Scope));
    }

    [Theory]
    [InlineData("Previously, Lexora raised $85 million in a Series B round.")]
    [InlineData("Ada Moor joins from Lexora, which was bought by Nvidia for $85 million.")]
    [InlineData("Lexora, which raised $85 million from Northgate Ventures, is shutting down.")]
    public void SaysWhatIsNoNews(string sentence) => Assert.Equal(DealScope.Background, Assert.Single(Read(sentence)).Scope);

    [Theory]
    [InlineData("Lexora raises $500M to build robots", "Lexora said on Monday it secured a $500 million loan.", DealKind.Debt, "closed")]
    [InlineData("Lexora raises $500M in debt", "Lexora builds robots.", DealKind.Debt, "closed")]
    [InlineData("Lexora in talks to raise $85 million", "Lexora has agreed to raise $85 million.", DealKind.FundingRound, "announced")]
    [InlineData("Nvidia in talks to buy Lexora", "Nvidia has agreed to acquire Lexora for $2 billion.", DealKind.Acquisition, "announced")]
    public void SaysMoreThanItsHeadline(string title, string sentence, DealKind kind, string status)
    {
        var draft = Assert.Single(Read(sentence, title));
        Assert.Equal((kind, status), (draft.Kind.Value, EnumWords.Of(draft.Status.Value)));
    }

    [Theory]
    [InlineData("Ada Moor has raised $85 million for her new startup Lexora.")]
    [InlineData("Former minister Ada Moor raised $85 million for Lexora, her second startup.")]
    [InlineData("Lexora of Toronto, which makes robots, raised $85 million.")]
    [InlineData("Lexora came out of stealth with $85 million from Northgate Ventures.")]
    public void SaysWhoGetsTheMoney(string sentence) => Assert.Equal("Lexora", One(sentence).Company.Value.Name);

    [Fact]
    public void SaysWhoBorrows()
    {
        var draft = Assert.Single(Read("Nvidia seeks an $85 million loan to boost its stake in Lexora."));
        Assert.Equal(("Nvidia", DealKind.Debt), (draft.Company.Value.Name, draft.Kind.Value));
    }

    private static DraftDeal One(string sentence) =>
        Assert.Single(Read(sentence), draft => draft.Scope == DealScope.Main && draft.Kind.Value != DealKind.Cumulative);

    private static IReadOnlyList<DraftDeal> Read(string text, string title = "News of the law") => Reader.Read(new()
    {
        Title = title,
        Text = [text, "Lexora was founded in 2021."],
        Published = PartialDate.OfDay(new(2026, 5, 27)),
        Publisher = "The Gazette",
    });
}

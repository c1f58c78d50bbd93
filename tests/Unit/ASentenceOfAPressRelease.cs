using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Tests.Unit;

/// <summary>What press releases say of deals in their own words, and the announcements in the words of deals that tell none.</summary>
public sealed class ASentenceOfAPressRelease
{
    private static readonly ArticleReader Reader = new(new(Golden.Seeds.Value.Set.Organizations));

    [Theory]
    [InlineData("Lexora announced the successful closing of $85 million in new capital.", "closed")]
    [InlineData("Lexora is pleased to announce the closure of an $85 million seed round.", "closed")]
    [InlineData("Lexora is announcing the completion of its Series D funding round.", "closed")]
    [InlineData("Lexora is announcing an $85 million round.", "announced")]
    [InlineData("Lexora has closed an $85 million round. It aims to leverage its $85 million round to hire.", "closed")]
    [InlineData("Northgate Ventures and Alder Capital lead an $85 million investment in Lexora.", "closed")]
    [InlineData("Northgate Ventures will lead an $85 million investment in Lexora.", "announced")]
    [InlineData("Northgate Motors announced on Monday that it had acquired the startup Lexora.", "closed")]
    [InlineData("Northgate Motors, which serves firms seeking capital, has entered into an agreement to acquire the startup Lexora.",
        "announced")]
    [InlineData("Northgate Motors closes its acquisition of the startup Lexora.", "closed")]
    [InlineData("Northgate Motors has acquired the startup Lexora. The transaction is expected to close in June.", "announced")]
    [InlineData("Northgate Motors has closed its previously announced $85 million investment in the startup Lexora.", "closed")]
    public void SaysHowFarADealHasCome(string sentence, string status) => Assert.Equal(status, EnumWords.Of(One(sentence).Status.Value));

    [Theory]
    [InlineData("Lexora has raised $85 million. Led by Northgate Ventures, the round will pay for staff.", "Northgate Ventures")]
    [InlineData("Lexora has raised $85 million. Led by Anna Berg, the startup plans to grow in Asia.", null)]
    [InlineData("Lexora has raised $85 million in a round led by Stamford, Conn.-based Hilden Capital Management.",
        "Hilden Capital Management")]
    [InlineData("Lexora has raised $85 million in a round led by Anna Berg, a Board member at Pinboard.", "Anna Berg")]
    public void NamesOnlyWhoLeads(string sentence, string? lead) => Assert.Equal(lead,
        One(sentence).Parties.SingleOrDefault(party => party.Role.IsLead())?.Name.Name);

    [Theory]
    [InlineData("Lexora has raised $85 million from Lodestar, which has done deals with aggregate transaction values of $11 billion.")]
    [InlineData("Lexora has raised $85 million. It has insured property valued in excess of $100 billion.")]
    [InlineData("Lexora has raised $85 million. It sells into a care market, which is estimated to be valued at $98 billion by 2032.")]
    [InlineData("Lexora has raised $85 million at a $200 valuation.")]
    public void GivesNoValuationOfSomethingElse(string sentence) => Assert.Null(One(sentence).Valuation);

    [Theory]
    [InlineData("Lexora (NASDAQ: LXRA) has raised $85 million by selling common stock to institutions.")]
    [InlineData("Lexora has closed a non-brokered private placement of $85 million.")]
    [InlineData("Lexora has purchased 5416 Wyoming Avenue, a building in Charlotte.")]
    [InlineData("Lexora has acquired the Commodore Hotel.")]
    [InlineData("It buys classic Alfa Romeos, Fords and Toyotas.")]
    [InlineData("Lexora has secured an $995,594 recovery for a client.")]
    [InlineData("Lexora secures an advance purchase order worth over $1 million.")]
    [InlineData("Initial Payment: CAD $20,000 non-refundable")]
    [InlineData("Nelwood Funding announced a $5,500,000 land loan for a project of 40 homes.")]
    [InlineData("The Lowland Heart Foundation raised $110,000 for research.")]
    [InlineData("Lexora has an offer for business owners seeking affordable financing.")]
    [InlineData("Lexora, committed to advancing Robotica, announced its first cohort.")]
    public void TellsNoDeal(string sentence) => Assert.Empty(Reader.Read(ArticleOf(sentence)));

    private static DraftDeal One(string sentence) => Assert.Single(Reader.Read(ArticleOf(sentence)));

    private static Article ArticleOf(string sentence) => new()
    {
        Title = "News of the law",
        Text = [sentence, "Lexora was founded in 2021."],
        Published = PartialDate.OfDay(new(2026, 5, 27)),
        Publisher = "The Gazette",
    };
}

using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Headlines and sentences in the words of deals that tell none, and sums of which only a part is of a deal.</summary>
public sealed class AFigureOfSpeech
{
    private static readonly ArticleReader Reader = new(new(Golden.Seeds.Value.Set.Organizations));

    [Theory]
    [InlineData("Lexora raises a $1 trillion question.")]
    [InlineData("Lexora raised a $40 million problem for its suppliers.")]
    [InlineData("Lexora has secured over $100 million for victims of fires.")]
    [InlineData("Lexora has secured a jury verdict of $12 million.")]
    [InlineData("Lexora will raise $200,000 to support poetry.")]
    [InlineData("Lexora has secured more than $400 million in TVL.")]
    [InlineData("In the first half of the year Lexora closed $446 million across 11 loans.")]
    [InlineData("Lexora offers low rates, which allows eligible users to borrow funds at night.")]
    [InlineData("Lexora will bring its quantitative investment strategies to the table.")]
    [InlineData("Lexora targets future growth with innovative tech investments.")]
    [InlineData("Lexora can prove that scores of companies received $5 million in free loans.")]
    [InlineData("With Lexora everybody can buy Bitcoin at once.")]
    [InlineData("Northgate Motors has invested around $3 billion in Lexora since buying it in 2021.")]
    [InlineData("Northgate Motors will inject $555 million to Ramp Up production of Lexora.")]
    [InlineData("Northgate Motors will buy a 100% stake in Lexora for $40 million.")]
    [InlineData("Northgate Motors bought a 60 percent stake in Lexora for $40 million.")]
    public void TellsNoDeal(string sentence) => Assert.Empty(Read(sentence));

    [Theory]
    [InlineData("Lexora has raised $85 million in seed and Series A funding.", null)]
    [InlineData("Lexora has raised $85 million across its seed and Series A.", null)]
    [InlineData("Lexora has raised $85 million in Series A funding.", "series-a")]
    public void HasARoundIfItsSumIsOfOne(string sentence, string? round) =>
        Assert.Equal(round, Assert.Single(Read(sentence)).Round?.Value.ToString());

    [Theory]
    [InlineData("Lexora has raised $85 million in a Series A round and debt financing.", null)]
    [InlineData("Lexora has raised $85 million in a Series A round.", 85_000_000)]
    public void HasAnAmountIfItIsOfOneDeal(string sentence, int? amount) =>
        Assert.Equal(amount, (int?)Assert.Single(Read(sentence)).Amount?.Value.Figure);

    [Theory]
    [InlineData("Lexora has raised $85 million in a round co-led by Tarn Ventures & Hollin Institut.", "Tarn Ventures|Hollin Institut")]
    [InlineData("Lexora has raised $85 million in a round led by Tarn & Co.", "Tarn & Co")]
    [InlineData("Lexora has raised $85 million in a round led by Anna Berg of Tarn Ventures.", "Tarn Ventures")]
    [InlineData("Lexora has raised $85 million in a round led by Anna Berg at Tarn Ventures.", "Tarn Ventures")]
    public void NamesWhoLeads(string sentence, string leads) => Assert.Equal(leads.Split('|'),
        Assert.Single(Read(sentence)).Parties.Where(party => party.Role.IsLead()).Select(party => party.Name.Name));

    [Theory]
    [InlineData("Northgate Motors buys Lexora", "Northgate Motors has acquired the business of Lexora, a maker of chips.")]
    [InlineData("Northgate Motors buys Lexora", "Northgate Motors has acquired Indian chip maker Lexora Pvt. Ltd in an all-cash deal.")]
    public void IsClosedIfTheTextSaysSo(string title, string sentence)
    {
        var deal = Assert.Single(Read(sentence, title));

        Assert.Equal((DealStatus.Closed, "Lexora"), (deal.Status.Value, deal.Company.Value.Name));
    }

    private static IReadOnlyList<DraftDeal> Read(string sentence, string title = "News of the law") => Reader.ReadAll(new()
    {
        Title = title,
        Text = [sentence, "Lexora was founded in 2021."],
        Published = PartialDate.OfDay(new(2026, 5, 27)),
    }).Deals;
}

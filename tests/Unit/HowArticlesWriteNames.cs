using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Tests.Unit;

/// <summary>
/// Names as articles write them: with legal forms and numbers, at the beginning of sentences, beside products, and as "we" and "the firm".
/// </summary>
public sealed class HowArticlesWriteNames
{
    private static readonly ArticleReader Reader = new(new(Golden.Seeds.Value.Set.Organizations));

    [Theory]
    [InlineData("Tendril Inc. has raised $85 million.", "Tendril")]
    [InlineData("Tendril, Inc. has raised $85 million.", "Tendril")]
    [InlineData("Tendril Technologies Ltd. has raised $85 million.", "Tendril Technologies")]
    [InlineData("Oakfield Corp. invested $85 million in Tendril Inc. in May.", "Tendril")]
    [InlineData("Oakfield has invested $85 million in Moonfort maker Tendril.", "Tendril")]
    [InlineData("Oakfield has bought Moonfort creator Tendril for $85 million.", "Tendril")]
    [InlineData("Oakfield Inc. agreed to acquire the battery-technology company Tendril Corp. for $85 million.", "Tendril")]
    [InlineData("Oakfield has acquired the startup behind Tendril for $85 million.", "Tendril")]
    [InlineData("WATERLOO, Ontario – May 27, 2026—Tendril, a maker of lamps, has raised $85 million.", "Tendril")]
    [InlineData("We are excited to announce that Tendril has agreed to be acquired by Oakfield for $85 million.", "Tendril")]
    [InlineData("Tendril has secured access to $85 million in Series C funding.", "Tendril")]
    public void AreThoseOfTheCompany(string sentence, string company) =>
        Assert.Equal(company, Assert.Single(Read(sentence)).Company.Value.Name);

    [Theory]
    [InlineData("Tendril, a maker of lamps, has raised $85 million and shows the Tendril Lantern. Tendril sells it in May.")]
    [InlineData("The Tendril Platform is known to many. Its maker Tendril has raised $85 million.", "Tendril takes in money")]
    [InlineData("Tendril closed an $85 million round. Tendrilon Monday said that it closed a new round with Oakfield.")]
    [InlineData("Tendril closed an $85 million round. Last year withTendril announced a round of $12 million from Oakfield.")]
    public void AreNotLengthenedByProductsAndGluedWords(string text, string title = "News of the law") =>
        Assert.Equal("Tendril", Assert.Single(Read(text, title)).Company.Value.Name);

    [Fact]
    public void AreNotMadeOfTheEndsOfTwoSentences() =>
        Assert.Empty(Assert.Single(Read("Tendril has raised $85 million, more than in March.Oakfield led the round.")).Parties);

    [Theory]
    [InlineData("Oakfield is in talks to buy a stake in Tendril's US arm for $85 million.")]
    [InlineData("Tendril raised prices by $85, and then by $250.")]
    public void MayBeOfNoDeal(string sentence) => Assert.Empty(Read(sentence));

    [Theory]
    [InlineData("Legal Harbor has raised $85 million. The legal tools of Legal Harbor run in a harbor of data.", "Legal Harbor")]
    [InlineData("Bramble has closed an $85 million round. Users of Bramble like Bramble, and no bramble grows there.", "Bramble")]
    public void BeginSentences(string text, string company) => Assert.Equal(company, Assert.Single(Read(text)).Company.Value.Name);

    [Theory]
    [InlineData("Tendril has raised $85 million in a round led by First Round Capital.", "First Round Capital")]
    [InlineData("Tendril has raised $85 million in a round led by Liquid 2 Ventures.", "Liquid 2 Ventures")]
    [InlineData("Tendril has raised $85 million in a round led by Amazon.com Inc.", "Amazon")]
    public void AreThoseOfTheLead(string sentence, string lead) =>
        Assert.Equal(lead, Assert.Single(Assert.Single(Read(sentence)).Parties, party => party.Role == PartyRole.Lead).Name.Name);

    [Theory]
    [InlineData("Tendril", 1)]
    [InlineData("The Gazette", 0)]
    [InlineData(null, 0)]
    public void AreWeInACompanysOwnWords(string? publisher, int deals) => Assert.Equal(deals, Reader.Read(new()
    {
        Title = "News of the law",
        Text = ["Courts like Tendril, and Tendril likes courts. Today, we have raised $85 million in seed funding."],
        Publisher = publisher,
        Published = PartialDate.OfDay(new(2026, 5, 27)),
    }).Count);

    [Fact]
    public void StandForThemselvesInThePartsAboutThem()
    {
        var deal = Assert.Single(Reader.Read(new()
        {
            Title = "News of the law",
            Text =
            [
                "Tendril has raised $85 million from Elmhurst Capital.", "About Elmhurst Capital",
                "Elmhurst Capital invests in Norway. The firm announced a pool of capital of $670 million in 2022.",
            ],
            Published = PartialDate.OfDay(new(2026, 5, 27)),
        }));
        Assert.Equal("$85M", deal.Amount!.Value.ToString());
    }

    private static IReadOnlyList<DraftDeal> Read(string sentence, string title = "News of the law") => Reader.Read(new()
    {
        Title = title,
        Text = [sentence, "Tendril was founded in 2021."],
        Published = PartialDate.OfDay(new(2026, 5, 27)),
    });
}

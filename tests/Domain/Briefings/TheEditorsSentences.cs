using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Publishing.Feeds;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>The sentences that an editor has signed, made from the frozen seeds. docs/words.md has those that they replaced.</summary>
public sealed class TheEditorsSentences
{
    [Fact]
    public void NameTheMonthsLargestRoundInItsHeading() =>
        Assert.Equal("AI companies raised at least $76.8B in May 2026, Anthropic $65B of it", Story.Headline(TheRecord.Period("2026-05")));

    [Fact]
    public void CompareAMonthOfWhichTheRecordIsNotFinished() => Assert.Equal(
        "We hold two June rounds, for about $1.72B, against eleven in May; our June record is not finished.",
        TheRecord.Period("2026-06").Lede[0]);

    [Fact]
    public void CompareAMonthThatHasLongBeenReported()
    {
        var february = TheRecord.Period("2026-02").Lede;
        Assert.Equal("16 rounds we hold were announced in February 2026, for at least $162B.", february[0]);
        Assert.Equal("We hold eight rounds of January 2026, for at least $22.5B, and four of February 2025, for $1.13B.", february[^1]);
    }

    [Fact]
    public void TellNoNewsThatIsNone()
    {
        Assert.DoesNotContain(NewsOf("deepseek-2026"), news => news.Contains("rumoured", StringComparison.Ordinal));
        Assert.DoesNotContain(
            TheRecord.Deals.Where(deal => deal.Company.Id == IdOf("harvey")).SelectMany(deal => NewsOf($"{deal.Id}")),
            news => news.Contains("about $11B", StringComparison.Ordinal));
    }

    [Fact]
    public void SayWhoRaisedWhatAndHowThatBecameKnown()
    {
        var minimax = TheRecord.Deal("minimax-2024-03");
        Assert.Equal("MiniMax raised $600M at about $2.5B, led by Alibaba Group", Story.Headline(minimax));
        Assert.StartsWith(
            "First reported in talks on 5 March 2024; confirmed closed on 19 June 2025.",
            string.Join(" ", Story.OfDeal(minimax, TheRecord.Day)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void TellDisagreeingReportsAsRanges()
    {
        const string Ranges = "Reports put the sum at $3B to $10B and the value at $20B to $59B; its six sources disagree";
        Assert.Contains(Ranges, string.Join(" ", Story.OfDeal(TheRecord.Deal("deepseek-2026"), TheRecord.Day)), StringComparison.Ordinal);
        var company = TheRecord.Company(IdOf("deepseek"));
        Assert.Equal("DeepSeek is in talks to raise money.", company[0]);
        Assert.StartsWith(Ranges, company[1], StringComparison.Ordinal);
        Assert.Equal("We hold no completed deal of it.", company[2]);
    }

    [Fact]
    public void KeepWhatAMonthOnlyTalkedOfOutOfItsSum()
    {
        var october = TheRecord.Period("2025-10");
        Assert.StartsWith("Nine rounds we hold were announced in October 2025, for $4.54B", october.Lede[0], StringComparison.Ordinal);
        Assert.DoesNotContain("xAI", string.Join(" ", october.Lede), StringComparison.Ordinal);
        Assert.Contains(
            "xAI’s $20B, in talks that month, was reported closed in January 2026.", Story.SettledLater(TheRecord.Deals)["2025-10"]);
    }

    [Fact]
    public void TellMoneyRaisedApartFromSharesSold()
    {
        var openAi = TheRecord.Company(IdOf("openai"));
        Assert.Equal(
            "OpenAI has raised between about $169.6B and $269.6B in seven rounds we hold; " +
            "investors also sold about $8.1B of shares to each other (one undisclosed).",
            openAi[0]);
        Assert.Equal("It was last valued at $730B before the money ($840B after) in February 2026.", openAi[1]);
        Assert.DoesNotContain("talks", string.Join(" ", openAi), StringComparison.Ordinal);
    }

    [Fact]
    public void SayWhoReportsATakeover()
    {
        var anysphere = TheRecord.Company(IdOf("anysphere"));
        Assert.Equal("Anysphere has raised $3.27B in four rounds we hold.", anysphere[0]);
        Assert.Equal("SpaceX agreed to buy it for $60B in April 2026, according to blogs and databases alone.", anysphere[1]);
    }

    [Theory]
    [InlineData("io-products", "OpenAI bought io Products for $6.4B in May 2025.")]
    [InlineData("aleph-alpha", "Cohere agreed to buy it in April 2026; price undisclosed, valued at $3B.")]
    public void NameTheBuyerOfACompany(string company, string expected) => Assert.Contains(expected, TheRecord.Company(IdOf(company)));

    [Theory]
    [InlineData("tencent", "Tencent has joined twelve rounds at seven AI companies, most of them in China, and led two.")]
    [InlineData("tencent", "Its own share is not reported.")]
    [InlineData("spark-capital", "Spark Capital has joined three rounds at Abridge and Baseten and led one.")]
    [InlineData("cvs-health-ventures", "CVS Health Ventures has joined three rounds of Abridge.")]
    [InlineData("sap", "SAP joined Aleph Alpha’s Series B of $500M in November 2023.")]
    public void NameWhatAnInvestorJoined(string investor, string expected) => Assert.Contains(expected, TheRecord.Investor(IdOf(investor)));

    [Fact]
    public void TellADealInAFeed() => Assert.StartsWith(
        "Cohere agreed to buy Aleph Alpha; price undisclosed, valued at $3B.",
        DealEntry.Of([TheRecord.Deal("aleph-alpha-2026-04-cohere").Deal]).Single().ToEntry("https://example.org/").Text,
        StringComparison.Ordinal);

    [Fact]
    public void SayThatAMonthIsEmpty() =>
        Assert.Equal("We hold no AI funding round of July 2022", Story.Headline(TheRecord.Period("2022-07")));

    private static IEnumerable<string> NewsOf(string deal) => TheRecord.NewsOf(deal);
}

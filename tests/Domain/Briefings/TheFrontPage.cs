using ServerlessDeals.Publishing.Front;
using static ServerlessDeals.Tests.Domain.Items;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>What the front page says first, and what it chooses to show.</summary>
public sealed class TheFrontPage
{
    private static readonly DateOnly DayOfTheBuild = new(2024, 12, 1);

    [Theory]
    [InlineData("USD 600M", "USD 100M", "In March A raised $600M")]
    [InlineData("EUR 600M", "USD 100M", "In March A raised €600M (about $650M)")]
    [InlineData("at least USD 600M", "at least USD 100M", "In March A raised at least $600M")]
    [InlineData("USD 600M", "undisclosed", "In March A raised $600M")]
    [InlineData("USD 600M", "USD 580M", "In March A raised $600M")]
    [InlineData("USD 600M", "USD 600M", "AI companies raised $1.2B in March, in two rounds")]
    [InlineData("undisclosed", "undisclosed", "AI companies raised undisclosed amounts in March, in two rounds")]
    [InlineData("TWD 5M", "TWD 7M", "AI companies raised NT$12M in March, in two rounds")]
    public void HeadlinesTheLargestRoundIfItIsMostOfTheMoneyAndElseTheTotal(string largest, string other, string headline) =>
        Assert.Equal(headline, StoryOf(Deal("a", largest), Deal("b", other)).Headline);

    [Theory]
    [InlineData("USD 900M pre-money", "In March A raised $1B, at $900M before the money")]
    [InlineData("about USD 9B post-money", "In March A raised $1B, at about $9B after the money")]
    [InlineData("EUR 9B", "In March A raised $1B, at a value of €9B (about $9.8B)")]
    public void SaysWhetherAValuationIncludesTheMoney(string worth, string headline) =>
        Assert.Equal(headline, StoryOf(Deal("a", "USD 1B").At(worth)).Headline);

    [Fact]
    public void LeavesOutAValuationThatNoSourceGivesWithTheAmount()
    {
        var deal = Deal("a", "USD 1B").At("USD 9B");
        Assert.Equal("In March A raised $1B", StoryOf(deal with { Unpaired = true }).Headline);
        Assert.Equal("In March A raised $1B", StoryOf(deal with { FromTalks = ["valuation"] }).Headline);
    }

    [Fact]
    public void HeadlinesNoRoundThatOnlyAggregatorsReport()
    {
        var story = StoryOf(Deal("a", "USD 1B") with { Unconfirmed = true });
        Assert.Equal("AI companies raised $1B in March, in one round", story.Headline);
        Assert.Equal("The largest round that we hold of March is A’s: $1B, which only aggregators report.", story.Lede[0]);
    }

    [Fact]
    public void NamesTheYearOnlyIfTheRecordEndsInAnother() =>
        Assert.Equal("In March 2024 A raised $1B", FrontStory.Of(Month(Deal("a", "USD 1B")), null, 2025).Headline);

    [Theory]
    [InlineData("The two March rounds that we hold come to at least $700M, and to at least $100M without A’s.", "at least USD 100M")]
    [InlineData("No other March round that we hold has an amount of its own in dollars.", "undisclosed")]
    public void SaysWhatTheOtherRoundsComeTo(string sentence, string other) =>
        Assert.Equal(sentence, StoryOf(Deal("a", "USD 600M"), Deal("b", other)).Lede[0]);

    [Fact]
    public void SaysHowManyRoundsGaveNoAmount() => Assert.Equal(
        "The three March rounds that we hold come to $700M, and to $100M without A’s; one gave no amount in dollars.",
        StoryOf(Deal("a", "USD 600M"), Deal("b", "USD 100M"), Deal("c", "undisclosed")).Lede[0]);

    [Fact]
    public void ComparesAsMuchAsItHolds()
    {
        var month = Month([Deal("a", "USD 1B")], [Deal("b", "USD 1M"), Deal("c", "undisclosed")], []);
        Assert.Equal(
            [
                "It is the only round of March that we hold.",
                "We hold two of February, for $1M, and none of March 2023.",
                "March has one, and our record of it is not finished.",
            ],
            FrontStory.Of(month, month, 2024).Lede);
        Assert.Single(FrontStory.Of(Month([Deal("a", "USD 1B")], [], [], reported: "2024-03-20"), null, 2024).Lede);
    }

    [Theory]
    [InlineData(null, "Nothing is recorded yet")]
    [InlineData("2024-11-17", "Recorded up to 17 November 2024")]
    [InlineData("2024-11-16", "Nothing recorded since 16 November 2024")]
    [InlineData("2024-03", "Nothing recorded since March 2024")]
    public void SaysWhereTheRecordEnds(string? newest, string words) =>
        Assert.Equal(words, FrontStory.RecordEnds(newest is null ? null : DateOf(newest), DayOfTheBuild));

    [Theory]
    [InlineData("USD 9B", "USD 5B", "USD 8B", "March 2024 brought more money than February 2024 and March 2023")]
    [InlineData("USD 1B", "USD 5B", "USD 8B", "March 2024 brought less money than February 2024 and March 2023")]
    [InlineData("USD 6B", "USD 5B", "USD 8B", "March 2024 beside February 2024 and March 2023")]
    [InlineData("USD 9B", "at least USD 5B", "USD 8B", "March 2024 beside February 2024 and March 2023")]
    [InlineData("about USD 8.2B", "USD 5B", "USD 8B", "March 2024 beside February 2024 and March 2023")]
    [InlineData("USD 9B", "undisclosed", "USD 8B", "March 2024 beside February 2024 and March 2023")]
    public void SaysThatAMonthBroughtMoreOnlyIfThatIsSure(string now, string before, string yearBefore, string heading) => Assert.Equal(
        heading, ComparedPeriods.Newest([Month([Deal("a", now)], [Deal("b", before)], [Deal("c", yearBefore)])])!.Heading);

    [Fact]
    public void ComparesNoMonthThatIsNotComplete() =>
        Assert.Null(ComparedPeriods.Newest([Month([Deal("a", "USD 1B")], [], [], reported: "2024-03-20")]));

    [Theory]
    [InlineData("$3B to $10B", "about USD 7.4B", "USD 3B", "up to USD 10B")]
    [InlineData("$3B to $10B", "USD 3B", "between USD 4B and 10B")]
    [InlineData("$3B to $4B", "USD 3B", "EUR 9B", "USD 4B")]
    [InlineData(null, "USD 3B", "about USD 3B", "undisclosed", null)]
    [InlineData(null, "undisclosed", null)]
    public void GivesTheRangeOfContradictingSources(string? range, params string?[] amounts) =>
        Assert.Equal(range, MoneySpread.Of([.. amounts.Select(amount => amount is null ? (Amount?)null : AmountOf(amount))])?.ToString());

    [Fact]
    public void PutsTheNewestReportOfTalksFirstAndStaleTalksApart()
    {
        var old = Deal("a", "USD 1B", DealStatus.InTalks) with { LastHeard = new(2023, 1, 1), Reported = DateOf("2023-01-01") };
        var first = Deal("b", "USD 1B", DealStatus.InTalks) with { LastHeard = new(2024, 11, 1), Reported = DateOf("2024") };
        var second = Deal("c", "USD 1B", DealStatus.Rumoured) with { LastHeard = new(2024, 3, 1), Reported = DateOf("2024-03-01") };
        var talks = Talks.Of([old, first, second, Deal("d", "USD 1B")], DayOfTheBuild);
        Assert.Equal(["C", "B"], NamesOf(talks.Live));
        Assert.Equal(["A"], NamesOf(talks.Stale));
    }

    private static FrontStory StoryOf(params DealItem[] deals) => FrontStory.Of(Month(deals), null, 2024);

    private static string[] NamesOf(IEnumerable<DealItem> deals) => [.. deals.Select(deal => deal.Company.Name)];
}

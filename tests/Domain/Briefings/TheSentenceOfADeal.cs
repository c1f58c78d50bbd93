using static ServerlessDeals.Tests.Domain.Items;

namespace ServerlessDeals.Tests.Domain;

public sealed class TheSentenceOfADeal
{
    [Theory]
    [InlineData(DealKind.FundingRound, DealStatus.Rumoured, "A is said to be seeking $1B at $5B, led by X")]
    [InlineData(DealKind.FundingRound, DealStatus.InTalks, "A is in talks to raise $1B at $5B, led by X")]
    [InlineData(DealKind.FundingRound, DealStatus.Announced, "A raised $1B at $5B, led by X")]
    [InlineData(DealKind.StrategicInvestment, DealStatus.Closed, "A raised $1B at $5B, led by X")]
    [InlineData(DealKind.FundingRound, DealStatus.Cancelled, "A called off a round of $1B at $5B")]
    [InlineData(DealKind.FundingRound, DealStatus.Denied, "A denied that it was raising $1B at $5B")]
    [InlineData(DealKind.Acquisition, DealStatus.Rumoured, "A is said to be for sale for $1B")]
    [InlineData(DealKind.Acquisition, DealStatus.InTalks, "A is in talks to be bought for $1B")]
    [InlineData(DealKind.Acquisition, DealStatus.Announced, "A agreed to be bought for $1B")]
    [InlineData(DealKind.Acquisition, DealStatus.Closed, "A was bought for $1B")]
    [InlineData(DealKind.Acquisition, DealStatus.Cancelled, "A called off its sale for $1B")]
    [InlineData(DealKind.Acquisition, DealStatus.Denied, "A denied being for sale for $1B")]
    [InlineData(DealKind.Debt, DealStatus.Rumoured, "A is said to be borrowing $1B")]
    [InlineData(DealKind.Debt, DealStatus.InTalks, "A is in talks to borrow $1B")]
    [InlineData(DealKind.Debt, DealStatus.Announced, "A agreed to borrow $1B")]
    [InlineData(DealKind.Debt, DealStatus.Closed, "A borrowed $1B")]
    [InlineData(DealKind.Debt, DealStatus.Cancelled, "A gave up borrowing $1B")]
    [InlineData(DealKind.Debt, DealStatus.Denied, "A denied borrowing $1B")]
    [InlineData(DealKind.Secondary, DealStatus.Rumoured, "A’s shareholders are said to be selling $1B of shares to X at $5B")]
    [InlineData(DealKind.Secondary, DealStatus.InTalks, "A’s shareholders are in talks to sell $1B of shares to X at $5B")]
    [InlineData(DealKind.Secondary, DealStatus.Announced, "A’s shareholders agreed to sell $1B of shares to X at $5B")]
    [InlineData(DealKind.Secondary, DealStatus.Closed, "A’s shareholders sold $1B of shares to X at $5B")]
    [InlineData(DealKind.Secondary, DealStatus.Cancelled, "A’s shareholders called off a sale of $1B of shares at $5B")]
    [InlineData(DealKind.Secondary, DealStatus.Denied, "A’s shareholders denied selling $1B of shares at $5B")]
    [InlineData(DealKind.Cumulative, DealStatus.Closed, "A raised $1B in several rounds within a year")]
    public void SaysWhatHappenedByKindAndStatus(DealKind kind, DealStatus status, string expected) =>
        Assert.Equal(expected, DealSentence.Headline(Deal("a", "USD 1B", status, kind).At("USD 5B").With(Party("x", PartyRole.Lead))));

    [Theory]
    [InlineData(DealStatus.Rumoured, "X is said to want to buy A for $60B")]
    [InlineData(DealStatus.InTalks, "X is in talks to buy A for $60B")]
    [InlineData(DealStatus.Announced, "X agreed to buy A for $60B")]
    [InlineData(DealStatus.Closed, "X bought A for $60B")]
    [InlineData(DealStatus.Cancelled, "X called off buying A for $60B")]
    [InlineData(DealStatus.Denied, "X denied buying A for $60B")]
    public void NamesTheBuyerOfATakeover(DealStatus status, string expected) =>
        Assert.Equal(
            expected,
            DealSentence.Headline(Deal("a", "USD 60B", status, DealKind.Acquisition).With(Party("x", PartyRole.Acquirer))));

    [Fact]
    public void HasAPluralVerbForTwoBuyers() => Assert.Equal(
        "X and Y are in talks to buy A for $60B",
        DealSentence.Headline(Deal("a", "USD 60B", DealStatus.InTalks, DealKind.Acquisition)
            .With(Party("x", PartyRole.Acquirer), Party("y", PartyRole.Acquirer))));

    [Theory]
    [InlineData(DealStatus.Rumoured, "X is said to want to license A’s technology and hire its people for $20B")]
    [InlineData(DealStatus.InTalks, "X is in talks to license A’s technology and hire its people for $20B")]
    [InlineData(DealStatus.Announced, "X agreed to license A’s technology and hire its people for $20B")]
    [InlineData(DealStatus.Closed, "X licensed A’s technology and hired its people for $20B")]
    [InlineData(DealStatus.Cancelled, "X called off licensing A’s technology for $20B")]
    [InlineData(DealStatus.Denied, "X denied licensing A’s technology for $20B")]
    public void NamesTheLicenseeOfAnAcquihire(DealStatus status, string expected) => Assert.Equal(
        expected,
        DealSentence.Headline(Deal("a", "USD 20B", status, DealKind.AcquihireLicence).With(Party("x", PartyRole.Licensee))));

    [Fact]
    public void NamesTheLender() => Assert.Equal(
        "A borrowed $2B from X",
        DealSentence.Headline(Deal("a", "USD 2B", DealStatus.Closed, DealKind.Debt).With(Party("x", PartyRole.Lender))));

    [Fact]
    public void SaysIfTheAmountIsUndisclosed()
    {
        var round = Deal("a", "undisclosed", DealStatus.Closed);
        Assert.Equal("A raised money; amount undisclosed", DealSentence.Headline(round));
        Assert.Equal("A raised a Series B; amount undisclosed", DealSentence.Headline(round with { Round = Slug.Parse("series-b").Value }));
        Assert.Equal("A raised a seed round; amount undisclosed", DealSentence.Headline(round with { Round = Slug.Parse("seed").Value }));
        Assert.Equal(
            "A is in talks to raise money at $12B", DealSentence.Headline(Deal("a", "undisclosed", DealStatus.InTalks).At("USD 12B")));
        Assert.Equal("A called off a round", DealSentence.Headline(Deal("a", "undisclosed", DealStatus.Cancelled)));
        var takeover = Deal("a", "undisclosed", DealStatus.Announced, DealKind.Acquisition).With(Party("x", PartyRole.Acquirer));
        Assert.Equal("X agreed to buy A; price undisclosed", DealSentence.Headline(takeover));
        Assert.Equal("X agreed to buy A; price undisclosed, valued at $3B", DealSentence.Headline(takeover.At("USD 3B")));
        Assert.Equal(
            "X is in talks to buy A, valued at $3B", DealSentence.Headline(takeover.At("USD 3B") with { Status = DealStatus.InTalks }));
    }

    [Theory]
    [InlineData("USD 730B pre-money", "A raised $1B at $730B before the money")]
    [InlineData("USD 840B post-money", "A raised $1B at $840B")]
    [InlineData("between USD 55B and 60B", "A raised $1B at $55B to $60B")]
    public void SaysIfAValuationIsBeforeTheMoney(string worth, string expected) =>
        Assert.Equal(expected, DealSentence.Headline(Deal("a", "USD 1B", DealStatus.Closed).At(worth)));

    [Fact]
    public void NamesNoLeadThatWasOnlyInTalks() => Assert.Equal(
        "A raised $1B",
        DealSentence.Headline(Deal("a", "USD 1B", DealStatus.Closed).With(Party("x", PartyRole.Lead) with { OnlyInTalks = true })));

    [Fact]
    public void NamesAFewOfManyLeads() => Assert.Equal(
        "A raised $1B, led by P, Q and two others",
        DealSentence.Headline(Deal("a", "USD 1B", DealStatus.Closed)
            .With([.. "pqrs".Select(letter => Party($"{letter}", PartyRole.CoLead))])));

    [Fact]
    public void EndsWithTheCaveatsThatApply()
    {
        var deal = Deal("a", "USD 1B", DealStatus.Closed).At("USD 5B");
        Assert.Equal("A raised $1B at $5B.", DealSentence.Of(deal));
        Assert.Equal(
            "A raised $1B. Another source values it at $5B.",
            DealSentence.Of(deal with { Unpaired = true }));
        Assert.Equal(
            "A raised $1B at $5B. Unconfirmed: only blogs and databases say so.", DealSentence.Of(deal with { Unconfirmed = true }));
        Assert.Equal(
            "A raised $1B at $5B. The amount is from the earlier talks.",
            DealSentence.Of(deal with { FromTalks = ["amount", "role:x"] }));
        Assert.Equal(
            "A raised $1B at $5B. The amount and valuation are from the earlier talks.",
            DealSentence.Of(deal with { FromTalks = ["amount", "valuation"] }));
        Assert.Equal("A raised $1B at $5B.", DealSentence.Of(deal with { FromTalks = ["role:x"] }));
    }
}

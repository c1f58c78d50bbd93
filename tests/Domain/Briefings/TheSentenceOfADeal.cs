using static ServerlessDeals.Tests.Domain.Items;

namespace ServerlessDeals.Tests.Domain;

public sealed class TheSentenceOfADeal
{
    [Theory]
    [InlineData(DealKind.FundingRound, DealStatus.Rumoured, "A is said to be raising $1B at $5B, led by X")]
    [InlineData(DealKind.FundingRound, DealStatus.InTalks, "A is in talks to raise $1B at $5B, led by X")]
    [InlineData(DealKind.FundingRound, DealStatus.Announced, "A raises $1B at $5B, led by X")]
    [InlineData(DealKind.StrategicInvestment, DealStatus.Closed, "A raised $1B at $5B, led by X")]
    [InlineData(DealKind.FundingRound, DealStatus.Cancelled, "A gave up raising $1B at $5B")]
    [InlineData(DealKind.FundingRound, DealStatus.Denied, "A denies raising $1B at $5B")]
    [InlineData(DealKind.Acquisition, DealStatus.Rumoured, "A is said to be for sale for $1B")]
    [InlineData(DealKind.Acquisition, DealStatus.Closed, "A was bought for $1B")]
    [InlineData(DealKind.Debt, DealStatus.Closed, "A borrowed $1B")]
    [InlineData(DealKind.Debt, DealStatus.InTalks, "A is in talks to borrow $1B")]
    [InlineData(DealKind.Secondary, DealStatus.Closed, "Shares of A changed hands for $1B at $5B")]
    [InlineData(DealKind.Secondary, DealStatus.Cancelled, "A sale of shares of A for $1B at $5B was called off")]
    [InlineData(DealKind.Cumulative, DealStatus.Closed, "A raised $1B in several rounds within a year")]
    public void SaysWhatHappenedByKindAndStatus(DealKind kind, DealStatus status, string expected) =>
        Assert.Equal(expected, DealSentence.Headline(Deal("a", "USD 1B", status, kind).At("USD 5B").With(Party("x", PartyRole.Lead))));

    [Theory]
    [InlineData(DealStatus.Rumoured, "X is said to want to buy A for $60B")]
    [InlineData(DealStatus.InTalks, "X is in talks to buy A for $60B")]
    [InlineData(DealStatus.Announced, "X agrees to buy A for $60B")]
    [InlineData(DealStatus.Closed, "X bought A for $60B")]
    [InlineData(DealStatus.Cancelled, "X gave up buying A for $60B")]
    [InlineData(DealStatus.Denied, "X denies buying A for $60B")]
    public void NamesTheBuyerOfATakeover(DealStatus status, string expected) =>
        Assert.Equal(
            expected,
            DealSentence.Headline(Deal("a", "USD 60B", status, DealKind.Acquisition).With(Party("x", PartyRole.Acquirer))));

    [Fact]
    public void NamesTheLicenseeOfAnAcquihire() => Assert.Equal(
        "X took over A’s technology and people for $20B, by a licence",
        DealSentence.Headline(Deal("a", "USD 20B", DealStatus.Closed, DealKind.AcquihireLicence).With(Party("x", PartyRole.Licensee))));

    [Fact]
    public void NamesTheLender() => Assert.Equal(
        "A borrowed $2B from X",
        DealSentence.Headline(Deal("a", "USD 2B", DealStatus.Closed, DealKind.Debt).With(Party("x", PartyRole.Lender))));

    [Fact]
    public void SaysIfTheAmountIsUndisclosed()
    {
        Assert.Equal("A raised an undisclosed amount", DealSentence.Headline(Deal("a", "undisclosed", DealStatus.Closed)));
        Assert.Equal(
            "X is in talks to buy A for an undisclosed price, at a value of $3B",
            DealSentence.Headline(Deal("a", "undisclosed", DealStatus.InTalks, DealKind.Acquisition).At("USD 3B")
                .With(Party("x", PartyRole.Acquirer))));
    }

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
            "A raised $1B at $5B. No source gives that amount with that valuation.",
            DealSentence.Of(deal with { Unpaired = true }));
        Assert.Equal("A raised $1B at $5B. Unconfirmed: reported only by aggregators.", DealSentence.Of(deal with { Unconfirmed = true }));
        Assert.Equal(
            "A raised $1B at $5B. The amount is from the earlier talks.",
            DealSentence.Of(deal with { FromTalks = ["amount", "role:x"] }));
        Assert.Equal(
            "A raised $1B at $5B. The amount and valuation are from the earlier talks.",
            DealSentence.Of(deal with { FromTalks = ["amount", "valuation"] }));
        Assert.Equal("A raised $1B at $5B.", DealSentence.Of(deal with { FromTalks = ["role:x"] }));
    }
}

using static ServerlessDeals.Tests.Domain.DealsFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>DOMAIN.md, section 1, rule 1: the terms of early talks are never shown as the terms of a settled deal.</summary>
public sealed class TheStageOfAClaim
{
    [Theory]
    [InlineData(DealStatus.Rumoured, DealStage.Talks)]
    [InlineData(DealStatus.InTalks, DealStage.Talks)]
    [InlineData(DealStatus.Announced, DealStage.Settled)]
    [InlineData(DealStatus.Closed, DealStage.Settled)]
    [InlineData(DealStatus.Cancelled, DealStage.Ended)]
    [InlineData(DealStatus.Denied, DealStage.Ended)]
    public void FollowsFromItsStatus(DealStatus status, DealStage stage) => Assert.Equal(stage, status.Stage());

    [Theory]
    [InlineData("company 2024-01-01 in-talks: amount USD 5M", "aggregator 2024-02-01 closed: amount USD 7M")]
    [InlineData("press 2024-03-01 rumoured: amount USD 5M", "press 2024-01-01 announced: amount USD 7M")]
    [InlineData("press 2024-01-01 in-talks: amount USD 5M", "press 2024-02-01 announced: amount about USD 7M")]
    [InlineData("company 2024-04-01 cancelled: amount USD 5M", "press 2024-01-01 announced: amount USD 7M")]
    public void OutranksWeightNewnessAndPrecision(params string[] claims)
    {
        var resolved = Resolved(claims);
        Assert.EndsWith("$7M", resolved.Amount.Value.ToString(), StringComparison.Ordinal);
        Assert.False(resolved.Amount.FromTalks);
    }

    [Fact]
    public void DecidesEveryTerm()
    {
        var resolved = Resolved(
            "company 2024-01-01 in-talks: amount USD 5M; valuation USD 50M; round seed; closed 2024-05; lead alibaba in-talks USD 1M",
            "press 2024-02-01 closed: amount USD 7M; valuation USD 70M; round series-a; closed 2024-06; participant alibaba closed USD 2M");
        Assert.Equal(
            ("$7M", "$70M", "series-a", "2024-06"),
            ($"{resolved.Amount.Value}", $"{resolved.Valuation!.Value}", $"{resolved.Round!.Value}", $"{resolved.Closed!.Value}"));
        var party = Assert.Single(resolved.Parties);
        Assert.Equal(
            (PartyRole.Participant, Commitment.Closed, "$2M"), (party.Role.Value, party.Commitment.Value, $"{party.Amount!.Value}"));
    }

    [Theory]
    [InlineData("company 2024-01-01 in-talks: amount USD 5M", "press 2024-02-01 rumoured: amount USD 7M")]
    [InlineData("company 2024-01-01 rumoured: amount USD 5M", "press 2024-02-01 in-talks: amount USD 7M")]
    [InlineData("company 2024-01-01 in-talks: amount USD 5M", "aggregator 2024-01-01 closed: amount USD 7M")]
    public void DoesNotMatterWhileTheDealIsInTalks(params string[] claims) => Assert.Equal("$5M", Resolved(claims).Amount.Value.ToString());

    [Theory]
    [InlineData("announced", true)]
    [InlineData("closed", true)]
    [InlineData("cancelled", true)]
    [InlineData("denied", true)]
    [InlineData("in-talks", false)]
    public void IsMarkedIfOnlyTalksGiveAField(string status, bool marked)
    {
        var resolved = Resolved(
            "press 2024-01-01 rumoured: amount USD 5M; valuation USD 5B; round a; closed 2024-05; announced 2024; lead x committed USD 1M",
            $"press 2024-02-01 {status}");
        var party = Assert.Single(resolved.Parties);
        bool[] marks =
        [
            resolved.Amount.FromTalks, resolved.Valuation!.FromTalks, resolved.Round!.FromTalks, resolved.Closed!.FromTalks,
            resolved.Announced!.FromTalks, party.Role.FromTalks, party.Commitment.FromTalks, party.Amount!.FromTalks,
        ];
        Assert.All(marks, mark => Assert.Equal(marked, mark));
        Assert.False(resolved.Status.FromTalks);
    }

    [Fact]
    public void IsMarkedInListsWithTheFieldNames()
    {
        string[] claims =
        [
            "press 2024-01-01 in-talks: amount USD 5M; valuation USD 50M; round a; closed 2024-05; announced 2024-01; lead x committed",
            "press 2024-02-01 closed",
        ];
        Assert.Equal(["announced", "closed", "round", "amount", "valuation", "role:x"], Listed(claims).FromTalks!);
        Assert.Equal(
            ["valuation"],
            Listed("press 2024-01-01 in-talks: amount USD 5M; valuation USD 50M", "press 2024-02-01 closed: amount USD 5M").FromTalks!);
        Assert.Null(Listed(claims[..1]).FromTalks);
    }

    [Fact]
    public void DoesNotMatterForTheDateOfTheAnnouncement()
    {
        var announced = Resolved(
            "company 2024-01-01 in-talks: announced 2024-01-05", "press 2024-02-01 closed: announced 2024-01-06").Announced!;
        Assert.Equal(("2024-01-05", true), (announced.Value.ToString(), announced.FromTalks));
    }

    [Fact]
    public void IsNotMarkedIfTheCancellationGivesTheField() => Assert.False(
        Resolved("press 2024-01-01 in-talks", "press 2024-02-01 cancelled: amount USD 5M").Amount.FromTalks);
}

using ServerlessDeals.Briefings;
using ServerlessDeals.Queries;
using static ServerlessDeals.Tests.Domain.Sums;
using static ServerlessDeals.Tests.Domain.Written;

namespace ServerlessDeals.Tests.Domain;

/// <summary>The sentences that open the page of a company or an investor.</summary>
public sealed class TheStory
{
    [Fact]
    public void OfACompanySaysNoMoreThanTheData()
    {
        Assert.Equal(
            [
                "Acme has raised an undisclosed amount in one round that we know of.",
                "One round is in talks, for $1B.",
                "One deal was called off or denied.",
            ],
            Raised(Item("a", "USD 1B", DealStatus.InTalks), Item("b", "undisclosed"), Item("c", "USD 5M", DealStatus.Denied)));
        Assert.Equal(["No deal of Acme has been announced that we know of."], Raised());
        Assert.Equal(
            ["No deal of Acme has been announced that we know of.", "One round is in talks, for $1B."],
            Raised(Item("a", "USD 1B", DealStatus.InTalks)));
    }

    [Fact]
    public void OfACompanyKeepsItsDebtApart() => Assert.Equal(
        ["Acme has raised $3M in two rounds that we know of.", "Apart from that it has borrowed $8M in one loan."],
        Raised(Item("a", "USD 1M"), Item("b", "USD 2M"), Item("c", "USD 8M", kind: DealKind.Debt)));

    [Fact]
    public void OfACompanyTellsItsLastValuationApartFromTalks()
    {
        DealItem[] deals =
        [
            Valued("about USD 39.5B", "2024-05", DealStatus.InTalks),
            Valued("USD 2.6B", "2024-02-29", DealStatus.Closed),
            Valued("USD 9B", "2023", DealStatus.InTalks),
        ];
        Assert.Equal(
            ["It was last valued at $2.6B, on 29 February 2024.", "Talks since May 2024 put it at about $39.5B."],
            Raised(deals).Skip(1).Take(2));
        Assert.DoesNotContain(Raised([.. deals.Skip(1)]), sentence => sentence.StartsWith("Talks since", StringComparison.Ordinal));

        static DealItem Valued(string worth, string date, DealStatus status) =>
            Item($"a-{date}", "USD 1B", status) with { Date = DateOf(date), Valuation = new(ValuationOf(worth), null) };
    }

    [Fact]
    public void OfAnInvestorNeverSaysWhatItPutIn()
    {
        var led = With(Item("a", "USD 100M"), "Alpha", Party("x", PartyRole.Lead), Party("y", PartyRole.Unknown));
        var other = With(Item("b", "undisclosed"), "Beta", Party("x", PartyRole.Unknown));
        Assert.Equal(["X has joined two rounds at two companies, and led one of them."], Backed(led, other));
        Assert.Equal(["X has joined one round of Alpha, and led it."], Backed(led));
        Assert.DoesNotContain(Backed(led, other), sentence => sentence.Contains("invested", StringComparison.Ordinal));
    }

    [Fact]
    public void OfAnInvestorCountsNoDealOfWhichItWasOnlyInTalks()
    {
        var item = With(Item("a", "USD 100M"), "Alpha", Party("x", PartyRole.Lead) with { OnlyInTalks = true });
        Assert.Equal(
            ["No deal with X has been announced that we know of.", "X was in talks to join a deal of Alpha that no source says it joined."],
            Backed(item));
    }

    [Fact]
    public void OfAnInvestorTellsRivalsThatItBacksApartFromTalks()
    {
        Assert.Equal("It backs two rivals, a and b.", Told(Pair("a", "b", false)));
        Assert.Equal("Talks would add two pairs.", Told(Pair("a", "c", true), Pair("a", "b", false), Pair("b", "c", true)));
        Assert.Equal(
            "It backs, or is in talks to back, two pairs of rivals, a and b among them.", Told(Pair("a", "b", true), Pair("a", "c", true)));

        static Overlap Pair(string one, string other, bool inTalks) => new(new(IdOf(one), one), new(IdOf(other), other), inTalks);
        static string Told(params Overlap[] overlaps) => Story.OfInvestor(Organization("x", [], []) with { Overlaps = overlaps }, Day)[^1];
    }

    private static IReadOnlyList<string> Raised(params DealItem[] deals) => Story.OfCompany(Organization("acme", deals, []), Day);

    private static IReadOnlyList<string> Backed(params DealItem[] deals) => Story.OfInvestor(Organization("x", [], deals), Day);

    private static DealItem With(DealItem item, string company, params PartyItem[] parties) =>
        item with { Company = new(IdOf(company.ToLowerInvariant()), company), Parties = parties };

    private static PartyItem Party(string id, PartyRole role) => new(IdOf(id), id.ToUpperInvariant(), role, Commitment.Closed, null);

    private static OrganizationDetail Organization(string id, IReadOnlyList<DealItem> raised, IReadOnlyList<DealItem> backed) =>
        new() { Organization = new() { Id = IdOf(id), Name = char.ToUpperInvariant(id[0]) + id[1..] }, Raised = raised, Backed = backed };
}

/// <summary>What this record had wrong is told from the claims that mend it.</summary>
public sealed class ACorrection
{
    [Fact]
    public void IsWhatAClaimSaysThatItCorrects()
    {
        var deal = Told.Deal(
            "press 2024-03-05 closed: amount USD 5M", "press 2024-03-05 closed: amount USD 7M; supersedes claim-1; recorded 2025-01-02");
        deal = deal with { Claims = [deal.Claims[0], deal.Claims[1] with { Corrects = "The amount was the valuation." }] };
        var resolved = Resolver.Resolve(deal, DateOnly.MaxValue)!;
        var told = Assert.Single(Corrections.Of([DealDetail.Of(resolved, DealItem.Of(resolved, new([])), null)]));
        Assert.Equal(
            (DayOf("2025-01-02"), "acme-2024", "The amount was the valuation.", "claim-2"),
            (told.On, told.Deal.ToString(), told.Words, told.Source.Claim.ToString()));
    }
}

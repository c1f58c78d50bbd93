using static ServerlessDeals.Tests.Domain.DealsFromText;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>A deal as lists show it, with the names of its organizations.</summary>
public sealed class AListedDeal
{
    private static readonly Register Register = new(
    [
        new() { Id = IdOf("acme"), Name = "Acme", Country = "CN", Sectors = [IdOf("robotics")] },
        new() { Id = IdOf("alibaba"), Name = "Alibaba" },
    ]);

    private static readonly DealItem Item = DealItem.Of(
        Resolved(
            "press 2024-03-05 in-talks: amount USD 5M",
            "press 2024-06-01 closed: amount USD 7M; round seed; announced 2024-05; lead alibaba closed USD 2M; unknown tencent closed",
            "aggregator 2024-01-01 rumoured"),
        Register);

    [Fact]
    public void TakesNamesCountryAndSectorsFromTheRegister()
    {
        Assert.Equal(("acme", "Acme", "CN"), (Item.Company.Id.ToString(), Item.Company.Name, Item.Country));
        Assert.Equal([IdOf("robotics")], Item.Sectors);
        Assert.Equal(["Alibaba Lead $2M", "tencent Unknown "], Item.Parties.Select(party => $"{party.Name} {party.Role} {party.Amount}"));
    }

    [Fact]
    public void HasTheResolvedValues() => Assert.Equal(
        ("acme-2024", DealKind.FundingRound, DealStatus.Closed, "2024-05", DateBasis.Announced, "seed", "$7M", 3),
        (
            Item.Id.ToString(),
            Item.Kind,
            Item.Status,
            $"{Item.Date}",
            Item.DateBasis,
            $"{Item.Round}",
            $"{Item.Amount.Value}",
            Item.Sources));

    [Fact]
    public void TakesItsReportDateFromItsNewestSource() => Assert.Equal(DateOf("2024-06-01"), Item.Reported);

    [Fact]
    public void HasNoCountryOrSectorIfItsCompanyIsUnregistered()
    {
        var bare = Listed("press 2024-03-05 closed");
        Assert.Equal(("acme", (string?)null), (bare.Company.Name, bare.Country));
        Assert.Empty(bare.Sectors);
    }
}

using ServerlessDeals.Loading;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests.Unit;

public sealed class AcknowledgedSeedWarnings : IDisposable
{
    private const string Acme = SmallSeeds.Acme;
    private const string OnClaim = "- id: reuters-2024-03-05";
    private const string OnDeal = "- id: acme-2024-03";

    private readonly SmallSeeds _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Theory]
    [InlineData(OnClaim, "        ")]
    [InlineData(OnDeal, "    ")]
    public void AreCountedAndNotReported(string owner, string indent)
    {
        Write(owner, indent, "amount-above-valuation: The source says so twice.", "valuation: USD 9M");
        var reading = _seeds.Read();
        Assert.Empty(reading.Faults);
        Assert.Equal(1, reading.Acknowledged);
    }

    [Fact]
    public void OfAnotherDealAreReported()
    {
        Write("- id: acme-2025-bank", "    ", "amount-above-valuation: The source says so twice.", "valuation: USD 9M");
        Assert.Equal(
            ["amount-above-valuation", "stale-acknowledgement"],
            _seeds.Read().Faults.Select(fault => fault.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void OfAnotherKindAreReported()
    {
        Write(OnClaim, "        ", "unusual-amount: The source says so twice.", "valuation: USD 9M");
        Assert.Contains(_seeds.Read().Faults, fault => fault.Code == "amount-above-valuation");
    }

    [Fact]
    public void AreStaleWhenTheWarningIsGone()
    {
        Write(OnClaim, "        ", "amount-above-valuation: The source says so twice.", "valuation: USD 100M");
        var fault = Assert.Single(_seeds.Read().Faults);
        Assert.Equal(("stale-acknowledgement", Severity.Warning, 14L), (fault.Code, fault.Severity, fault.Line));
    }

    [Fact]
    public void AreNotStaleWhileThereAreErrors()
    {
        Write(OnClaim, "        ", "amount-above-valuation: The source says so twice.", "valuation: USD 100M");
        _seeds.Write(SmallSeeds.Investors, "organizations: [\n");
        Assert.Equal(["not-yaml"], _seeds.Read().Faults.Select(fault => fault.Code));
    }

    [Theory]
    [InlineData("amount-above-valuaton: The source says so twice.", "did you mean amount-above-valuation?")]
    [InlineData("not-yaml: The source says so twice.", "is not a warning")]
    [InlineData("amount-above-valuation: yes", "is not a reason")]
    [InlineData("amount-above-valuation: [a, b]", "is a list or a mapping")]
    public void NeedAKnownWarningAndAReason(string acknowledged, string message)
    {
        Write(OnClaim, "        ", acknowledged, "valuation: USD 9M");
        Assert.Contains(
            _seeds.Read().Faults,
            fault => fault.Severity == Severity.Error && fault.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void CannotHideAnError()
    {
        Write(OnClaim, "        ", "amount-above-valuation: The source says so twice.", "valuation: USD 9M post-money");
        Assert.Equal(["amount-above-post-money"], _seeds.Read().Faults.Select(fault => fault.Code));
    }

    [Fact]
    public void OfAnOrganizationAreReadToo()
    {
        _seeds.Replace(
            SmallSeeds.Investors, "name: Bank", "name: Fund\n    acknowledged: { similar-names: One is a bank of the same name. }");
        Assert.Empty(_seeds.Read().Faults);
    }

    [Fact]
    public void DoNotChangeWhatIsStored()
    {
        _seeds.Replace(Acme, "valuation: USD 100M", "valuation: USD 9M");
        var before = Hashes(_seeds.Read().Set);
        Write(OnClaim, "        ", "amount-above-valuation: The source says so twice.", "valuation: USD 9M");
        Assert.Equal(before, Hashes(_seeds.Read().Set));
    }

    private static List<string> Hashes(SeedSet set) =>
        [.. set.Deals.Select(deal => deal.ToRows(new(set.Organizations), ExchangeRates.None).Hash)];

    private void Write(string owner, string indent, string acknowledged, string valuation) => _seeds.Write(
        Acme,
        SmallSeeds.TextOf(Acme)
            .Replace(owner + "\n", $"{owner}\n{indent}acknowledged: {{ {acknowledged} }}\n", StringComparison.Ordinal)
            .Replace("valuation: USD 100M", valuation, StringComparison.Ordinal));
}

using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests.Unit;

public sealed class TheSeeds
{
    [Fact]
    public void HaveNeitherErrorsNorUnexplainedWarnings() => Assert.Empty(Golden.Seeds.Value.Faults);

    [Fact]
    public void AreReportedWithFileLineFieldAndRemedyIfWrong()
    {
        var folder = Directory.CreateTempSubdirectory();
        System.IO.File.WriteAllText(Path.Combine(folder.CreateSubdirectory("companies").FullName, "acme.yaml"), """
            company: { id: acme, name: Acme }
            recorded: 2024-03-06
            deals:
              - id: acme-2024
                kind: funding-round
                claims:
                  - id: paper
                    source: { publisher: Paper, url: "https://example.org", title: A round, published: 2024-03-05, kind: press }
                    statos: announced
                    amount: at least 600M
            """);
        var printed = SeedFolder.Read(folder.FullName, TimeProvider.System).Faults.Select(fault => fault.ToString()).ToList();
        folder.Delete(recursive: true);
        Assert.Contains(
            printed,
            line => line.Contains("companies/acme.yaml:9:", StringComparison.Ordinal) && line.Contains(
                "did you mean status",
                StringComparison.Ordinal));
        Assert.Contains(
            printed,
            line => line.Contains("companies/acme.yaml:10:", StringComparison.Ordinal) && line.Contains(
                "claims[0].amount: 'at least 600M' is not an amount; write",
                StringComparison.Ordinal));
        Assert.Contains(printed, line => line.Contains("has no status", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("country: UK", "1:43: error: company.country: 'UK' is not a country of ISO 3166; did you mean GB (United Kingdom)?")]
    [InlineData(
        "sectors: [robotics, ai-chips]",
        "1:54: error: company.sectors[1]: 'ai-chips' is not a sector of the list; did you mean chips (AI chips)?")]
    public void UseOnlyListedCountriesAndSectors(string field, string fault) => Assert.EndsWith(
        "/companies/acme.yaml:" + fault, Assert.Single(Faults($"company: {{ id: acme, name: Acme, {field} }}")), StringComparison.Ordinal);

    [Fact]
    public void MustNameTheClaimThatIsCorrected() => Assert.Contains(
        "name the wrong claim under supersedes",
        Assert.Single(Faults(File(Deal("acme-2024", claim: ", corrects: This record had it wrong.")))),
        StringComparison.Ordinal);

    [Fact]
    public void GetAWarningOnPossibleDuplicatesUntilMarkedDistinct()
    {
        var warning = Assert.Single(Faults(File(Deal("acme-2024"), Deal("acme-2024-03"))));
        Assert.Contains("otherwise write distinctFrom: [acme-2024]", warning, StringComparison.Ordinal);
        Assert.Empty(Faults(File(Deal("acme-2024"), Deal("acme-2024-03", deal: ", distinctFrom: [acme-2024]"))));
        var unknown = Assert.Single(Faults(File(Deal("acme-2024-03", deal: ", distinctFrom: [acme-2023]"))));
        Assert.Contains("is not another deal of this company", unknown, StringComparison.Ordinal);
    }

    private static string File(params string[] deals) => $$"""
        company: { id: acme, name: Acme }
        recorded: 2024-03-06
        deals: [{{string.Join(", ", deals)}}]
        """;

    private static string Deal(string id, string deal = "", string claim = "") =>
        $"{{ id: {id}, kind: funding-round{deal}, claims: [{{ id: paper, source: {Source}, status: announced, amount: USD 5M{claim} }}] }}";

    private const string Source = """{ publisher: Paper, url: "https://example.org", title: A, published: 2024-03-05, kind: press }""";

    private static List<string> Faults(string acme)
    {
        var folder = Directory.CreateTempSubdirectory();
        System.IO.File.WriteAllText(Path.Combine(folder.CreateSubdirectory("companies").FullName, "acme.yaml"), acme);
        System.IO.File.WriteAllText(Path.Combine(folder.FullName, "publishers.yaml"), "publishers: [Paper]\n");
        var faults = SeedFolder.Read(folder.FullName, TimeProvider.System).Faults;
        folder.Delete(recursive: true);
        return [.. faults.Select(fault => fault.ToString())];
    }
}

public sealed class MiniMax
{
    [Fact]
    public void WasInTalksForAtLeast600MOnTheDayAfterTheNewsBroke()
    {
        var deal = Golden.Deal("minimax-2024-03", "2024-03-06");
        Assert.Equal((DealStatus.InTalks, "at least $600M", "more than $2.5B"), Golden.Line(deal));
        Assert.Equal(PartyRole.Lead, deal.Parties.Single(party => party.Org.ToString() == "alibaba").Role.Value);
        Assert.All(
            ["alibaba", "hongshan"],
            id => Assert.Equal(Commitment.Committed, deal.Parties.Single(party => party.Org.ToString() == id).Commitment.Value));
        Assert.Contains(
            deal.Conflicts,
            conflict => conflict is { Field: "valuation", Value: "more than $2B", Source.Publisher: "South China Morning Post" });
    }

    [Fact]
    public void IsClosedTodayAt600MAndStillShowsTheEarlierClaim()
    {
        var deal = Golden.Deal("minimax-2024-03");
        Assert.Equal((DealStatus.Closed, "$600M", "about $2.5B"), Golden.Line(deal));
        Assert.Equal("2024-03-05", deal.Date.ToString());
        Assert.Contains(deal.Conflicts, conflict => conflict is { Field: "amount", Value: "at least $600M", Contradicts: false });
    }

    [Fact]
    public void RaisedMoreThan250MInJune2023WithTencent()
    {
        var deal = Golden.Deal("minimax-2023-06", "2023-06-02");
        Assert.Equal((DealStatus.InTalks, "more than $250M", "about $1.2B"), Golden.Line(deal));
        Assert.Equal("tencent", Assert.Single(deal.Parties).Org.ToString());
    }
}

public sealed class Moonshot
{
    [Fact]
    public void WasAnnouncedAtMoreThan1BOn6March2024()
    {
        var deal = Golden.Deal("moonshot-ai-2024-02", "2024-03-06");
        Assert.Equal((DealStatus.Announced, "more than $1B", "more than $2.5B"), Golden.Line(deal));
        Assert.Contains(deal.Conflicts, conflict => conflict is { Field: "amount", Value: "$1B", Source.Publisher: "The Business Times" });
        Assert.Contains(deal.Conflicts, conflict => conflict is { Field: "valuation", Value: "about $2.5B" });
    }

    [Fact]
    public void ShowsAlibabasShareOnceItsReportWasPublished()
    {
        Assert.Null(Golden.Deal("moonshot-ai-2024-02", "2024-03-06").Parties.Single(party => party.Org.ToString() == "alibaba").Amount);
        Assert.Equal(
            "about $800M",
            Golden.Deal("moonshot-ai-2024-02").Parties.Single(party => party.Org.ToString() == "alibaba").Amount!.Value.ToString());
    }
}

public sealed class TheOtherGoldenCases
{
    [Fact]
    public void ZhipusYearIsShownAndNeverSummed()
    {
        var deal = Golden.Deal("zhipu-2023-10");
        Assert.Equal("more than CN¥2.5B", deal.Amount.Value.ToString());
        Assert.False(deal.Kind != DealKind.Cumulative && deal.PartOf is null);
        Assert.All(
            ["alibaba", "tencent", "ant-group", "xiaomi", "meituan", "hongshan"],
            id => Assert.Contains(deal.Parties, party => party.Org.ToString() == id));
    }

    [Fact]
    public void BaichuanRaised300MAndThen5BYuan()
    {
        Assert.Equal("about $300M", Golden.Deal("baichuan-2023-10").Amount.Value.ToString());
        Assert.Contains(Golden.Deal("baichuan-2023-10").Conflicts, conflict => conflict is { Field: "amount", Value: "$300M" });
        Assert.Equal((DealStatus.Closed, "CN¥5B", "more than CN¥20B"), Golden.Line(Golden.Deal("baichuan-2024-07")));
    }

    [Fact]
    public void MicrosoftPut1BAndThenAbout10BIntoOpenAI()
    {
        Assert.Equal("$1B", Golden.Deal("openai-2019-07").Amount.Value.ToString());
        Assert.Equal("about $10B", Golden.Deal("openai-2023-01").Amount.Value.ToString());
    }
}

internal static class Golden
{
    public static readonly Lazy<SeedReading> Seeds =
        new(() => SeedFolder.Read(Path.Combine(AppContext.BaseDirectory, "seeds"), TimeProvider.System));

    public static ResolvedDeal Deal(string id, string? asOf = null) => Resolver.Resolve(
        Seeds.Value.Set.Deals.Single(deal => deal.Id.ToString() == id),
        asOf is null ? DateOnly.MaxValue : PartialDate.Parse(asOf).OrThrow().First)!;

    public static (DealStatus Status, string Amount, string? Valuation) Line(ResolvedDeal deal) =>
        (deal.Status.Value, deal.Amount.Value.ToString(), deal.Valuation?.Value.ToString());
}

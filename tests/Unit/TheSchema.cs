using System.Text.Json;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests.Unit;

public sealed class TheSchema
{
    private readonly JsonElement _definitions =
        JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "schema.json"))).RootElement.GetProperty("definitions");

    [Fact]
    public void OffersTheWordsOfTheDomain()
    {
        Assert.Equal(EnumWords.All<DealKind>(), Offered("deal", "kind"));
        Assert.Equal(EnumWords.All<DealStatus>(), Offered("claim", "status"));
        Assert.Equal(EnumWords.All<SourceKind>(), Offered("source", "kind"));
        Assert.Equal(EnumWords.All<PartyRole>(), Offered("party", "role"));
        Assert.Equal(EnumWords.All<Commitment>(), Offered("party", "commitment"));
        Assert.Equal(EnumWords.All<InvestorType>(), Offered("organization", "type"));
        Assert.Equal(Country.All.Select(country => country.ToString()), Offered("organization", "country"));
        Assert.Equal(Sector.All.Select(sector => sector.ToString()), Offered("organization", "sectors", "items"));
    }

    [Fact]
    public void OffersTheWarningsThatCanBeAcknowledged() => Assert.Equal(
        EnumWords.All<SeedWarning>().Where(code => code is not ("no-publisher-register" or "stale-acknowledgement")),
        _definitions.GetProperty("acknowledged").GetProperty("properties").EnumerateObject().Select(property => property.Name));

    private IEnumerable<string?> Offered(string type, params string[] path) => path
        .Aggregate(_definitions.GetProperty(type).GetProperty("properties"), (at, name) => at.GetProperty(name))
        .GetProperty("enum").EnumerateArray().Select(word => word.GetString());
}

using System.Text.Json;

namespace ServerlessDeals.Tests.Unit;

public sealed class TheSchema
{
    private readonly JsonElement _definitions =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "schema.json"))).RootElement.GetProperty("definitions");

    [Fact]
    public void OffersTheWordsOfTheDomain()
    {
        Assert.Equal(Words.All<DealKind>(), Offered("deal", "kind"));
        Assert.Equal(Words.All<DealStatus>(), Offered("claim", "status"));
        Assert.Equal(Words.All<SourceKind>(), Offered("source", "kind"));
        Assert.Equal(Words.All<PartyRole>(), Offered("party", "role"));
        Assert.Equal(Words.All<Commitment>(), Offered("party", "commitment"));
    }

    private IEnumerable<string?> Offered(string type, string field) => _definitions.GetProperty(type).GetProperty("properties").GetProperty(field)
        .GetProperty("enum").EnumerateArray().Select(word => word.GetString());
}

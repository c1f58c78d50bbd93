using System.Text.Json;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests.Unit;

public sealed class TheSchemaAndTheReader
{
    private const string File = """
        company: { id: acme, name: Acme, strange: 1 }
        recorded: 2026-01-01
        deals:
          - id: acme-2024-03
            kind: funding-round
            strange: 1
            claims:
              - id: paper-2024-03-05
                source: { publisher: Paper, url: "https://example.org/a", title: A, published: 2024-03-05, kind: press, strange: 1 }
                status: announced
                strange: 1
                parties: [{ org: acme, role: lead, strange: 1 }]
        """;

    [Theory]
    [InlineData("organization", "company")]
    [InlineData("deal", "deals[0]")]
    [InlineData("claim", "deals[0].claims[0]")]
    [InlineData("source", "deals[0].claims[0].source")]
    [InlineData("party", "deals[0].claims[0].parties[0]")]
    public void KnowTheSameFields(string type, string place)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var companies = folder.CreateSubdirectory("companies").FullName;
            System.IO.File.WriteAllText(Path.Combine(companies, "acme.yaml"), File);
            System.IO.File.WriteAllText(Path.Combine(folder.FullName, "investors.yaml"), "organizations: []\n");
            var faults = SeedFolder.Read(folder.FullName, TimeProvider.System).Faults;
            var fault = faults.Select(found => found.ToString())
                .Single(found => found.Contains($" {place}.strange: ", StringComparison.Ordinal));
            Assert.Equal(
                Fields(type).Order(StringComparer.Ordinal),
                fault.Split("The fields are ")[1].Split(", ").Order(StringComparer.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Fields(string type) =>
        JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "schema.json")))
        .RootElement.GetProperty("definitions").GetProperty(type).GetProperty("properties").EnumerateObject()
        .Select(property => property.Name);
}

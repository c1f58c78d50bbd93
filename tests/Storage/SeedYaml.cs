using System.Globalization;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests.Storage;

/// <summary>A small folder of seed files: some companies with one deal each, and one investor.</summary>
internal static class SeedYaml
{
    /// <summary>Writes the folder anew.</summary>
    public static void Write(string folder, IEnumerable<int> companies)
    {
        var files = Path.Combine(folder, "companies");
        if (Directory.Exists(files))
        {
            Directory.Delete(files, recursive: true);
        }

        Directory.CreateDirectory(files);
        File.WriteAllText(Path.Combine(folder, "investors.yaml"), "organizations:\n  - { id: ada, name: Ada Capital }\n");
        foreach (var number in companies)
        {
            File.WriteAllText(Path.Combine(files, $"seeded-{number}.yaml"), Company(number));
        }
    }

    public static SeedSet Read(string folder)
    {
        var (set, faults) = SeedFolder.Read(folder, TimeProvider.System);
        Assert.DoesNotContain(faults, fault => fault.Severity == Severity.Error);
        return set;
    }

    private static string Company(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
        company: { id: seeded-{{number}}, name: Seeded {{number}}, country: US, sectors: [foundation-models] }
        recorded: 2026-11-24
        deals:
          - id: seeded-{{number}}-2024-03
            kind: funding-round
            claims:
              - id: post-2024-03-0{{number}}
                source:
                  publisher: The Post
                  url: "https://example.org/{{number}}"
                  title: Seeded {{number}} raises money
                  published: 2024-03-0{{number}}
                  kind: press
                status: closed
                announced: 2024-03-0{{number}}
                amount: USD {{number}}M
                parties:
                  - { org: ada, role: lead, commitment: closed }

        """);
}

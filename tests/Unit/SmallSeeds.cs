using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests.Unit;

/// <summary>A folder of seed files without a fault, in which a test makes one.</summary>
internal sealed class SmallSeeds : IDisposable
{
    public const string Acme = "companies/acme.yaml";
    public const string Bolt = "companies/bolt.yaml";
    public const string Investors = "investors.yaml";
    public const string Publishers = "publishers.yaml";

    private static readonly FakeTimeProvider Today = new(new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

    private static readonly (string Name, string Text)[] Files =
    [
        (Acme, """
            company:
              id: acme
              name: Acme
              founded: "2019"
              country: US
              sectors: [robotics]
              competitors: [bolt]
            recorded: 2024-06-01
            deals:
              - id: acme-2024-03
                kind: funding-round
                claims:
                  - id: reuters-2024-03-05
                    source:
                      publisher: Reuters
                      url: "https://example.org/a"
                      title: Acme raises $10 million
                      published: 2024-03-05
                      kind: press
                    status: announced
                    announced: 2024-03-04
                    amount: USD 10M
                    valuation: USD 100M
                    parties:
                      - { org: fund, role: lead, commitment: committed }
                      - { org: bank, role: participant, commitment: committed, amount: USD 2M }
                    note: The terms may change.
                  - id: gazette-2024-04-05
                    source:
                      publisher: The Gazette
                      url: "https://example.org/b"
                      title: Acme closes its round
                      published: 2024-04-05
                      kind: press
                      cites: Reuters
                    supersedes: reuters-2024-03-05
                    status: closed
                    closed: 2024-04-01
                    amount: USD 12M
              - id: acme-2025-bank
                kind: debt
                claims:
                  - id: reuters-2025-01
                    recorded: 2025-02-01
                    source:
                      publisher: Reuters
                      url: "https://example.org/c"
                      title: Acme borrows
                      published: 2025-01
                      kind: press
                    status: announced
                    amount: USD 3M

            """),
        (Bolt, """
            company:
              id: bolt
              name: Bolt
              competitors: [acme]
              parent: fund
            recorded: 2024-06-01
            deals:
              - id: bolt-2024
                kind: funding-round
                claims:
                  - id: gazette-2024-02-01
                    source:
                      publisher: The Gazette
                      url: "https://example.org/d"
                      title: Bolt raises money
                      published: 2024-02-01
                      kind: press
                    status: announced
                    parties:
                      - { org: acme, role: lead, commitment: committed }

            """),
        (Investors, """
            organizations:
              - id: fund
                name: Fund
              - id: bank
                name: Bank
                formerly: [{ name: Old Bank, until: "2020" }]

            """),
        (Publishers, """
            publishers:
              - Reuters
              - The Gazette
            aliases:
              Gazette: The Gazette

            """),
    ];

    public SmallSeeds()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "companies"));
        Reset();
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("seeds-").FullName;

    public static IEnumerable<string> Names => Files.Select(file => file.Name);

    public static string TextOf(string name) => Files.Single(file => file.Name == name).Text;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Reset()
    {
        foreach (var (name, text) in Files)
        {
            Write(name, text);
        }
    }

    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <returns>The line of the replaced text.</returns>
    public int Replace(string name, string old, string @new)
    {
        var text = TextOf(name);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{name} does not contain '{old}'.");
        Write(name, text[..at] + @new + text[(at + old.Length)..]);
        return text[..at].Count(letter => letter == '\n') + 1;
    }

    public SeedReading Read() => SeedFolder.Read(Folder, Today);

    /// <returns>Each fault as its code, its file in the folder, and its line.</returns>
    public IReadOnlyList<string> Faults() =>
        [.. Read().Faults.Select(fault => $"{fault.Code} {fault.File.Replace(Folder + '/', "", StringComparison.Ordinal)}:{fault.Line}")];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

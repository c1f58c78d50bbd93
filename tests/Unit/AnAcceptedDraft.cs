using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Loading.Reading.Drafts;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests.Unit;

/// <summary>What entering a draft does to the seed files.</summary>
public sealed class AnAcceptedDraft : IDisposable
{
    private static readonly FakeTimeProvider Today = new(new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public AnAcceptedDraft()
    {
        Write("companies/acme.yaml", """
            company:
              id: acme
              name: Acme
            recorded: 2024-06-01
            deals:
              # the first round
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
            """);
        Write("investors.yaml", """
            organizations:
              - id: fund
                name: Fund
            """);
        Write("publishers.yaml", """
            publishers:
              - Reuters
              - The Gazette
            """);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void JoinsTheDealThatItFitsAndLeavesTheOtherLinesAsTheyAre()
    {
        var before = Text("companies/acme.yaml");
        var entered = Enter("https://example.org/b", "Acme closes its round", "2024-03-20",
            "Acme has raised $10 million from Zeta Ventures.", new(null, false));
        Assert.Equal(("acme-2024-03", false), (entered.Deal, entered.IsNewDeal));
        var after = entered.Files["companies/acme.yaml"];
        Assert.StartsWith(before, after, StringComparison.Ordinal);
        Assert.Equal(["Zeta Ventures"], entered.NewOrganizations);
        Assert.Contains("  - id: zeta-ventures\n    name: Zeta Ventures\n", entered.Files["investors.yaml"], StringComparison.Ordinal);
        Assert.Equal(2, Written(entered).Set.Deals.Single().Claims.Count);
    }

    [Fact]
    public void BecomesANewDealIfNoneFits()
    {
        var entered = Enter("https://example.org/c", "Acme raises more", "2025-05-06", "Acme has raised $70 million in a Series B round.",
            new(null, false));
        Assert.Equal(("acme-2025-05", true), (entered.Deal, entered.IsNewDeal));
        var reading = Written(entered);
        Assert.DoesNotContain(reading.Faults, fault => fault.Severity == Severity.Error);
        Assert.Equal(["acme-2024-03", "acme-2025-05"], reading.Set.Deals.Select(deal => deal.Id.ToString()));
        Assert.Equal(new(2026, 12, 1), reading.Set.Deals[1].Claims[0].Recorded);
    }

    [Fact]
    public void OfANewCompanyMakesItsFile()
    {
        var entered = Enter("https://example.org/d", "Lexora raises funds", "2025-05-06",
            "Lexora has raised $70 million. Lexora sells software.", new(null, false));
        Assert.Equal(["companies/lexora.yaml"], entered.Files.Keys);
        Assert.DoesNotContain(Written(entered).Faults, fault => fault.Severity == Severity.Error);
    }

    [Fact]
    public void IsNotEnteredTwice()
    {
        var (reading, draft) = Draft("http://www.example.org/a/?utm_source=x", "Acme", "2024-03-05", "Acme has raised $10 million.");
        Assert.Contains("already the source of the claim reuters-2024-03-05", Entry().Enter(reading, draft, new(null, false)).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void OfTheSameTextOnAnotherSiteIsARelay()
    {
        var entered = Enter("https://copy.example/a", "Acme raises $10 million", "2024-03-06", "Acme has raised $10 million.", new(null,
            false), "Copy");
        var claim = Written(entered).Set.Deals.Single().Claims[1];
        Assert.Equal((SourceKind.Relay, "Reuters", "Copy"), (claim.Source.Kind, claim.Source.Publisher, claim.Source.Via));
    }

    [Fact]
    public void ThatWouldBreakARuleIsReportedBeforeAnythingIsWritten()
    {
        var entered = Enter("https://example.org/e", "Acme raises more", "2027-05-06", "Acme has raised $70 million.", new(null, false));
        Assert.Contains(SeedTrial.NewFaults(_folder.FullName, Seeds(), entered.Files, Today), fault => fault.Severity == Severity.Error);
        Assert.DoesNotContain("2027", Text("companies/acme.yaml"), StringComparison.Ordinal);
    }

    private AcceptedDraft Enter(
        string address, string title, string published, string text, Acceptance acceptance, string publisher = "The Gazette")
    {
        var (reading, draft) = Draft(address, title, published, text, publisher);
        return Entry().Enter(reading, draft, acceptance).OrThrow();
    }

    private (ArticleReading Reading, DraftDeal Draft) Draft(string address, string title, string published, string text,
        string publisher = "The Gazette")
    {
        var reading = new ArticleReader(new(Seeds().Set.Organizations)).ReadAll(new()
        {
            Address = address,
            Title = title,
            Publisher = publisher,
            Published = PartialDate.Parse(published).OrThrow(),
            Text = [text],
        });
        return (reading, Assert.Single(reading.Deals));
    }

    private DraftEntry Entry() => new(_folder.FullName, Seeds().Set, new(2026, 12, 1));

    private SeedReading Seeds() => SeedFolder.Read(_folder.FullName, Today);

    private SeedReading Written(AcceptedDraft entered)
    {
        SeedTrial.Write(_folder.FullName, entered.Files);
        return Seeds();
    }

    private string Text(string path) => System.IO.File.ReadAllText(Path.Combine(_folder.FullName, path));

    private void Write(string path, string text)
    {
        var full = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, text + "\n");
    }
}

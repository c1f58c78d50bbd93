using System.IO.Compression;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Loading.Reading.Drafts;
using ServerlessDeals.Loading.Reading.Pages;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests.Unit;

/// <summary>
/// A day's feed of an invented newspaper (tests/Shared/Articles/day): read, decided and entered into a copy of the seeds.
/// </summary>
public sealed class AFeedOfADay : IDisposable
{
    private static readonly FakeTimeProvider Today = new(new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly string _folder = Directory.CreateTempSubdirectory("day-").FullName;

    public AFeedOfADay() =>
        ZipFile.ExtractToDirectory(Path.Combine(AppContext.BaseDirectory, "Frozen", "seeds-2026-11-29.zip"), _folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TellsSixDealsInEightArticles()
    {
        var readings = Readings();
        Assert.Equal(8, readings.Count);
        Assert.Equal(
            [
                "MiniMax: funding-round, in-talks, at least USD 600M at more than USD 2.5B, alibaba lead",
                "Quillmark AI: funding-round, closed, USD 64M at USD 410M, Brightwater Ventures co-lead, Hollis Capital co-lead",
                "Patchwell: acquisition, announced, USD 120M at , Ardent acquirer",
                "Voltaic Compute: debt, closed, USD 400M at , Blackmoor Lending lender",
                "Tindra AI: funding-round, in-talks, more than USD 400M at about USD 3B, ",
                "Sablewing: funding-round, closed, USD 30M at , Quarry Partners lead",
            ],
            readings.SelectMany(reading => reading.Deals).Where(draft => draft.Scope == DealScope.Main).Select(Text));
    }

    [Fact]
    public void IsEnteredWithoutAFaultAndNotTwice()
    {
        var before = Seeds();
        var entered = Decide();
        Assert.Equal(
            ["minimax-2024-03", "quillmark-ai-2024-03", "patchwell-2024-03", "voltaic-compute-2024-03", "tindra-ai-2024-03",
                "sablewing-2024-03"],
            entered.Select(draft => draft.Deal));
        Assert.Equal([false, true, true, true, true, true], entered.Select(draft => draft.IsNewDeal));
        var after = Seeds();
        Assert.Empty(after.Faults.Where(fault => fault.Severity == Severity.Error).Except(before.Faults));
        Assert.Equal(before.Set.Deals.Count + 5, after.Set.Deals.Count);
        Assert.Equal(Claims(before) + 6, Claims(after));
        Assert.Empty(Decide());
    }

    private static int Claims(SeedReading seeds) => seeds.Set.Deals.Sum(deal => deal.Claims.Count);

    private static string Text(DraftDeal draft) =>
        $"{draft.Company.Value.Name}: {EnumWords.Of(draft.Kind.Value)}, {EnumWords.Of(draft.Status.Value)}, "
        + $"{draft.Amount?.Value.ToSeedText()} at {draft.Valuation?.Value.ToSeedText()}, "
        + string.Join(", ", draft.Parties.Select(party => $"{party.Name.Id?.ToString() ?? party.Name.Name} {EnumWords.Of(party.Role)}"));

    // As a person does who accepts all news that is not entered yet.
    private List<AcceptedDraft> Decide()
    {
        var entered = new List<AcceptedDraft>();
        foreach (var reading in Readings())
        {
            foreach (var draft in reading.Deals.Where(draft => draft.Scope == DealScope.Main))
            {
                var entry = new DraftEntry(_folder, Seeds().Set, new(2026, 12, 1));
                if (entry.EnteredAs(reading.Article, draft) is null)
                {
                    entered.Add(entry.Enter(reading, draft, new(null, AsNew: false)).OrThrow());
                    SeedTrial.Write(_folder, entered[^1].Files);
                }
            }
        }

        return entered;
    }

    private List<ArticleReading> Readings()
    {
        var feed = System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Articles", "day", "feed.xml"));
        var reader = new ArticleReader(new(Seeds().Set.Organizations));
        return [.. ArticleSource.Read(feed, "").OrThrow().Select(reader.ReadAll)];
    }

    private SeedReading Seeds() => SeedFolder.Read(_folder, Today);
}

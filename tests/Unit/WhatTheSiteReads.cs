using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Queries;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Tests.Unit;

/// <summary>
/// What the site's program reads: all the data that it prints, and a mark that changes whenever the data do.
/// </summary>
public sealed class WhatTheSiteReads
{
    // The calls of a load at which it is read or killed: every third; with --long, each.
    private static readonly int Stride = Long.Cases(always: 3, atNight: 1);

    private static readonly SeedSet Seeds = FrozenSeeds.Set;
    private static readonly IReadOnlyList<Deal> Deals = [.. Seeds.Deals.Take(8)];
    private static readonly Deal Noted = Deals[0] with
    {
        Claims = [Deals[0].Claims[0] with { Note = "Read once more." }, .. Deals[0].Claims.Skip(1)],
    };

    // One deal is changed, one removed and one added.
    private static readonly IReadOnlyList<Deal> Changed = [Noted, .. Deals.Skip(2), Seeds.Deals[8]];

    private static readonly IReadOnlyList<Organization> Few = [.. Named([.. Deals, Seeds.Deals[8]])];
    private static readonly Organization Rival =
        Few.First(organization => !Mentioned([.. Deals, Seeds.Deals[8]]).Contains(organization.Id));

    private readonly FakeTimeProvider _time = new(new(2026, 1, 30, 12, 0, 0, TimeSpan.Zero));
    private readonly MemoryTables _tables = new(emptyPageEvery: 3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HasNoMarkBeforeARefreshAndThenAStableOne()
    {
        await LoadAsync(Seeds.Organizations, Deals);
        Assert.Null(await MarkAsync());
        await RefreshAsync();
        var mark = await MarkAsync();
        Assert.NotNull(mark);
        await LoadAsync(Seeds.Organizations, Deals);
        await RefreshAsync();
        Assert.Equal(mark, await MarkAsync());
    }

    [Fact]
    public async Task GetsANewMarkAfterEachChangeThatTheSiteShows()
    {
        var marks = new List<string?>();
        async Task AddMarkAsync() => marks.Add(await MarkAsync());
        await LoadAsync(Few, Deals);
        await RefreshAsync();
        await AddMarkAsync();
        IReadOnlyList<Deal> noted = [Noted, .. Deals.Skip(1)];
        await LoadAsync(Few, noted);
        await AddMarkAsync();
        await LoadAsync(Renamed(), noted);
        await AddMarkAsync();
        await LoadAsync(Renamed(), [.. noted.Take(7)]);
        await AddMarkAsync();
        await RefreshAsync();
        await AddMarkAsync();
        Assert.Equal(marks, marks.Distinct());
    }

    /// <summary>
    /// Another process reads the mark and the data before one of the calls of a load. If the data differ from those after the load, the
    /// mark differs too.
    /// </summary>
    [Fact]
    public async Task GetsANewMarkIfItWasReadDuringALoad()
    {
        var (stale, loaded) = (0, await LoadedAsync(Few));
        for (var call = 0; ; call += Stride)
        {
            var tables = loaded.Copy();
            var early = (Mark: "", Data: "");
            var interrupted = new InterruptedTables(tables, call, async () => early = await SeenAsync(tables));
            await new SeedLoad(interrupted, _time).RunAsync(Renamed(), Changed, null, Cancel);
            if (!interrupted.WasReached)
            {
                break;
            }

            var (mark, data) = await SeenAsync(tables);
            stale += early.Data == data ? 0 : 1;
            Assert.True(early.Data == data || early.Mark != mark, $"before call {call}");
        }

        Assert.True(stale > 30 / Stride, $"{stale}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HasTheDealsThatTheApiListsAfterAKilledLoad(bool afterwards)
    {
        var loaded = await LoadedAsync(Few);
        for (var call = 0; ; call += Stride)
        {
            var tables = loaded.Copy();
            var killed = new KilledTables(tables, call, afterwards);
            if (await Record.ExceptionAsync(() => new SeedLoad(killed, _time).RunAsync(Renamed(), Changed, null, Cancel)) is not { } failed)
            {
                break;
            }

            Assert.IsType<KilledException>(failed);
            var listed = await ListedAsync(tables);
            var data = await new SiteReader<MemoryTables>(tables, _time).ReadAsync(Cancel);
            Assert.True(listed.SetEquals(data.Deals.Select(deal => deal.Deal.Id)), $"at call {call}");
        }
    }

    [Fact]
    public async Task IsDatedByTheFirstDayOnWhichAllOfItWasKnown()
    {
        await LoadAsync(Few, Deals);
        await RefreshAsync();
        var day = (await new SiteReader<MemoryTables>(_tables, _time).ReadAsync(Cancel)).AsOf!.Value;
        var (today, then, before) = (await ListJsonAsync(null), await ListJsonAsync(day), await ListJsonAsync(day.AddDays(-1)));
        Assert.Equal(today, then);
        Assert.NotEqual(today, before);
        Assert.Equal(Deals.SelectMany(deal => deal.Claims).Max(claim => claim.KnownOn), day);
    }

    [Fact]
    public async Task NeedsThreeRequestsForTheMark()
    {
        var recorded = new RecordedTables(new MemoryTables());
        await new SeedLoad(recorded, _time).RunAsync(Seeds.Organizations, Deals, null, Cancel);
        await new SummaryRefresh(recorded, _time).RunAsync(full: false, null, Cancel);
        var before = recorded.Record.All.Requests;
        await new SiteReader<RecordedTables>(recorded, _time).MarkAsync(Cancel);
        Assert.Equal(3, recorded.Record.All.Requests - before);
    }

    // All seeds have fewer than a thousand deals and a thousand organizations.
    [Fact]
    public async Task NeedsTwentyRequestsAfterAChangedDeal()
    {
        var recorded = new RecordedTables(await LoadedInMemory.LoadAsync());
        await new SeedLoad(recorded, _time).RunAsync(Seeds.Organizations, [Noted, .. Seeds.Deals.Skip(1)], null, Cancel);
        await new SummaryRefresh(recorded, _time).RunAsync(full: false, null, Cancel);
        var (before, reader) = (recorded.Record.All.Requests, new SiteReader<RecordedTables>(recorded, _time));
        Assert.NotNull(await reader.MarkAsync(Cancel));
        Assert.Equal(Seeds.Deals.Count, (await reader.ReadAsync(Cancel)).Deals.Count);
        Assert.InRange(recorded.Record.All.Requests - before, 12, 20);
    }

    /// <summary>
    /// The organizations with one of them renamed. It is a rival without a deal, so no deal is written because of it.
    /// </summary>
    private static IReadOnlyList<Organization> Renamed() =>
        [.. Few.Select(organization => organization.Id == Rival.Id ? organization with { Name = "Elsewhere" } : organization)];

    private async Task<MemoryTables> LoadedAsync(IReadOnlyList<Organization> organizations)
    {
        var tables = new MemoryTables(emptyPageEvery: 3);
        await new SeedLoad(tables, _time).RunAsync(organizations, Deals, null, Cancel);
        await new SummaryRefresh(tables, _time).RunAsync(full: false, null, Cancel);
        return tables;
    }

    private static async Task<HashSet<DealId>> ListedAsync(MemoryTables tables) =>
        [.. (await DealsAsync(tables, null)).Select(deal => deal.Id)];

    /// <summary>All deals that the API lists, page after page.</summary>
    private static async Task<IReadOnlyList<DealItem>> DealsAsync(MemoryTables tables, DateOnly? asOf)
    {
        var listed = new List<DealItem>();
        for (var (query, more) = (new DealQuery { AsOf = asOf }, true); more;)
        {
            var page = await new DealReader(tables).ListAsync(query, Cancel);
            listed.AddRange(page.Deals);
            (query, more) = (query with { After = page.Next }, page.Next is not null);
        }

        return listed;
    }

    private async Task<(string Mark, string Data)> SeenAsync(MemoryTables tables)
    {
        var reader = new SiteReader<MemoryTables>(tables, _time);
        var (mark, data) = (await reader.MarkAsync(Cancel), await reader.ReadAsync(Cancel));
        return (mark!, string.Join('\n', data.Deals.Select(deal => JsonSerializer.Serialize(deal, DealsJson.Web.DealDetail))
            .Concat(data.Companies.Select(company => JsonSerializer.Serialize(company, DealsJson.Web.OrganizationDetail)))));
    }

    private static HashSet<Slug> Mentioned(IReadOnlyList<Deal> deals) =>
        [.. deals.Select(deal => deal.Company), .. deals.SelectMany(deal => deal.Claims).SelectMany(
            claim => claim.Parties.Select(party => party.Org).Concat(claim.Source.By is { } by ? [by] : []))];

    /// <summary>The organizations that deals mention, and the rivals of those.</summary>
    private static IEnumerable<Organization> Named(IReadOnlyList<Deal> deals)
    {
        var mentioned = Mentioned(deals);
        var rivals = Seeds.Organizations.Where(organization => mentioned.Contains(organization.Id))
            .SelectMany(organization => organization.Competitors).ToHashSet();
        return Seeds.Organizations.Where(organization => mentioned.Contains(organization.Id) || rivals.Contains(organization.Id));
    }

    private async Task<string> ListJsonAsync(DateOnly? asOf) =>
        string.Join('\n', (await DealsAsync(_tables, asOf)).Select(deal => JsonSerializer.Serialize(deal, DealsJson.Web.DealItem)));

    private Task<string?> MarkAsync() => new SiteReader<MemoryTables>(_tables, _time).MarkAsync(Cancel);

    private Task LoadAsync(IReadOnlyList<Organization> organizations, IReadOnlyList<Deal> deals)
    {
        _time.Advance(TimeSpan.FromHours(1));
        return new SeedLoad(_tables, _time).RunAsync(organizations, deals, null, Cancel);
    }

    private Task RefreshAsync()
    {
        _time.Advance(TimeSpan.FromHours(1));
        return new SummaryRefresh(_tables, _time).RunAsync(full: false, null, Cancel);
    }
}

using ServerlessDeals.Loading;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>What the change log says of each changed deal: the fields that lists show, with their texts before and after.</summary>
public sealed class TheChangedFields : IAsyncLifetime
{
    private static readonly Deal Whole = FrozenSeeds.Set.Deals.Single(deal => $"{deal.Id}" == "minimax-2024-03");
    private static readonly Deal First = Whole with { Claims = [Claim("bloomberg", "2024-03-05", "in-talks", "at least USD 600M")] };

    private static readonly Deal Then = First with
    {
        Claims =
        [
            .. First.Claims,
            Claim("minimax", "2025-06-19", "closed", "USD 600M") with
            {
                Valuation = Valuation.Parse("about USD 2.5B").OrThrow(),
                Parties = [new(Id("alibaba"), PartyRole.Lead, Commitment.Closed, Amount.Parse("EUR 100M").OrThrow())],
            },
        ],
    };

    private static readonly string[] FromFirstToThen =
    [
        "status: in-talks → closed",
        "amount: at least $600M → $600M",
        "valuation: (none) → about $2.5B",
        "date: 2024-03-05 → 2025-06-19",
        "sources: 1 → 2",
        "claims: 1 → 2",
        "party:alibaba: (none) → lead, closed, €100M",
    ];

    private readonly MemoryTables _tables = new();

    public async ValueTask InitializeAsync() => await _tables.CreateAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task AreThoseThatListsShowOtherwise()
    {
        await WriteAsync(_tables, First);
        await WriteAsync(_tables, Then);
        await WriteAsync(_tables, Then);
        await new DealWriter(_tables).RemoveAsync([Then.Id], CancellationToken.None);
        var changes = await ChangesAsync(_tables);
        Assert.Equal([ChangeKind.Added, ChangeKind.Changed, ChangeKind.Changed, ChangeKind.Removed], changes.Select(change => change.Kind));
        Assert.Equal(
            [
                "status: (none) → in-talks", "kind: (none) → funding-round", "company: (none) → MiniMax",
                "amount: (none) → at least $600M", "date: (none) → 2024-03-05", "country: (none) → CN",
                "sectors: (none) → " + string.Join(", ", Company.Sectors), "sources: (none) → 1", "claims: (none) → 1",
            ],
            Lines(changes[0]));
        Assert.Equal(FromFirstToThen, Lines(changes[1]));
        Assert.Empty(changes[2].Fields!);
        Assert.Contains("amount: $600M → (none)", Lines(changes[3]));
        Assert.All(changes, change => Assert.Null(change.More));
    }

    [Fact]
    public async Task NameARenameAndANewRate()
    {
        var deal = Then with { Claims = [Then.Claims[1] with { Amount = Amount.Parse("CNY 5B").OrThrow() }] };
        await WriteAsync(_tables, deal);
        await WriteAsync(_tables, deal, rename: true);
        await WriteAsync(_tables, deal, rename: true, RealRates.All);
        var changes = await ChangesAsync(_tables);
        Assert.Equal(["company: MiniMax → MiniMax Group", "name:alibaba: Alibaba Group → Alibaba"], Lines(changes[1]));
        var rates = Lines(changes[2]);
        Assert.Matches("^amount.usd: \\(none\\) → about \\$700M at 0.1[0-9]+ of 2025-06-19$", rates[0]);
        Assert.Matches("^party:alibaba: lead, closed, €100M → lead, closed, €100M, about \\$1[0-9]0M$", rates[1]);
        Assert.Equal(2, rates.Count);
    }

    [Fact]
    public async Task AreCountedBeyondTwentyAndCutIfTheyAreLong()
    {
        var parties = Enumerable.Range(0, 30)
            .Select(number => new Party(Id($"a-{number:00}"), PartyRole.Participant, Commitment.Closed, null));
        var claim = First.Claims[0] with { Parties = [.. parties], Round = Id(new string('r', 60)) };
        await WriteAsync(_tables, First);
        await WriteAsync(_tables, First with { Claims = [claim] });
        var change = (await ChangesAsync(_tables))[1];
        Assert.Equal((20, 11), (change.Fields!.Count, change.More));
        Assert.Equal("round", change.Fields[0].Field);
        Assert.Equal("party:a-18", change.Fields[^1].Field);

        var named = Item(new string('x', 250));
        var cut = FieldChanges.Between(null, (named, 1)).Fields.Single(field => field.Field == "company").After!;
        Assert.Equal((200, '…'), (cut.Length, cut[^1]));
    }

    [Fact]
    public async Task AreUnknownIfTheRowsBeforeAreOfAnEarlierLayout()
    {
        await WriteAsync(_tables, First);
        var row = (await _tables.GetAsync(TableNames.Deals, $"{First.Id}", DealRows.OwnKey, CancellationToken.None))!;
        row["Layout"] = "an earlier one";
        await _tables.WriteAsync(TableNames.Deals, [RowWrite.Upsert(row)], CancellationToken.None);
        await WriteAsync(_tables, Then);
        Assert.Null((await ChangesAsync(_tables))[1].Fields);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AreKeptByAWriteThatWasInterruptedAndRepeated(bool afterwards)
    {
        for (var call = 0; ; call++)
        {
            var tables = new MemoryTables();
            await tables.CreateAsync(CancellationToken.None);
            await WriteAsync(tables, First);
            var killed = false;
            try
            {
                await WriteAsync(new KilledTables(tables, call, afterwards), Then);
            }
            catch (KilledException)
            {
                killed = true;
                await WriteAsync(tables, Then);
            }

            // Entries that do not say what changed say nothing; none says something else.
            var entries = tables.Rows().Where(stored => stored.Table == TableNames.Changes && stored.Row.ContainsKey("Deal"))
                .Select(stored => ChangeItem.Of(Change.OfRow(stored.Row))).Where(change => change.Kind == ChangeKind.Changed)
                .Select(Lines).Where(lines => lines.Count > 0).ToList();
            Assert.InRange(entries.Count, 1, 2);
            Assert.All(entries, lines => Assert.Equal(FromFirstToThen, lines));
            if (!killed)
            {
                Assert.True(call > 5);
                return;
            }
        }
    }

    [Fact]
    public async Task AreNotLoggedOfAWriteThatAnotherProcessPrevented()
    {
        var (writer, other) = (new DealWriter(_tables), FrozenSeeds.Set.Deals[0]);
        await WriteAsync(_tables, First);
        var stored = await writer.ReadAsync([First.Id, other.Id], CancellationToken.None);
        await WriteAsync(_tables, Then);
        await Assert.ThrowsAsync<ConcurrentWriteException>(() =>
            writer.WriteAsync([Rows(First with { Kind = DealKind.Debt }), Rows(other)], stored, CancellationToken.None));
        Assert.Equal(
            [(First.Id, ChangeKind.Added), (Then.Id, ChangeKind.Changed), (other.Id, ChangeKind.Added)],
            (await ChangesAsync(_tables)).Select(change => (change.Deal, change.Kind)));
    }

    private static Organization Company => FrozenSeeds.Set.Organizations.Single(organization => organization.Id == Whole.Company);

    private static DealItem Item(string name) =>
        DealItem.Of(Resolver.Resolve(First, DateOnly.MaxValue)!, new([Company with { Name = name }]));

    private static DealRows Rows(Deal deal, bool rename = false, ExchangeRates? rates = null)
    {
        var organizations = FrozenSeeds.NamedIn([deal]).Select(organization => organization with
        {
            Name = (rename, $"{organization.Id}") switch
            {
                (true, "minimax") => "MiniMax Group",
                (true, "alibaba") => "Alibaba",
                _ => organization.Name,
            },
        });
        return deal.ToRows(new([.. organizations]), rates ?? ExchangeRates.None);
    }

    private static Task WriteAsync(ITables tables, Deal deal, bool rename = false, ExchangeRates? rates = null) =>
        new DealWriter(tables).PutAsync([Rows(deal, rename, rates)], CancellationToken.None);

    private static async Task<IReadOnlyList<ChangeItem>> ChangesAsync(ITables tables) =>
        (await new ChangeReader(tables).ReadAsync(Change.KeyAt(DateTimeOffset.UnixEpoch), 100, CancellationToken.None)).Changes;

    private static List<string> Lines(ChangeItem change) =>
        [.. (change.Fields ?? []).Select(field => $"{field.Field}: {field.Before ?? "(none)"} → {field.After ?? "(none)"}")];

    private static Claim Claim(string id, string published, string status, string amount) => new()
    {
        Id = Id(id),
        Source = new()
        {
            Publisher = id,
            Url = $"https://{id}.example",
            Title = "News",
            Published = PartialDate.Parse(published).OrThrow(),
            Kind = SourceKind.Press,
        },
        Recorded = new(2026, 11, 1),
        Status = EnumWords.Parse<DealStatus>(status).OrThrow(),
        Amount = Amount.Parse(amount).OrThrow(),
    };

    private static Slug Id(string text) => Slug.Parse(text).OrThrow();
}

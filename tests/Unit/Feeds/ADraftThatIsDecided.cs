using System.Text.Json;
using ServerlessDeals.Loading.Reading.Inbox;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Drafts;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Tests.Unit.Feeds;

/// <summary>Accepting and rejecting: an accepted draft is a claim like any other.</summary>
public sealed class ADraftThatIsDecided : IAsyncLifetime
{
    private static readonly DealId Joined = DealId.Parse("acme-2024-03").OrThrow();

    private SomeFeeds _feeds = null!;
    private StoredDraft _acme = null!;
    private StoredDraft _palisade = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _feeds = await SomeFeeds.StartAsync();
        await ReadAsync();
    }

    [Fact]
    public async Task ShowsTheDealThatItMayJoin()
    {
        Assert.Equal([Joined], (await _feeds.Decisions().FindAsync(_acme.Id, Cancel))!.MayJoin!.Select(candidate => candidate.Deal));
        Assert.Empty((await _feeds.Decisions().FindAsync(_palisade.Id, Cancel))!.MayJoin!);
        Assert.Null(await _feeds.Decisions().FindAsync("0000000000000000-1", Cancel));
    }

    [Fact]
    public async Task BecomesAClaimOfTheDealThatItJoins()
    {
        var result = await AcceptAsync(_acme);
        Assert.Equal((DecisionOutcome.Decided, Joined, false), Told(result));
        var claims = await ClaimsAsync(Joined);
        Assert.Equal(3, claims.Count);
        var claim = claims.Single(stored => stored.Id == result.Draft!.Decision!.Claim);
        Assert.Equal(
            ("The Example", SomeFeeds.AcmePage, "$12M", true),
            (claim.Source.Publisher, claim.Source.Url, $"{claim.Amount}", claim.Entered));
        Assert.Equal("fund", $"{Assert.Single(claim.Parties).Org}");
        Assert.Equal([_palisade.Id], (await _feeds.DraftsAsync()).Select(draft => draft.Id));
        Assert.Equal([_acme.Id], (await _feeds.DraftsAsync(DraftState.Accepted)).Select(draft => draft.Id));
    }

    [Fact]
    public async Task BecomesANewDealWithNewOrganizations()
    {
        var result = await AcceptAsync(_palisade);
        Assert.Equal((DecisionOutcome.Decided, DealId.Parse("palisade-robotics-2024-04").OrThrow(), true), Told(result));
        var page = await new DealReader(_feeds.Tables, _feeds.Time).ListAsync(
            new() { Companies = new([Slug.Parse("palisade-robotics").OrThrow()], []) }, Cancel);
        Assert.Equal(["Palisade Robotics"], page.Deals.Select(deal => deal.Company.Name));
        var found = await new NameIndex(_feeds.Tables).SearchAsync("zeta", 5, Cancel);
        Assert.Equal([("zeta-ventures", "Zeta Ventures", OrganizationKind.Investor)],
            found.Value.Select(match => ($"{match.Id}", match.Name, match.Kinds.Single())));
        await new SummaryRefresh(_feeds.Tables, _feeds.Time).RunAsync(full: false, null, Cancel);
        await Verified.IsRightAsync(_feeds.Tables);
    }

    [Fact]
    public async Task HasTheSameAnswerIfItIsDecidedTheSameAgain()
    {
        var first = await AcceptAsync(_acme);
        _feeds.Time.Advance(TimeSpan.FromHours(1));
        var again = await AcceptAsync(_acme, new() { Deal = Joined });
        Assert.Equal((DecisionOutcome.Decided, first.Draft!.Decision), (again.Outcome, again.Draft!.Decision));
        Assert.Equal(3, (await ClaimsAsync(Joined)).Count);
        var elsewhere = new DraftAcceptance { Deal = DealId.Parse("acme-2025-bank").OrThrow() };
        Assert.Equal(DecisionOutcome.DecidedOtherwise, (await AcceptAsync(_acme, elsewhere)).Outcome);
        Assert.Equal(DecisionOutcome.DecidedOtherwise, (await RejectAsync(_acme)).Outcome);

        Assert.Equal(DecisionOutcome.Decided, (await RejectAsync(_palisade, "No news.")).Outcome);
        var rejected = await RejectAsync(_palisade);
        Assert.Equal((DecisionOutcome.Decided, "No news."), (rejected.Outcome, rejected.Draft!.Decision!.Reason));
        Assert.Equal(DecisionOutcome.DecidedOtherwise, (await AcceptAsync(_palisade)).Outcome);
        Assert.Empty(await _feeds.DraftsAsync());
        Assert.Equal([_palisade.Id], (await _feeds.DraftsAsync(DraftState.Rejected)).Select(draft => draft.Id));
    }

    [Fact]
    public async Task IsReadNoMoreAfterItIsDecided()
    {
        await AcceptAsync(_acme);
        await RejectAsync(_palisade);
        Assert.Equal(0, (await _feeds.ReadAsync()).Articles);
        Assert.Empty(await _feeds.DraftsAsync());
    }

    [Fact]
    public async Task IsNotDecidedByOneWhoSawAnotherDraft()
    {
        Assert.Equal(DecisionOutcome.Mismatch, (await AcceptAsync(_acme, seen: "\"other\"")).Outcome);
        Assert.Equal(DecisionOutcome.Mismatch, (await RejectAsync(_acme, seen: "\"other\"")).Outcome);
        Assert.Equal(DecisionOutcome.Decided, (await AcceptAsync(_acme, seen: DraftDecisions.TagOf(_acme))).Outcome);
    }

    [Fact]
    public async Task TakesACorrectedClaimAnotherDealAndNames()
    {
        var claim = Json("""
            { "source": { "publisher": "The Example", "url": "http://news.example/palisade", "title": "Palisade", "published": "2024-04-10",
              "kind": "press" }, "status": "closed", "amount": "about USD 21M",
              "parties": [ { "org": "omega", "role": "lead", "commitment": "closed" } ] }
            """);
        var refused = await AcceptAsync(_palisade, new() { Claim = claim });
        Assert.Equal(DecisionOutcome.Refused, refused.Outcome);
        Assert.Contains(refused.Faults!, fault => fault.Message.StartsWith("'omega' is not an organization", StringComparison.Ordinal));
        Assert.Null(await new DealReader(_feeds.Tables).ClaimsAsync(DealId.Parse("palisade-robotics-2024-04").OrThrow(), Cancel));

        var result = await AcceptAsync(
            _palisade, new() { Claim = claim, NewOrganizations = [new(Slug.Parse("omega").OrThrow(), "Omega")] });
        Assert.Equal(DecisionOutcome.Decided, result.Outcome);
        var stored = Assert.Single(await ClaimsAsync(result.Draft!.Decision!.Deal!.Value));
        Assert.Equal(("about $21M", "omega"), ($"{stored.Amount}", $"{Assert.Single(stored.Parties).Org}"));
    }

    [Fact]
    public async Task JoinsTheDealThatIsNamedOrAskedToBeNew()
    {
        var result = await AcceptAsync(_acme, new() { AsNew = true });
        Assert.Equal((DecisionOutcome.Decided, DealId.Parse("acme-2024-04").OrThrow(), true), Told(result));
        var none = await AcceptAsync(_palisade, new() { Deal = Joined });
        Assert.Equal((DecisionOutcome.NeedsChoice, "Palisade Robotics has no deal acme-2024-03, and no other; send \"new\" as deal."),
            (none.Outcome, none.Message));
    }

    [Fact]
    public async Task NeedsAChoiceBetweenSeveralDeals()
    {
        await AcceptAsync(_acme, new() { AsNew = true });
        var third = SomeFeeds.Acme with { Link = "http://news.example/again", Title = "Acme has new money", Published = "2024-04-11" };
        _feeds.Server.Serve(SomeFeeds.Feed, FeedText.Rss("The Example", third));
        await _feeds.ReadAsync();
        var draft = (await _feeds.DraftsAsync()).First(pending => pending.Company.Name == "Acme");
        var result = await AcceptAsync(draft);
        Assert.Equal(
            (DecisionOutcome.NeedsChoice, "It may be of acme-2024-03 or acme-2024-04; send one of them as deal, or \"new\"."),
            (result.Outcome, result.Message));
        Assert.Equal(DecisionOutcome.Decided, (await AcceptAsync(draft, new() { Deal = Joined })).Outcome);
    }

    [Fact]
    public async Task IsNotEnteredIfItsPageIsTheSourceOfAClaimAlready()
    {
        await AcceptAsync(_acme);
        await new DraftStore(_feeds.Tables).AddAsync(
            new("another", "x", null, "", "", new(2024, 4, 9)),
            isFirst: true,
            before: null,
            [_acme with { Id = "00000000000000aa-1" }],
            Cancel);
        var result = await AcceptAsync(_acme with { Id = "00000000000000aa-1" });
        Assert.Equal(DecisionOutcome.NeedsChoice, result.Outcome);
        Assert.StartsWith($"{SomeFeeds.AcmePage} is already the source of the claim ", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoesNotGiveTheIdOfOneOrganizationToAnother()
    {
        var bakery = new DraftOrganization(Slug.Parse("acme").OrThrow(), "Acme Bakery");
        var draft = _palisade with
        {
            Company = bakery,
            Id = "00000000000000bb-1",
            NewOrganizations = [bakery, .. _palisade.NewOrganizations.Skip(1)],
        };
        await new DraftStore(_feeds.Tables).AddAsync(
            new("another", "x", null, "", "", new(2024, 4, 9)), isFirst: true, before: null, [draft], Cancel);
        var result = await AcceptAsync(draft);
        Assert.Equal(DecisionOutcome.NeedsChoice, result.Outcome);
        Assert.StartsWith("The id acme is Acme's, and not Acme Bakery's;", result.Message, StringComparison.Ordinal);
    }

    // After a kill, the same request gives the same rows as one that was not disturbed.
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task IsEnteredOnceWhereverTheProcessIsKilled(bool isNew, bool afterwards)
    {
        var draft = isNew ? _palisade : _acme;
        var counted = new KilledTables(_feeds.Tables);
        Assert.Equal(DecisionOutcome.Decided, (await _feeds.Decisions(counted).AcceptAsync(draft.Id, null, new(), Cancel)).Outcome);
        var (rows, listed) = (_feeds.Rows(), await ListedAsync());
        for (var call = 0; call < counted.Calls; call += Long.Cases(always: 3, atNight: 1))
        {
            await _feeds.LoadAsync();
            await ReadAsync();
            await Assert.ThrowsAsync<KilledException>(
                () => _feeds.Decisions(new KilledTables(_feeds.Tables, call, afterwards)).AcceptAsync(draft.Id, null, new(), Cancel));
            var again = await AcceptAsync(draft);
            Assert.Equal((DecisionOutcome.Decided, isNew), (again.Outcome, again.Draft!.Decision!.IsNewDeal));
            Assert.Equal(rows, _feeds.Rows());
            Assert.Equal(listed, await ListedAsync());
            _feeds.Time.Advance(TimeSpan.FromMinutes(6));
            await new SummaryRefresh(_feeds.Tables, _feeds.Time).RunAsync(full: false, null, Cancel, breakLease: true);
            Assert.Equal(listed, await ListedAsync());
        }
    }

    [Fact]
    public async Task IsEnteredOnceByTwoAtTheSameTime()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AcceptAsync(_acme), Cancel)));
        Assert.Contains(DecisionOutcome.Decided, results.Select(result => result.Outcome));
        Assert.Equal(DecisionOutcome.Decided, (await AcceptAsync(_acme)).Outcome);
        Assert.Single(await ClaimsAsync(Joined), claim => claim.Source.Url == SomeFeeds.AcmePage);
    }

    // Two people who decide differently at the same time: the second one waits, so that it is not entered twice.
    [Fact]
    public async Task IsNotEnteredElsewhereWhileSomebodyMayBeEnteringIt()
    {
        var store = new DraftStore(_feeds.Tables);
        var found = await store.FindAsync(_acme.Id, Cancel);
        await store.BeginAsync(found!, new(Joined, Slug.Parse("the-example-2024-04-09-acme").OrThrow(), SomeFeeds.AcmePage, false), Cancel);
        Assert.Equal(DecisionOutcome.Conflict, (await AcceptAsync(_acme, new() { AsNew = true })).Outcome);
        Assert.Equal(Joined, (await AcceptAsync(_acme)).Draft!.Decision!.Deal);
    }

    public ValueTask DisposeAsync() => _feeds.DisposeAsync();

    private static (DecisionOutcome, DealId?, bool?) Told(DecisionResult result) =>
        (result.Outcome, result.Draft?.Decision?.Deal, result.Draft?.Decision?.IsNewDeal);

    private static JsonElement Json(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private async Task ReadAsync()
    {
        await _feeds.ReadAsync();
        var drafts = await _feeds.DraftsAsync();
        (_palisade, _acme) = (drafts[0], drafts[1]);
    }

    private Task<DecisionResult> AcceptAsync(StoredDraft draft, DraftAcceptance? how = null, string? seen = null) =>
        _feeds.Decisions().AcceptAsync(draft.Id, seen, how ?? new(), Cancel);

    private Task<DecisionResult> RejectAsync(StoredDraft draft, string? reason = null, string? seen = null) =>
        _feeds.Decisions().RejectAsync(draft.Id, seen, reason, Cancel);

    private async Task<IReadOnlyList<Claim>> ClaimsAsync(DealId deal) => (await new DealReader(_feeds.Tables).ClaimsAsync(deal, Cancel))!;

    // Each deal of all lists, with the date of its newest source.
    private async Task<IReadOnlyList<string>> ListedAsync() =>
    [
        .. (await new DealReader(_feeds.Tables, _feeds.Time).ListAsync(new(), Cancel)).Deals
            .Select(deal => $"{deal.Id} {deal.Company.Name} {deal.Reported}"),
    ];
}

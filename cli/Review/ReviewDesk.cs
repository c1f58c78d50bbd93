using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Loading.Reading.Drafts;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Cli.Review;

/// <summary>A draft that waits for a decision.</summary>
internal sealed record ReviewedDraft(string Key, ArticleReading Reading, DraftDeal Draft);

/// <summary>The deal that a draft becomes a claim of.</summary>
/// <param name="Deal">The id of a stored deal; empty for a new one; null if a person has to choose.</param>
internal sealed record DealChoice(string? Deal);

/// <summary>What entering a draft would do.</summary>
/// <param name="Form">Its fields, as they would be entered.</param>
/// <param name="Faults">What is wrong in fields of the form.</param>
/// <param name="Problems">What prevents entering it.</param>
/// <param name="Warnings">What deals check would say.</param>
/// <param name="Entered">Null if it cannot be entered.</param>
internal sealed record ReviewPreview(
    DraftForm Form,
    DealChoice Choice,
    IReadOnlyList<JoinedDeal> Candidates,
    IReadOnlyList<FormFault> Faults,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> Warnings,
    AcceptedDraft? Entered,
    IReadOnlyList<ComparedField> Comparison);

/// <summary>
/// The drafts of some articles and what a person decides about them: with the same code as deals read and deals accept. Articles are read
/// again after each decision, because a new organization may be another draft's company.
/// </summary>
/// <param name="folder">The folder of seed files.</param>
/// <param name="again">Whether drafts that were rejected before are shown.</param>
internal sealed class ReviewDesk(
    string folder, IReadOnlyList<Article> articles, RejectedDrafts rejected, bool again, TimeProvider time)
{
    private readonly HashSet<string> _rejectedNow = new(StringComparer.Ordinal);
    private readonly HashSet<string> _enteredNow = new(StringComparer.Ordinal);
    private SeedReading _seeds = new(new([], [], 0), []);

    public int Articles => articles.Count;

    public int Accepted { get; private set; }

    public int Rejected => _rejectedNow.Count;

    /// <summary>The drafts without a decision, in the order of the articles, news first.</summary>
    public IReadOnlyList<ReviewedDraft> Waiting { get; private set; } = [];

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Reads the seed files and the articles.</summary>
    public void Read()
    {
        _seeds = SeedFolder.Read(folder, time);
        var reader = new ArticleReader(new(_seeds.Set.Organizations));
        var entry = new DraftEntry(folder, _seeds.Set, Today);
        Waiting =
        [
            .. articles.Select(reader.ReadAll)
                .SelectMany(reading => reading.Deals.OrderBy(draft => draft.Scope)
                    .Select(draft => new ReviewedDraft(DraftKey.Of(reading.Article, draft), reading, draft)))
                .DistinctBy(draft => draft.Key)
                .Where(draft => !_rejectedNow.Contains(draft.Key) && !_enteredNow.Contains(draft.Key) && (again || !rejected.Has(draft.Key))
                    && entry.EnteredAs(draft.Reading.Article, draft.Draft) is null),
        ];
    }

    public ReviewedDraft? Find(string? key) => Waiting.FirstOrDefault(draft => draft.Key == key);

    /// <param name="form">What a person changed; null for the draft as it was read.</param>
    /// <param name="choice">The deal that a person chose; null to let the candidates decide.</param>
    public ReviewPreview Preview(ReviewedDraft draft, DraftForm? form = null, DealChoice? choice = null)
    {
        form ??= DraftForm.Of(draft.Reading.Article, draft.Draft);
        var changed = ChangedDraft.Of(draft.Reading, draft.Draft, form, new(_seeds.Set.Organizations));
        var candidates = JoinedDeals.Of(changed.Draft, changed.Reading.Article, _seeds.Set.Deals);
        var chosen = choice ?? ByDefault(candidates);
        var preview = new ReviewPreview(form, chosen, candidates, changed.Faults, [], [], null, []);
        if (changed.Faults.Count > 0)
        {
            return preview;
        }

        if (chosen.Deal is not { } deal)
        {
            return preview with { Problems = ["It may be of several deals. Choose the deal."] };
        }

        var joined = DealId.Parse(deal);
        var entered = new DraftEntry(folder, _seeds.Set, Today).Enter(
            changed.Reading, changed.Draft, new(joined.IsValue ? joined.Value : null, AsNew: !joined.IsValue));
        if (!entered.IsValue)
        {
            return preview with { Problems = [$"It cannot be entered: {entered.Error}."] };
        }

        var after = SeedTrial.Read(folder, _seeds, entered.Value.Files, time);
        var errors = after.Faults.Where(fault => fault.Severity == Severity.Error).Select(fault => $"{fault}").ToList();
        return preview with
        {
            Problems = errors,
            Warnings = [.. after.Faults.Where(fault => fault.Severity != Severity.Error).Select(fault => $"{fault}")],
            Entered = errors.Count == 0 ? entered.Value : null,
            Comparison = DealComparison.Of(_seeds.Set, after.Set, entered.Value.Deal),
        };
    }

    /// <summary>Writes what a preview shows into the seed files.</summary>
    public void Accept(ReviewedDraft draft, AcceptedDraft entered)
    {
        SeedTrial.Write(folder, entered.Files);
        Accepted++;
        Read();
        if (Find(draft.Key) is not null)
        {
            // A person named another company than the article's reading did, so the files do not show that this draft was decided.
            _enteredNow.Add(draft.Key);
            Remember(draft);
        }
    }

    public void Reject(ReviewedDraft draft)
    {
        _rejectedNow.Add(draft.Key);
        Remember(draft);
    }

    /// <summary>Takes a rejection of this session back.</summary>
    public void TakeBack(string key)
    {
        if (_rejectedNow.Remove(key))
        {
            rejected.Remove(key);
            Read();
        }
    }

    private void Remember(ReviewedDraft draft)
    {
        var article = draft.Reading.Article;
        rejected.Add(draft.Key, new(article.Address.Length > 0 ? article.Address : article.Title, draft.Draft.Company.Value.Name, Today));
        Read();
    }

    private static DealChoice ByDefault(IReadOnlyList<JoinedDeal> candidates) => candidates switch
    {
        [] => new(""),
        [var only] => new($"{only.Deal}"),
        _ => new((string?)null),
    };
}

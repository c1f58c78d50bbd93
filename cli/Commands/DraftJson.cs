using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Loading.Reading.Drafts;

namespace ServerlessDeals.Cli.Commands;

/// <summary>The result of deals read.</summary>
internal sealed record ReadAnswer(IReadOnlyList<ReadArticle> Articles);

/// <summary>An article and its drafts.</summary>
internal sealed record ReadArticle(
    string Address, string Title, string? Publisher, string? Published, IReadOnlyList<ReadDraft> Drafts, IReadOnlyList<ReadRemark> LeftOut)
{
    public static ReadArticle Of(ArticleReading reading, IReadOnlyList<Deal> deals) => new(
        reading.Article.Address,
        reading.Article.Title,
        reading.Article.Publisher,
        reading.Article.Published?.ToString(),
        [.. reading.Deals.Select((draft, index) => ReadDraft.Of(reading, draft, index + 1, deals))],
        [.. reading.LeftOut.Select(left => new ReadRemark(left.Field, left.Words.Text, left.Why))]);
}

/// <summary>A draft. Each field has the words on which it rests in <see cref="Words"/>.</summary>
internal sealed record ReadDraft(
    int Number, string Scope, string Company, string? CompanyId, string Kind, string Status, string? Round, string? Amount,
    string? Valuation, IReadOnlyList<ReadParty> Parties, string? Announced, string? Publisher, string? Cites, bool Anonymous,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Words, IReadOnlyList<ReadCandidate> Candidates)
{
    public static ReadDraft Of(ArticleReading reading, DraftDeal draft, int number, IReadOnlyList<Deal> deals) =>
        new(
            number, EnumWords.Of(draft.Scope), draft.Company.Value.Name, draft.Company.Value.Id?.ToString(), EnumWords.Of(draft.Kind.Value),
            EnumWords.Of(draft.Status.Value), draft.Round?.Value.ToString(), draft.Amount?.Value.ToSeedText(),
                draft.Valuation?.Value.ToSeedText(),
            [.. draft.Parties.Select(ReadParty.Of)],
            draft.Announced?.Value.ToString(), draft.Publisher?.Value, draft.Cites?.Value, draft.Anonymous?.Value == true,
            DraftWords.Of(draft),
            [.. JoinedDeals.Of(draft, reading.Article, deals).Select(joined => new ReadCandidate($"{joined.Deal}", joined.Why))]);
}

internal sealed record ReadParty(string Name, string? Id, string Role, string Commitment, string? Amount, IReadOnlyList<string> Words)
{
    public static ReadParty Of(DraftParty party) => new(
        party.Name.Name, party.Name.Id?.ToString(), EnumWords.Of(party.Role), EnumWords.Of(party.Commitment), party.Amount?.ToSeedText(),
        [.. party.Words.Select(span => span.Text)]);
}

/// <summary>A stored deal that the draft may be about.</summary>
internal sealed record ReadCandidate(string Deal, string Why);

/// <summary>Words that were not taken, and why.</summary>
internal sealed record ReadRemark(string Field, string Words, string Why);

/// <summary>The result of deals accept.</summary>
/// <param name="Written">False if it was a dry run.</param>
internal sealed record AcceptAnswer(
    bool Written, string Deal, bool IsNewDeal, string Claim, IReadOnlyList<string> Files, IReadOnlyList<string> NewOrganizations);

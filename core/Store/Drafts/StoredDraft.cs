using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Store.Drafts;

[JsonConverter(typeof(WordConverter<DraftState>))]
public enum DraftState
{
    /// <summary>Nobody has decided yet.</summary>
    Pending,

    /// <summary>It is a claim now.</summary>
    Accepted,

    Rejected,
}

/// <summary>A deal that an article of a feed tells, until a person accepts or rejects it. It is no claim.</summary>
public sealed record StoredDraft
{
    public required string Id { get; init; }

    public required DraftState State { get; init; }

    /// <summary>When the article was read.</summary>
    public required DateTimeOffset Read { get; init; }

    public required DraftArticle Article { get; init; }

    /// <summary>Whether the article tells it to explain the news, such as an earlier round.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBackground { get; init; }

    public required DraftOrganization Company { get; init; }

    public required DealKind Kind { get; init; }

    /// <summary>The fields of the claim, in the format of a seed file.</summary>
    public required JsonElement Claim { get; init; }

    /// <summary>The words of the article on which each field rests.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; init; }

    /// <summary>The organizations that were not registered when the article was read, with the ids that the claim gives them.</summary>
    public IReadOnlyList<DraftOrganization> NewOrganizations { get; init; } = [];

    /// <summary>What the article may say about the deal and was not taken.</summary>
    public IReadOnlyList<DraftRemark> LeftOut { get; init; } = [];

    /// <summary>Null while it is pending.</summary>
    public DraftDecision? Decision { get; init; }

    /// <summary>The stored deals that it may join. Not stored: they are found when somebody looks at the draft.</summary>
    public IReadOnlyList<DraftCandidate>? MayJoin { get; init; }
}

/// <summary>The article that tells a draft's deal.</summary>
/// <param name="Feed">The address of the feed that had it.</param>
public sealed record DraftArticle(string Address, string Title, string? Publisher, PartialDate? Published, string Feed);

public sealed record DraftOrganization(Slug Id, string Name);

/// <summary>Words that were not taken, and why.</summary>
/// <param name="Field">The field that they could have given.</param>
public sealed record DraftRemark(string Field, string Words, string Why);

/// <summary>A stored deal that a draft may be about.</summary>
/// <param name="Why">What they have in common.</param>
public sealed record DraftCandidate(DealId Deal, string Why);

/// <summary>What a person decided about a draft.</summary>
/// <param name="Deal">Of an accepted draft: the deal that has its claim.</param>
/// <param name="Claim">Of an accepted draft: the id of its claim.</param>
/// <param name="Reason">Of a rejected draft, if one was given.</param>
public sealed record DraftDecision(DateTimeOffset At, DealId? Deal = null, Slug? Claim = null, string? Reason = null)
{
    /// <summary>Whether the deal was not there before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsNewDeal { get; init; }
}

/// <summary>A claim that somebody has begun to enter for a draft.</summary>
/// <param name="Url">The address of its source.</param>
/// <param name="IsNewDeal">Whether its deal was not there before.</param>
public sealed record BegunClaim(DealId Deal, Slug Claim, string Url, bool IsNewDeal);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredDraft))]
[JsonSerializable(typeof(BegunClaim))]
[JsonSerializable(typeof(Dictionary<string, int>))]
internal sealed partial class DraftsJson : JsonSerializerContext;

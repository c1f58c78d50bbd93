using System.ComponentModel;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Publishing.Assistants;

/// <summary>A party of a deal.</summary>
public sealed record PartyLine
{
    [Description("The organization.")]
    public required NameLine Organization { get; init; }

    [Description("lead, co-lead, participant, unknown (an investor whose role no source says), acquirer, licensee or lender.")]
    public required string Role { get; init; }

    [Description("in-talks, committed or closed: how far it has gone, according to the sources.")]
    public required string Commitment { get; init; }

    [Description("True if it only took part in talks. It is then no investor of the settled deal.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OnlyInTalks { get; init; }

    [Description("Its own share. Sources rarely give it.")]
    public FigureLine? Share { get; init; }

    [Description("Who reported the role.")]
    public SourceLine? Source { get; init; }

    [JsonIgnore]
    public string Words => $"{Organization.Words}: {RoleWords}{(OnlyInTalks ? ", only in talks" : "")}"
        + (Share is null ? "" : $", own share {Share.Words}")
        + (Source is null ? "" : $", by {Source.ShortWords}");

    private string RoleWords => Role == EnumWords.Of(PartyRole.Unknown) ? "investor, role not told" : Role;

    internal static PartyLine Of(PartyDetail party) => new()
    {
        Organization = NameLine.Of(party.Id, party.Name),
        Role = EnumWords.Of(party.Role.Value),
        Commitment = EnumWords.Of(party.Commitment.Value),
        OnlyInTalks = party.OnlyInTalks,
        Share = FigureLine.OrNull(party.Amount, amount => amount.ToString()),
        Source = SourceLine.OrNull(party.Role.Source),
    };
}

/// <summary>A value that lost to the one shown.</summary>
public sealed record ConflictLine
{
    [Description("status, announced, closed, round, amount, valuation or role:ORGANIZATION.")]
    public required string Field { get; init; }

    [Description("The other value, with its hedge.")]
    public required string Value { get; init; }

    [Description("False if both values can be true.")]
    public required bool Contradicts { get; init; }

    [Description("Who reported it.")]
    public required SourceLine Source { get; init; }

    [JsonIgnore]
    public string Words => $"{Field}: {Value}, by {Source.ShortWords}{(Contradicts ? "" : "; both can be true")}";

    internal static ConflictLine Of(Conflict conflict) => new()
    {
        Field = conflict.Field,
        Value = ForeignText.Line(conflict.Value),
        Contradicts = conflict.Contradicts,
        Source = SourceLine.Of(conflict.Source),
    };
}

/// <summary>The first report of a status.</summary>
public sealed record StepLine
{
    [Description("rumoured, in-talks, announced, closed, cancelled or denied.")]
    public required string Status { get; init; }

    [Description("The day by which its source was surely public.")]
    public required string KnownOn { get; init; }

    [Description("Who reported it first.")]
    public required SourceLine Source { get; init; }

    [JsonIgnore]
    public string Words => $"{EnumWords.Spaced(Status)}, known on {KnownOn}, by {Source.ShortWords}";

    internal static StepLine Of(StatusStep step) => new()
    {
        Status = EnumWords.Of(step.Status),
        KnownOn = PartialDate.OfDay(step.KnownOn).ToString(),
        Source = SourceLine.Of(step.Source),
    };
}

/// <summary>Another deal of the same company.</summary>
public sealed record RelatedLine
{
    [Description("The id that get_deal takes.")]
    public required string Id { get; init; }

    [Description("What happened, in one sentence. Names in it are quoted data.")]
    public required string What { get; init; }

    [JsonIgnore]
    public string Words => $"{Id}: {ForeignText.Quoted(What)}";

    internal static RelatedLine Of(DealItem deal) =>
        new() { Id = deal.Id.ToString(), What = ForeignText.Line(DealSentence.Of(deal), 2 * ForeignText.MostCharacters) };
}

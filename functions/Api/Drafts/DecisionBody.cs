using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDeals.Loading.Reading.Inbox;
using ServerlessDeals.Store.Drafts;

namespace ServerlessDeals.Functions.Api.Drafts;

/// <summary>What an operator decides about a draft.</summary>
/// <param name="Decision">"accept" or "reject".</param>
/// <param name="Reason">Why, for a rejected draft.</param>
/// <param name="Deal">The id of the deal that the claim joins, or "new".</param>
/// <param name="Organizations">Names of organizations that the claim names and that are not registered.</param>
public sealed record DecisionBody(
    string Decision,
    string? Reason = null,
    string? Deal = null,
    string? Company = null,
    string? Kind = null,
    JsonElement? Claim = null,
    IReadOnlyList<NamedOrganization>? Organizations = null)
{
    public const string Accept = "accept";
    public const string Reject = "reject";

    private const string New = "new";
    private const int MostReason = 500;

    /// <exception cref="ProblemException">It is not as the contract says.</exception>
    public static DecisionBody Read(string text)
    {
        DecisionBody? body;
        try
        {
            body = JsonSerializer.Deserialize(text, DecisionJson.Default.DecisionBody);
        }
        catch (JsonException wrong)
        {
            throw Bad($"It is no decision in JSON: {wrong.Message.Split('\n')[0]}");
        }

        return body switch
        {
            null or { Decision: not (Accept or Reject) } => throw Bad("The decision is neither accept nor reject."),
            { Reason.Length: > MostReason } => throw Bad($"The reason has more than {MostReason} characters."),
            { Decision: Accept, Reason: not null } =>
                throw Bad("A reason belongs to a rejected draft; put what you know into the claim's note."),
            { Decision: Reject } and not { Deal: null, Company: null, Kind: null, Claim: null, Organizations: null } =>
                throw Bad("A rejected draft has a reason and nothing else."),
            { Claim: { ValueKind: not JsonValueKind.Object } } => throw Bad("The claim is not an object; send the fields of a claim."),
            _ => body,
        };
    }

    /// <exception cref="ProblemException">A value cannot be read.</exception>
    public DraftAcceptance ToAcceptance() => new()
    {
        AsNew = Deal == New,
        Deal = Deal is null or New ? null : Parse("deal", DealId.Parse(Deal)),
        Company = Company is null ? null : Parse("company", Slug.Parse(Company)),
        Kind = Kind is null ? null : Parse("kind", EnumWords.ParseOrSuggest<DealKind>(Kind)),
        Claim = Claim,
        NewOrganizations = Organizations is null ? null : [.. Organizations.Select(Organization)],
    };

    private static DraftOrganization Organization(NamedOrganization named) => string.IsNullOrWhiteSpace(named.Name)
        ? throw Bad("organizations: a name is empty.")
        : new(Parse("organizations", Slug.Parse(named.Id)), named.Name.Trim());

    private static T Parse<T>(string field, Parsed<T> parsed)
        where T : struct => parsed.IsValue ? parsed.Value : throw Bad($"{field}: {parsed.Error}{(parsed.Error.EndsWith('?') ? "" : ".")}");

    private static ProblemException Bad(string detail) => new(Problem.BadDecision(detail));
}

/// <summary>The name of an organization that is not registered.</summary>
public sealed record NamedOrganization(string Id, string Name);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(DecisionBody))]
internal sealed partial class DecisionJson : JsonSerializerContext;

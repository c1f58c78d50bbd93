using System.Text.Json.Serialization;
using ServerlessDeals.Store.Duplicates;

namespace ServerlessDeals.Loading.Duplicates;

/// <summary>What is compared of an organization to find others that may be the same.</summary>
internal sealed record ComparedOrganization(Slug Id, string Name, string? Country, IReadOnlyList<Slug> Sectors)
{
    /// <summary>The name without case, accents, spaces and punctuation. Only organizations with the same one are compared.</summary>
    [JsonIgnore]
    public string Key => string.Concat(Folding.WordsOf(Name));

    public static ComparedOrganization Of(Organization organization) =>
        new(organization.Id, organization.Name, organization.Country, organization.Sectors);

    /// <summary>The pair with its rank and its reasons.</summary>
    public Candidate With(ComparedOrganization other)
    {
        var (reasons, score) = (new List<string>(), 0);
        Add(Name == other.Name ? $"same name ({Name})" : $"names equal but for case and punctuation ({Name}, {other.Name})", 3);
        if (Country is not null && other.Country is not null)
        {
            var isSame = Country == other.Country;
            Add(isSame ? $"same country ({Country})" : $"but {Country} and {other.Country}", isSame ? 2 : -2);
        }

        if (Sectors.Count > 0 && other.Sectors.Count > 0)
        {
            var common = Sectors.Intersect(other.Sectors).ToList();
            Add(
                common.Count > 0 ? $"same sector ({string.Join(", ", common)})" : "but no sector in common",
                common.Count > 0 ? 1 : -1);
        }

        return new(EntryKind.Organization, $"{Id}", $"{other.Id}", score, string.Join("; ", reasons));

        void Add(string reason, int points)
        {
            reasons.Add(reason);
            score += points;
        }
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ComparedOrganization))]
internal sealed partial class ComparedJson : JsonSerializerContext;

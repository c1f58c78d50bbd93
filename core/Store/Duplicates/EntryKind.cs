using System.Text.Json.Serialization;

namespace ServerlessDeals.Store.Duplicates;

/// <summary>What may be in the record twice.</summary>
[JsonConverter(typeof(WordConverter<EntryKind>))]
public enum EntryKind
{
    Deal,
    Organization,
}

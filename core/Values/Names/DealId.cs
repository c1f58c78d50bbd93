using System.Text.Json.Serialization;

namespace ServerlessDeals.Values.Names;

/// <summary>The id of a deal: a slug that never changes. A date in it is only a label.</summary>
[JsonConverter(typeof(DealIdConverter))]
public readonly record struct DealId(Slug Slug) : IComparable<DealId>
{
    public static Parsed<DealId> Parse(string? text)
    {
        var slug = Slug.Parse(text);
        return slug.IsValue ? Parsed<DealId>.Of(new(slug.Value)) : Parsed<DealId>.Wrong(slug.Error);
    }

    public int CompareTo(DealId other) => Slug.CompareTo(other.Slug);

    public override string ToString() => Slug.ToString();

    public static bool operator <(DealId left, DealId right) => left.CompareTo(right) < 0;

    public static bool operator <=(DealId left, DealId right) => left.CompareTo(right) <= 0;

    public static bool operator >(DealId left, DealId right) => left.CompareTo(right) > 0;

    public static bool operator >=(DealId left, DealId right) => left.CompareTo(right) >= 0;
}

using System.Buffers;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Values.Names;

/// <summary>
/// The id of an organization, a claim or a round: lower-case letters, digits and single hyphens, at most 64 characters. It stays
/// the same when the organization is renamed.
/// </summary>
[JsonConverter(typeof(SlugConverter))]
public readonly record struct Slug : IComparable<Slug>
{
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly string? _text;

    private Slug(string text) => _text = text;

    public static Parsed<Slug> Parse(string? text) =>
        text is { Length: > 0 and <= MaxLength } && IsShaped(text)
            ? Parsed<Slug>.Of(new(text))
            : Parsed<Slug>.Wrong(
                $"'{text}' is not an id; write lower-case letters, digits and single hyphens, " +
                $"at most {MaxLength} characters, such as moonshot-ai");

    public int CompareTo(Slug other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => _text ?? "";

    public static bool operator <(Slug left, Slug right) => left.CompareTo(right) < 0;

    public static bool operator <=(Slug left, Slug right) => left.CompareTo(right) <= 0;

    public static bool operator >(Slug left, Slug right) => left.CompareTo(right) > 0;

    public static bool operator >=(Slug left, Slug right) => left.CompareTo(right) >= 0;

    // Not a regular expression, for speed: every stored row has about a dozen ids.
    private static bool IsShaped(ReadOnlySpan<char> text) =>
        text is not ['-', ..] and not [.., '-'] && !text.ContainsAnyExcept(Characters) && text.IndexOf("--", StringComparison.Ordinal) < 0;
}

using System.Globalization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>A field that a write has changed, with its texts as lists print them.</summary>
/// <param name="Field">
/// status, kind, company, amount, amount.usd, valuation, valuation.usd, round, date, partOf, country, sectors, unconfirmed, sources or
/// claims (both are numbers), party:ORGANIZATION (its role, commitment and amount), or name:ORGANIZATION.
/// </param>
/// <param name="Before">Null if the deal had none, or was not stored.</param>
/// <param name="After">Null if the deal has none any more, or was removed.</param>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>What a write has changed in a deal as lists show it.</summary>
/// <param name="Fields">The figures first. Empty if lists show what they showed before.</param>
/// <param name="More">How many fields were left out, because there are too many.</param>
public sealed record FieldChanges(IReadOnlyList<FieldChange> Fields, int More)
{
    /// <summary>The most fields that are kept. An announcement by twenty investors is longer than a page.</summary>
    public const int Most = 20;

    /// <summary>The most characters of a text.</summary>
    public const int MostCharacters = 200;

    private static readonly string[] Order =
    [
        "status", "kind", "company", "amount", "amount.usd", "valuation", "valuation.usd", "round", "date", "partOf", "country", "sectors",
        "unconfirmed", "sources", "claims", "party", "name",
    ];

    /// <param name="before">The deal with the number of its claims; null if it is new.</param>
    /// <param name="after">The same afterwards; null if it is removed.</param>
    public static FieldChanges Between((DealItem Item, int Claims)? before, (DealItem Item, int Claims)? after)
    {
        var (old, now) = (Texts(before), Texts(after));
        foreach (var party in (after?.Item.Parties ?? []).Where(party => old.ContainsKey($"party:{party.Id}")))
        {
            // The name of a party is only a field of its own if it was there before, under another name.
            var name = $"name:{party.Id}";
            (old[name], now[name]) = (before!.Value.Item.Parties.First(known => known.Id == party.Id).Name, party.Name);
        }

        var changed = old.Keys.Concat(now.Keys).Distinct(StringComparer.Ordinal)
            .Select(field => new FieldChange(field, Cut(old.GetValueOrDefault(field)), Cut(now.GetValueOrDefault(field))))
            .Where(change => change.Before != change.After)
            .OrderBy(change => Array.IndexOf(Order, change.Field.Split(':')[0]))
            .ToList();
        return new([.. changed.Take(Most)], Math.Max(0, changed.Count - Most));
    }

    private static Dictionary<string, string> Texts((DealItem Item, int Claims)? deal)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (deal is not var (item, claims))
        {
            return texts;
        }

        Add("status", EnumWords.Of(item.Status));
        Add("kind", EnumWords.Of(item.Kind));
        Add("company", item.Company.Name);
        Add("amount", item.Amount.Value.ToString());
        Add("amount.usd", Converted(item.Amount.Usd));
        Add("valuation", item.Valuation?.Value.ToString());
        Add("valuation.usd", Converted(item.Valuation?.Usd));
        Add("round", item.Round?.ToString());
        Add("date", item.Date.ToString());
        Add("partOf", item.PartOf?.ToString());
        Add("country", item.Country);
        Add("sectors", item.Sectors.Count == 0 ? null : string.Join(", ", item.Sectors));
        Add("unconfirmed", item.Unconfirmed ? "true" : null);
        Add("sources", item.Sources.ToString(CultureInfo.InvariantCulture));
        Add("claims", claims.ToString(CultureInfo.InvariantCulture));
        foreach (var party in item.Parties)
        {
            Add($"party:{party.Id}", TextOf(party));
        }

        return texts;

        void Add(string field, string? text)
        {
            if (text is not null)
            {
                texts[field] = text;
            }
        }
    }

    private static string TextOf(PartyItem party)
    {
        string?[] words =
        [
            EnumWords.Of(party.Role), EnumWords.Of(party.Commitment), party.Amount?.ToString(), party.Usd?.Text,
            party.OnlyInTalks ? "only in talks" : null,
        ];
        return string.Join(", ", words.OfType<string>());
    }

    // With the rate, since a new rate need not change the rounded figure.
    private static string? Converted(ConvertedAmount? figure) => figure is { Rate: { Date: { } day } rate }
        ? string.Create(CultureInfo.InvariantCulture, $"{figure.Text} at {rate.Rounded().Rate} of {day}")
        : figure?.Text;

    private static string? Cut(string? text) => text is { Length: > MostCharacters } ? text[..(MostCharacters - 1)] + "…" : text;
}

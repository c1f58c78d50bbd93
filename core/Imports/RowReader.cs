using System.Globalization;
using System.Text.RegularExpressions;
using AnyAscii;

namespace ServerlessDeals.Imports;

/// <summary>Reads rows by a mapping: each becomes a line, or a rejection that says what is wrong and what would be right.</summary>
internal sealed partial class RowReader(Mapping mapping, DateOnly today)
{
    /// <summary>What a spreadsheet leaves where a formula could not be worked out.</summary>
    private static readonly HashSet<string> Ruins =
        new(["#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "########"], StringComparer.OrdinalIgnoreCase);

    public (ImportLine? Line, Rejection? Rejection) Read(SourceRecord record)
    {
        if (record.Damage is { } damage)
        {
            return (null, Rejection.Of(record, "", damage));
        }

        foreach (var column in mapping.Columns)
        {
            if (Ruins.Contains(record[column]))
            {
                return (null, Rejection.Of(record, column, $"'{record[column]}' is what a spreadsheet leaves of a formula that it cannot work out; write what the source has there"));
            }
        }

        try
        {
            return (Line(record), null);
        }
        catch (RowException wrong)
        {
            return (null, Rejection.Of(record, wrong.Column, wrong.Message));
        }
    }

    /// <summary>A name as an id: Latin letters without accents, lower case, words joined by hyphens.</summary>
    public static Slug SlugOf(string name)
    {
        var plain = NoId().Replace(name.Transliterate().Replace("'", "", StringComparison.Ordinal).ToLowerInvariant(), "-").Trim('-');
        plain = plain[..Math.Min(plain.Length, 48)].Trim('-');
        return Slug.Parse(plain.Length > 0 ? plain : "unnamed-" + Writing.Batches.Hash([System.Text.Encoding.UTF8.GetBytes(name)])[..8]).OrThrow();
    }

    private ImportLine Line(SourceRecord record)
    {
        var company = Value(record, mapping.Company) ?? throw new RowException(mapping.Company.Column, "is empty; write the company's name");
        return new()
        {
            Company = Name(company, mapping.Company.Column),
            CompanyId = mapping.CompanyId is null ? null : Value(record, mapping.CompanyId),
            Country = Parse(record, mapping.Country, Country.Parse)?.ToString(),
            City = mapping.City is null ? null : Value(record, mapping.City),
            Sectors = [.. Values(record, mapping.Sectors).Select(SlugOf).Distinct()],
            Date = Date(record),
            Round = mapping.Round is { } round && Value(record, round) is { } text ? SlugOf(text) : null,
            Amount = Money(record, mapping.Amount),
            Valuation = mapping.Valuation is { } rule ? Worth(record, rule) : null,
            Parties =
            [
                .. mapping.Parties.SelectMany(party => Values(record, party.From)
                    .Select(name => new NamedParty(Name(name, party.From.Column), party.Role, party.Commitment))),
            ],
        };
    }

    private PartialDate Date(SourceRecord record)
    {
        var text = Value(record, mapping.Date) ?? throw new RowException(mapping.Date.Column, "is empty; write when the deal was announced, as precisely as it is known: 2012, 2012-06 or 2012-06-30");
        var date = PartialDate.Parse(text);
        if (!date.IsValue && DateOnly.TryParseExact(text, [.. mapping.Date.Formats], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            date = PartialDate.Parse(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        if (!date.IsValue)
        {
            var formats = mapping.Date.Formats.Count > 0 ? ", or as the mapping says: " + string.Join(", ", mapping.Date.Formats) : "";
            throw new RowException(mapping.Date.Column, date.Error + (date.Error.Contains("; write", StringComparison.Ordinal) ? formats : "; look the date up"));
        }

        return date.Value.First <= today
            ? date.Value
            : throw new RowException(mapping.Date.Column, $"'{text}' is in the future; today is {PartialDate.OfDay(today)}");
    }

    private static Amount? Money(SourceRecord record, MoneyRule? rule)
    {
        if (rule is null || Value(record, rule.From) is not { } text)
        {
            return null;
        }

        var amount = SpokenAmount.Parse(text, rule.Currency, rule.Dollar);
        return amount.IsValue ? amount.Value : throw new RowException(rule.From.Column, amount.Error);
    }

    private static Valuation? Worth(SourceRecord record, MoneyRule rule)
    {
        if (Value(record, rule.From) is not { } text)
        {
            return null;
        }

        var basis = Basis().Match(text);
        var amount = SpokenAmount.Parse(basis.Success ? text[..basis.Index] : text, rule.Currency, rule.Dollar);
        return amount.IsValue
            ? new(amount.Value, !basis.Success ? ValuationBasis.Unknown : basis.Value.Contains("pre", StringComparison.OrdinalIgnoreCase) ? ValuationBasis.Pre : ValuationBasis.Post)
            : throw new RowException(rule.From.Column, amount.Error);
    }

    private static T? Parse<T>(SourceRecord record, ColumnRule? rule, Func<string?, Parsed<T>> parse)
        where T : struct
    {
        if (rule is null || Value(record, rule) is not { } text)
        {
            return null;
        }

        var parsed = parse(text);
        return parsed.IsValue ? parsed.Value : throw new RowException(rule.Column, parsed.Error + ", or add it to words: in the mapping");
    }

    private static string? Value(SourceRecord record, ColumnRule rule) => Clean(record[rule.Column], rule);

    private static IEnumerable<string> Values(SourceRecord record, ColumnRule? rule) => rule is null
        ? []
        : record[rule.Column].Split([rule.Separator ?? "", SourceRecord.Separator.ToString()], StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Clean(text.Trim(), rule)).OfType<string>();

    private static string? Clean(string text, ColumnRule rule)
    {
        text = rule.Prefix.Length > 0 && text.StartsWith(rule.Prefix, StringComparison.Ordinal) ? text[rule.Prefix.Length..] : text;
        text = rule.Words.TryGetValue(text, out var word) ? word : text;
        return text.Length == 0 ? null : text;
    }

    private static string Name(string name, string column)
    {
        var plain = Blanks().Replace(name, " ").Trim();
        return plain.Length <= 200 && plain.Any(char.IsLetterOrDigit)
            ? plain
            : throw new RowException(column, $"'{plain}' is no name; write one of at most 200 characters, with letters or digits");
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex NoId();

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Blanks();

    [GeneratedRegex(@",? ?\(?(pre|post)[ -]?money\)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Basis();

    private sealed class RowException(string column, string message) : Exception(message)
    {
        public string Column => column;
    }
}

using AnyAscii;
using ServerlessDeals.Tables;
using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Loading.Imports;

/// <summary>Reads rows with a mapping. Each becomes a line, or a rejection with the reason and how to correct it.</summary>
internal sealed class RowReader(Mapping mapping, DateOnly today)
{
    private readonly Dictionary<PresumedCurrency, long> _presumptions = [];

    /// <summary>Cell texts that spreadsheets write in place of a value.</summary>
    private static readonly HashSet<string> SpreadsheetErrors =
        new(["#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "########"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The currencies assumed for amounts in good rows that name none, with the number of amounts.</summary>
    public IReadOnlyDictionary<PresumedCurrency, long> Presumptions => _presumptions;

    public (ImportLine? Line, Rejection? Rejection) Read(SourceRecord record)
    {
        if (record.Damage is { } damage)
        {
            return (null, Rejection.Of(record, "", damage));
        }

        foreach (var column in mapping.Columns)
        {
            if (SpreadsheetErrors.Contains(record[column]))
            {
                var message = $"'{record[column]}' is a spreadsheet error; write the value from the source";
                return (null, Rejection.Of(record, column, message));
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

    /// <summary>Turns a name into an id: Latin letters without accents, lower case, words joined by hyphens.</summary>
    public static Slug SlugOf(string name)
    {
        var letters = name.Transliterate().Replace("'", "", StringComparison.Ordinal).ToLowerInvariant()
            .Select(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) ? letter : ' ');
        var plain = string.Join('-', string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        plain = plain[..Math.Min(plain.Length, 48)].Trim('-');
        var id = plain.Length > 0 ? plain : "unnamed-" + StableHash.Hash([System.Text.Encoding.UTF8.GetBytes(name)])[..8];
        return Slug.Parse(id).OrThrow();
    }

    private ImportLine Line(SourceRecord record)
    {
        var company = Value(record, mapping.Company)
            ?? throw new RowException(mapping.Company.Column, "is empty; write the company's name");
        var (amount, worth) = (Amount(record), Money(record, mapping.Valuation));
        return new()
        {
            Company = Name(company, mapping.Company.Column),
            CompanyId = mapping.CompanyId is null ? null : Value(record, mapping.CompanyId),
            Country = Parse(record, mapping.Country, Country.Parse)?.ToString(),
            City = mapping.City is null ? null : Value(record, mapping.City),
            Sectors = [.. Values(record, mapping.Sectors).Select(sector => Listed(sector, mapping.Sectors!).Code).Distinct()],
            Date = Date(record),
            Round = mapping.Round is { } round && Value(record, round) is { } text ? SlugOf(text) : null,
            Amount = amount?.Amount,
            Valuation = Worth(amount, worth),
            Parties =
            [
                .. mapping.Parties.SelectMany(party => Values(record, party.From)
                    .Select(name => new PartyMention(Name(name, party.From.Column), party.Role, party.Commitment))),
            ],
            Note = Note([.. new[] { amount, worth }.OfType<SpokenMoney>()]),
        };
    }

    // An assumed currency is always reported: it is counted, and noted on the claim.
    private string? Note(IReadOnlyList<SpokenMoney> sums)
    {
        var presumed = sums.Where(sum => sum.Presumed is not null).ToList();
        foreach (var sum in presumed)
        {
            _presumptions[sum.Presumed!] = _presumptions.GetValueOrDefault(sum.Presumed!) + 1;
        }

        return presumed.Count == 0 ? null : string.Join(' ', presumed.Select(sum => sum.Presumed!.Note(sum.Text)));
    }

    private SpokenMoney? Amount(SourceRecord record)
    {
        var amount = Money(record, mapping.Amount);
        return amount is null or { Basis: ValuationBasis.Unknown }
            ? amount
            : throw new RowException(
                mapping.Amount!.From.Column,
                $"'{amount.Text}' is a valuation, not the amount raised; write the amount raised, and the valuation in its own column");
    }

    private Valuation? Worth(SpokenMoney? raised, SpokenMoney? worth)
    {
        if (worth is null)
        {
            return null;
        }

        var valuation = new Valuation(worth.Amount, worth.Basis);
        return valuation.IsExceededBy(raised?.Amount ?? ServerlessDeals.Values.Money.Amount.Undisclosed)
            ? throw new RowException(
                mapping.Amount!.From.Column, $"'{raised!.Text}' is more than the valuation, '{worth.Text}'; correct one of them")
            : valuation;
    }

    private PartialDate Date(SourceRecord record)
    {
        var text = Value(record, mapping.Date)
            ?? throw new RowException(
                mapping.Date.Column,
                "is empty; write when the deal was announced, as precisely as it is known: 2012, 2012-06 or 2012-06-30");
        var date = PartialDate.Parse(text);
        var formatted = mapping.Date.Formats.Select(format => DateFormat.Read(text, format)).OfType<string>().FirstOrDefault();
        if (!date.IsValue)
        {
            date = formatted is null ? SpokenDate.Parse(text) : PartialDate.Parse(formatted);
        }

        if (!date.IsValue)
        {
            var error = formatted is null ? date.Error : date.Error.Replace($"'{formatted}'", $"'{text}'", StringComparison.Ordinal);
            throw new RowException(mapping.Date.Column, error + Remedy(error));
        }

        return date.Value.First <= today
            ? date.Value
            : throw new RowException(mapping.Date.Column, $"'{text}' is in the future; today is {PartialDate.OfDay(today)}");
    }

    private string Remedy(string error)
    {
        string[] remedies = ["; write", "; add", "; save"];
        if (!Array.Exists(remedies, remedy => error.Contains(remedy, StringComparison.Ordinal)))
        {
            return "; look the date up";
        }

        return error.EndsWith("2024-03-05", StringComparison.Ordinal) && mapping.Date.Formats.Count > 0
            ? ", or in a format of the mapping: " + string.Join(", ", mapping.Date.Formats)
            : "";
    }

    private static SpokenMoney? Money(SourceRecord record, MoneyRule? rule)
    {
        if (rule is null || Value(record, rule.From) is not { } text)
        {
            return null;
        }

        var (worth, basis) = SpokenBasis.Split(text);
        var amount = SpokenAmount.Parse(worth, rule.Currency, rule.Notation, out var presumed);
        return amount.IsValue
            ? new(amount.Value, basis, presumed, text)
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
        return parsed.IsValue ? parsed.Value : throw Unlisted(rule, parsed.Error);
    }

    // "Foundation Models" becomes the code "foundation-models".
    private static Sector Listed(string text, ColumnRule rule)
    {
        var sector = Sector.Parse(SlugOf(text).ToString());
        return sector.IsValue ? sector.Value : throw Unlisted(rule, Sector.Parse(text).Error!);
    }

    private static RowException Unlisted(ColumnRule rule, string error) =>
        new(rule.Column, error + (error.EndsWith('?') ? " Write that" : "") + ", or add it to words: in the mapping");

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
        var plain = string.Join(' ', VisibleText.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return plain.Length <= 200 && plain.Any(char.IsLetterOrDigit)
            ? plain
            : throw new RowException(column, $"'{plain}' is not a name; write one of at most 200 characters, with letters or digits");
    }

    /// <param name="Basis">Pre-money or post-money if the text says it.</param>
    /// <param name="Presumed">The assumed currency, if the text names none.</param>
    private sealed record SpokenMoney(Amount Amount, ValuationBasis Basis, PresumedCurrency? Presumed, string Text);

    private sealed class RowException(string column, string message) : Exception(message)
    {
        public string Column => column;
    }
}

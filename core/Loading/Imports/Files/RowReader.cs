using AnyAscii;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Reads rows with a mapping. Each becomes a line, or a rejection with the reasons and how to correct it.</summary>
internal sealed class RowReader(Mapping mapping, DateOnly today)
{
    private readonly Dictionary<PresumedCurrency, long> _presumptions = [];

    /// <summary>The currencies assumed for amounts in good rows that name none, with the number of amounts.</summary>
    public IReadOnlyDictionary<PresumedCurrency, long> Presumptions => _presumptions;

    /// <summary>How many texts in columns of parties named nobody, such as "angels".</summary>
    public long Nameless { get; private set; }

    /// <summary>Whether the mapping leaves the row out.</summary>
    public bool Skips(SourceRecord record) =>
        record.Damage is null && mapping.Skip.Any(rule => rule.Applies(VisibleText.Of(record[rule.Column])));

    public (ImportLine? Line, Rejection? Rejection) Read(SourceRecord record)
    {
        if (record.Damage is { } damage)
        {
            return (null, Rejection.Of(record, "", damage));
        }

        var cells = new RowCells(record);
        var (amount, worth) = (Amount(cells), MoneyCell.Read(cells, mapping.Valuation));
        var line = Line(record, cells, amount, worth, out var nameless);
        if (line is null || cells.Faults.Count > 0)
        {
            return (null, Rejection.Of(record, cells.Faults));
        }

        Nameless += nameless;
        Count(amount?.Presumed);
        Count(worth?.Presumed);
        return (line, null);
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

    private ImportLine? Line(SourceRecord record, RowCells cells, MoneyCell? amount, MoneyCell? worth, out int nameless)
    {
        var company = cells.Require(mapping.Company, "write the company's name");
        var date = DateCell.Read(cells, mapping.Date, today);
        if (date is null)
        {
            cells.Require(
                mapping.Date, "write when the deal was announced, as precisely as it is known: 2012, 2012-06 or 2012-06-30");
        }

        var parties = PartyCells.Read(cells, mapping.Parties, out nameless);
        var line = new ImportLine
        {
            Row = record.Row,
            Company = company is { } named ? PartyCells.Name(cells, named.Text, named.Column) : "",
            CompanyId = cells.Find(mapping.CompanyId)?.Text,
            Country = cells.Parse(mapping.Country, CountryOf)?.ToString(),
            City = cells.Find(mapping.City)?.Text,
            Sectors = Sectors(cells),
            Date = date ?? default,
            Kind = Chosen(cells, mapping.Kind.From, DealWords.Kind),
            Status = Chosen(cells, mapping.Status.From, DealWords.Status),
            Source = SourceCells.Read(cells, mapping, today),
            Round = cells.Find(mapping.Round) is { } round ? RoundWords.Of(round.Text) : null,
            Amount = amount?.Amount,
            Valuation = Worth(cells, amount, worth),
            Parties = parties,
            Note = Note(cells.Find(mapping.Note)?.Text, amount, worth),
        };
        return cells.Faults.Count == 0 ? line : null;
    }

    private static T? Chosen<T>(RowCells cells, ColumnRule? rule, Func<string, Parsed<T>> parse)
        where T : struct
    {
        if (rule is not null)
        {
            cells.Require(rule, "write it, or add value: to the column in the mapping");
        }

        return cells.Parse(rule, parse);
    }

    // An assumed currency is always reported: it is counted, and noted on the claim.
    private static string? Note(string? own, params MoneyCell?[] sums)
    {
        var notes = sums.Where(sum => sum?.Presumed is not null).Select(sum => sum!.Presumed!.Note(sum.Text)).Prepend(own)
            .OfType<string>().ToList();
        return notes.Count == 0 ? null : string.Join(' ', notes);
    }

    private void Count(PresumedCurrency? presumed)
    {
        if (presumed is not null)
        {
            _presumptions[presumed] = _presumptions.GetValueOrDefault(presumed) + 1;
        }
    }

    private MoneyCell? Amount(RowCells cells)
    {
        var amount = MoneyCell.Read(cells, mapping.Amount);
        if (amount is not (null or { Basis: ValuationBasis.Unknown }))
        {
            cells.Fault(
                amount.Cell.Column,
                $"'{amount.Text}' is a valuation, not the amount raised; write the amount raised, and the valuation in its own column");
        }

        return amount;
    }

    private static Valuation? Worth(RowCells cells, MoneyCell? raised, MoneyCell? worth)
    {
        if (worth is null)
        {
            return null;
        }

        var valuation = new Valuation(worth.Amount, worth.Basis);
        if (valuation.IsExceededBy(raised?.Amount ?? Values.Money.Amount.Undisclosed))
        {
            cells.Fault(raised!.Cell.Column, $"'{raised.Text}' is more than the valuation, '{worth.Text}'; correct one of them");
        }

        return valuation;
    }

    private static Parsed<Country> CountryOf(string text)
    {
        if (Country.Meant(text) is { } country)
        {
            return Parsed<Country>.Of(country);
        }

        return Unlisted(Country.Parse(text));
    }

    private IReadOnlyList<Slug> Sectors(RowCells cells)
    {
        if (mapping.Sectors is not { } rule)
        {
            return [];
        }

        var found = new List<Slug>();
        var cell = rule.Columns.Select(column => new Cell(column, cells.Raw(column))).FirstOrDefault(cell => cell.Text.Length > 0);
        foreach (var text in CellText.Split(cell.Text ?? rule.Value ?? "", rule.Separators).Select(text => RowCells.Clean(text, rule)))
        {
            if (text is null)
            {
                continue;
            }

            // "Foundation Models" becomes the code "foundation-models".
            var sector = Sector.Parse(SlugOf(text).ToString());
            if (sector.IsValue)
            {
                found.Add(sector.Value.Code);
            }
            else
            {
                cells.Fault(rule.Column, Unlisted(Sector.Parse(text)).Error!);
            }
        }

        return [.. found.Distinct()];
    }

    private static Parsed<T> Unlisted<T>(Parsed<T> parsed) => Parsed<T>.Wrong(
        parsed.Error + (parsed.Error!.EndsWith('?') ? " Write that" : "") + ", or add it to words: in the mapping");
}

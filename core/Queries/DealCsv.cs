using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ServerlessDeals.Queries;

/// <summary>Deals as CSV, with the same columns for every export.</summary>
public static class DealCsv
{
    /// <summary>RFC 4180. A cell that a spreadsheet would read as a formula gets a leading apostrophe.</summary>
    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,
    };

    // New columns are added at the end, so that each keeps its place.
    private static readonly (string Name, Func<DealItem, string?> Value)[] Columns =
    [
        ("id", deal => deal.Id.ToString()),
        ("company", deal => deal.Company.Id.ToString()),
        ("company_name", deal => deal.Company.Name),
        ("kind", deal => EnumWords.Of(deal.Kind)),
        ("family", deal => deal.Kind.Family() is { } family ? EnumWords.Of(family) : null),
        ("status", deal => EnumWords.Of(deal.Status)),
        ("date", deal => deal.Date.ToString()),
        ("round", deal => deal.Round?.ToString()),
        ("amount", deal => deal.Amount.Value.ToString()),
        ("amount_qualifier", deal => EnumWords.Of(deal.Amount.Value.Qualifier)),
        ("amount_low", deal => Low(deal.Amount.Value)),
        ("amount_high", deal => Number(deal.Amount.Value.High)),
        ("currency", deal => Code(deal.Amount.Value)),
        ("valuation", deal => deal.Valuation?.Value.ToString()),
        ("leads", deal => string.Join(';', deal.Parties.Where(party => party.IsLead()).Select(party => party.Id))),
        ("parties", deal => string.Join(';', deal.Parties.Where(party => !party.OnlyInTalks).Select(party => party.Id))),
        ("country", deal => deal.Country),
        ("unconfirmed", deal => deal.Unconfirmed ? "true" : "false"),
        ("from_talks", deal => string.Join(';', deal.FromTalks ?? [])),
        ("undecided", deal => string.Join(';', deal.Undecided ?? [])),
        ("unpaired", deal => deal.Unpaired ? "true" : "false"),
        ("only_in_talks", deal => string.Join(';', deal.Parties.Where(party => party.OnlyInTalks).Select(party => party.Id))),
        ("amount_source", deal => deal.Amount.Source?.Url),
        .. InDollars("amount", deal => deal.Amount.Value, deal => deal.Amount.Usd),
        ("valuation_qualifier", deal => deal.Valuation is { } valuation ? EnumWords.Of(valuation.Value.Worth.Qualifier) : null),
        ("valuation_low", deal => Low(deal.Valuation?.Value.Worth)),
        ("valuation_high", deal => Number(deal.Valuation?.Value.Worth.High)),
        ("valuation_currency", deal => Code(deal.Valuation?.Value.Worth)),
        .. InDollars("valuation", deal => deal.Valuation?.Value.Worth, deal => deal.Valuation?.Usd),
    ];

    public static byte[] Table(IEnumerable<DealItem> deals, bool withHeader)
    {
        var header = withHeader ? new[] { Columns.Select(column => (string?)column.Name) } : [];
        return Write(header.Concat(deals.Select(deal => Columns.Select(column => column.Value(deal)))));
    }

    /// <summary>Any table, written with the same rules.</summary>
    public static byte[] Write(IEnumerable<IEnumerable<string?>> lines)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, Rfc4180))
        {
            foreach (var line in lines)
            {
                foreach (var cell in line)
                {
                    csv.WriteField(cell);
                }

                csv.NextRecord();
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The comparable figure. Amounts in dollars stand here as reported, without a rate, so that a column can be summed.</summary>
    private static IEnumerable<(string Name, Func<DealItem, string?> Value)> InDollars(
        string field, Func<DealItem, Amount?> reported, Func<DealItem, ConvertedAmount?> converted)
    {
        return
        [
            ($"{field}_usd", deal => converted(deal)?.Text ?? Dollars(deal)?.ToString()),
            ($"{field}_usd_low", deal => Number(converted(deal)?.Low ?? Dollars(deal)?.Low)),
            ($"{field}_usd_high", deal => Number(converted(deal)?.High ?? Dollars(deal)?.High)),
            ($"{field}_usd_rate", deal => converted(deal)?.Rate.Rate.ToString(CultureInfo.InvariantCulture)),
            ($"{field}_usd_rate_date", deal => converted(deal)?.Rate.Date?.ToString()),
            ($"{field}_usd_rate_source", deal => converted(deal)?.Rate.Source),
        ];

        Amount? Dollars(DealItem deal) => reported(deal) is { } amount && amount.Currency == Currency.Usd ? amount : null;
    }

    private static string? Low(Amount? amount) => amount is { IsUndisclosed: false } known ? Number(known.Low) : null;

    private static string? Code(Amount? amount) => amount is { IsUndisclosed: false } known ? known.Currency.ToString() : null;

    private static string? Number(long? units) => units?.ToString(CultureInfo.InvariantCulture);
}

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
        ("amount_low", deal => deal.Amount.Value.IsUndisclosed ? null : deal.Amount.Value.Low.ToString(CultureInfo.InvariantCulture)),
        ("amount_high", deal => deal.Amount.Value.High?.ToString(CultureInfo.InvariantCulture)),
        ("currency", deal => deal.Amount.Value.IsUndisclosed ? null : deal.Amount.Value.Currency.ToString()),
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
}

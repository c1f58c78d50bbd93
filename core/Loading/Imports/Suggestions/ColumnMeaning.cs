namespace ServerlessDeals.Loading.Imports.Suggestions;

/// <summary>What a column may be about.</summary>
internal enum Meaning
{
    Company,
    CompanyId,
    Country,
    City,
    Sectors,
    Date,
    Round,
    Valuation,
    Amount,
    Lead,
    Acquirer,
    Parties,
    Currency,
    Unit,
    Kind,
    Status,
    Url,
    Publisher,
    Note,
}

/// <summary>Recognizes what columns are about, by the words of their headers and by their texts.</summary>
internal static class ColumnMeaning
{
    private const double Most = 0.6;
    private const int Coarse = 50;

    // Dates of something else, and sums of several deals.
    private static readonly string[] OtherDates =
        ["founded", "founding", "born", "launched", "updated", "created", "milestone", "birth", "found"];
    // What else a file says of a company: "Organization Description" has no names.
    private static readonly string[] OtherDetails =
    [
        "description", "desc", "overview", "about", "summary", "tagline", "website", "site", "url", "link", "domain", "homepage", "email",
        "phone", "address", "location", "country", "city", "state", "region", "industry", "industries", "sector", "sectors", "category",
        "categories", "type", "stage", "status", "size", "employees", "founders", "founder", "ceo", "logo", "image", "profile", "rank",
        "number", "count", "id", "uuid", "permalink", "slug", "investors", "investor", "valuation", "age", "year", "date", "founded",
    ];

    private static readonly string[] Totals = ["total", "cumulative", "gesamt", "sum"];

    // The headers of each meaning, best first. Words are folded.
    private static readonly (Meaning Meaning, string Headers)[] Headers =
    [
        (Meaning.Company,
            "company name|company|startup name|startup|target|target company|organization name|organisation name|organization|organisation|"
            + "portfolio company|portfolio company name|issuer|firm|business name|unternehmen|firma|entreprise|societe|"
            + "empresa|azienda|project name|project|"
            + "name|transaction name|company org|公司|公司名称|企業名|会社名|회사명"),
        (Meaning.CompanyId, "company permalink|permalink|company id|organization permalink|company slug|slug|company url slug"),
        (Meaning.Country,
            "country|company country|country code|company country code|headquarters country|hq country|land|pays|pais|"
            + "nation|location country|国家|国"),
        (Meaning.City, "city|company city|headquarters city|hq city|town|stadt|ville|ciudad|city location|城市"),
        (Meaning.Sectors, "sector|sectors|industry|industries|category|categories|industry vertical|vertical|tags|branche|secteur|market"),
        (Meaning.Date,
            "announced date|announced on|announced|announcement date|date announced|deal date|funding date|funded at|"
            + "funded when|funded on|round date|"
            + "date of funding|investment date|acquired at|acquired on|acquisition date|date|closed date|closing date|"
            + "close date|closed on|completed date|transaction date|datum|fecha|data|"
            + "last funding date|date dd mm yyyy|date mm dd yyyy|month|quarter|year|日期|公布日|date reported|time|timestamp|when"),
        (Meaning.Round,
            "round|funding round|round type|raise type|funding type|funding round type|stage|series|round name|"
            + "investment type|investment stage|funding stage|"
            + "deal type|last funding type|investmentn type|runde|serie|轮次|type"),
        (Meaning.Valuation,
            "valuation|post money valuation|post money|pre money valuation|pre money|valuation usd|company valuation|"
            + "bewertung|valorisation|估值|"
            + "latest valuation|market value"),
        (Meaning.Amount,
            "amount raised|raised amount usd|raised amount|amount usd|amount in usd|amount|money raised|money raised usd|"
            + "funding amount|round size|"
            + "deal size|deal value|deal amount|raised|funding|size|investment amount|investment|amount eur|value|price|"
            + "betrag|montant|importe|monto|"
            + "funds raised|raise|total raised|amount invested|transaction value|purchase price|金额|資金調達額|last funding amount"),
        (Meaning.Lead, "lead investor|lead investors|lead|leads|led by|lead vc|领投方|lead investor s"),
        (Meaning.Acquirer, "acquirer|acquiring company|buyer|acquired by|acquirer name|acquiror|parent company"),
        (Meaning.Parties,
            "investors|investor|investor name|investors name|investor names|other investors|participants|participating|"
            + "participating investors|backers|notable investors|"
            + "all investors|investing companies|investoren|investisseurs|inversores|select investors|co investors|"
            + "投资方|投資家|funders|vc|source of funds"),
        (Meaning.Currency,
            "currency|ccy|raised amount currency|amount currency|waehrung|wahrung|devise|moneda|currency code|"
            + "raised currency code"),
        (Meaning.Unit, "unit|scale|units"),
        (Meaning.Kind, "transaction type|deal kind|kind|type of deal|deal type|transaction|type|category"),
        (Meaning.Status, "deal status|status|round status|state of deal"),
        (Meaning.Url,
            "source url|url|link|source link|article|article url|news url|press release|announcement url|reference|"
            + "source|sources|links|news link"),
        (Meaning.Publisher, "publisher|source name|publication|outlet|source|news source"),
        (Meaning.Note, "note|notes|comment|comments|remarks|remark|bemerkung|description of deal"),
    ];

    /// <summary>The column of each meaning; those that no column has are not there.</summary>
    public static IReadOnlyDictionary<Meaning, SampledColumn> Of(IReadOnlyList<SampledColumn> columns)
    {
        var found = new Dictionary<Meaning, SampledColumn>();
        foreach (var (meaning, headers) in Headers)
        {
            var free = columns.Where(column => !found.ContainsValue(column) && Fits(meaning, column));
            var best = free.Select(column => (Column: column, Rank: Rank(column, headers.Split('|'))))
                .Where(pair => pair.Rank < int.MaxValue)
                .OrderBy(pair => pair.Rank + (meaning == Meaning.Date && IsCoarse(pair.Column) ? Coarse : 0))
                .Select(pair => pair.Column).FirstOrDefault();
            if (best is not null)
            {
                found[meaning] = best;
            }
        }

        return found;
    }

    /// <summary>Other columns of a meaning, for rows in which the first is empty, or for more values.</summary>
    public static IEnumerable<SampledColumn> Others(
        Meaning meaning, IReadOnlyList<SampledColumn> columns, IEnumerable<SampledColumn> used)
    {
        var headers = Headers.First(pair => pair.Meaning == meaning).Headers.Split('|');
        return columns.Except(used).Where(column => Fits(meaning, column) && Rank(column, headers) < int.MaxValue);
    }

    /// <summary>The column with a header of a meaning, whatever its texts; null if there is none.</summary>
    public static SampledColumn? ByHeader(Meaning meaning, IEnumerable<SampledColumn> columns)
    {
        var headers = Headers.First(pair => pair.Meaning == meaning).Headers.Split('|');
        return columns.Where(column => column.Texts.Count > 0 && Rank(column, headers) < headers.Length)
            .MinBy(column => Rank(column, headers));
    }

    /// <summary>The columns whose texts fit, whatever their headers.</summary>
    public static IEnumerable<SampledColumn> ByTexts(Meaning meaning, IReadOnlyList<SampledColumn> columns) =>
        columns.Where(column => column.Texts.Count > 0 && Fits(meaning, column));

    // An equal header is best, then one that begins with the words, then one that has them.
    private static int Rank(SampledColumn column, string[] headers)
    {
        var name = string.Join(' ', column.Words);
        var equal = Array.IndexOf(headers, name);
        if (equal >= 0)
        {
            return equal;
        }

        var within = Array.FindIndex(headers, header => header.Length > 3 && $" {name} ".Contains($" {header} ", StringComparison.Ordinal));
        if (within >= 0)
        {
            return headers.Length + within;
        }

        // A misspelled word, such as "inverstors".
        var near = Array.FindIndex(
            headers, header => header.Length > 6 && column.Words.Any(word => SpellingSuggestion.Distance(word, header) == 1));
        return near < 0 ? int.MaxValue : (2 * headers.Length) + near;
    }

    private static bool Fits(Meaning meaning, SampledColumn column) => meaning switch
    {
        _ when column.Texts.Count == 0 => false,
        Meaning.Company => column.Share(text => text.Any(char.IsLetter)) > Most && column.Share(SampledColumn.IsDate) < Most
            && !column.Words.Any(OtherDetails.Contains) && column.Share(SampledColumn.IsAddress) < Most,
        // A number would be the company's id here: /companies/1113.
        Meaning.CompanyId => column.Share(text => text.Any(char.IsLetter)) > Most,
        Meaning.Date => column.Share(SampledColumn.IsDate) > Most && !column.Words.Any(OtherDates.Contains),
        Meaning.Amount => IsMoney(column) && !IsTotal(column),
        Meaning.Valuation => IsMoney(column),
        Meaning.Country => column.Share(SampledColumn.IsCountry) > Most,
        Meaning.Currency => column.Share(SampledColumn.IsCurrency) > Most,
        Meaning.Url => column.Share(SampledColumn.IsAddress) > Most,
        Meaning.Kind => column.Share(SampledColumn.IsKind) > Most,
        Meaning.Status => column.Share(SampledColumn.IsStatus) > Most,
        Meaning.Round => column.Share(SampledColumn.IsRound) > Most,
        Meaning.Sectors => column.Share(text => text.Split([',', ';', '|']).Any(part => SampledColumn.IsSector(part.Trim()))) > Most,
        Meaning.Publisher => column.Share(SampledColumn.IsAddress) < Most,
        Meaning.Unit => column.Share(text => Values.Spoken.Notation.UnitOf(text) is not null) > Most,
        Meaning.Lead or Meaning.Parties or Meaning.Acquirer => column.Share(text => text.Any(char.IsLetter)) > Most,
        _ => true,
    };

    /// <summary>Whether a column has money, but of several deals: "Total raised".</summary>
    public static bool IsTotalOfMoney(SampledColumn column) => IsMoney(column) && IsTotal(column);

    private static bool IsMoney(SampledColumn column) => column.Share(SampledColumn.IsMoney) > Most && !IsDateColumn(column);

    private static bool IsTotal(SampledColumn column) => column.Words.Any(Totals.Contains);

    // Months and quarters are no better than a column of days.
    private static bool IsCoarse(SampledColumn column) => column.Texts.Average(text => text.Length) < "2024-3-5".Length;

    private static bool IsDateColumn(SampledColumn column) =>
        column.Words.Any(word => word is "date" or "year" or "month" or "datum" or "id") || column.Share(SampledColumn.IsYear) > Most;
}

using System.Collections.Frozen;

namespace ServerlessDeals.Pages;

/// <summary>English short names of countries by ISO 3166-1 alpha-2. The invariant culture, which the site is printed in, knows none.</summary>
internal static class CountryNames
{
    private const string Names =
        "AE United Arab Emirates|AR Argentina|AT Austria|AU Australia|BD Bangladesh|BE Belgium|BG Bulgaria|BH Bahrain|BR Brazil|CA Canada|" +
        "CH Switzerland|CL Chile|CN China|CO Colombia|CY Cyprus|CZ Czechia|DE Germany|DK Denmark|EE Estonia|EG Egypt|ES Spain|FI Finland|" +
        "FR France|GB United Kingdom|GR Greece|HK Hong Kong|HR Croatia|HU Hungary|ID Indonesia|IE Ireland|IL Israel|IN India|IS Iceland|" +
        "IT Italy|JP Japan|KE Kenya|KR South Korea|KW Kuwait|KY Cayman Islands|KZ Kazakhstan|LT Lithuania|LU Luxembourg|LV Latvia|" +
        "MA Morocco|MO Macao|MT Malta|MX Mexico|MY Malaysia|NG Nigeria|NL Netherlands|NO Norway|NZ New Zealand|PE Peru|PH Philippines|" +
        "PK Pakistan|PL Poland|PT Portugal|QA Qatar|RO Romania|RS Serbia|RU Russia|SA Saudi Arabia|SE Sweden|SG Singapore|SI Slovenia|" +
        "SK Slovakia|TH Thailand|TR Türkiye|TW Taiwan|UA Ukraine|US United States|UY Uruguay|VN Viet Nam|ZA South Africa";

    private static readonly FrozenDictionary<string, string> ByCode =
        Names.Split('|').ToFrozenDictionary(line => line[..2], line => line[3..], StringComparer.Ordinal);

    /// <summary>The name; the code itself where no name is known.</summary>
    public static string Of(string code) => ByCode.GetValueOrDefault(code, code);
}

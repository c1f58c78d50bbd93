namespace ServerlessDeals.Values.Names;

/// <summary>The countries of ISO 3166-1: the two-letter codes as of 2026, with the names that English newspapers use.</summary>
internal static class CountryList
{
    private const string Names =
        "AD Andorra|AE United Arab Emirates|AF Afghanistan|AG Antigua and Barbuda|AI Anguilla|AL Albania|AM Armenia|AO Angola|" +
        "AQ Antarctica|AR Argentina|AS American Samoa|AT Austria|AU Australia|AW Aruba|AX Åland Islands|AZ Azerbaijan|" +
        "BA Bosnia and Herzegovina|BB Barbados|BD Bangladesh|BE Belgium|BF Burkina Faso|BG Bulgaria|BH Bahrain|BI Burundi|BJ Benin|" +
        "BL Saint Barthélemy|BM Bermuda|BN Brunei|BO Bolivia|BQ Caribbean Netherlands|BR Brazil|BS Bahamas|BT Bhutan|" +
        "BV Bouvet Island|BW Botswana|BY Belarus|BZ Belize|CA Canada|CC Cocos (Keeling) Islands|CD Democratic Republic of the Congo|" +
        "CF Central African Republic|CG Congo|CH Switzerland|CI Côte d'Ivoire|CK Cook Islands|CL Chile|CM Cameroon|CN China|" +
        "CO Colombia|CR Costa Rica|CU Cuba|CV Cabo Verde|CW Curaçao|CX Christmas Island|CY Cyprus|CZ Czechia|DE Germany|DJ Djibouti|" +
        "DK Denmark|DM Dominica|DO Dominican Republic|DZ Algeria|EC Ecuador|EE Estonia|EG Egypt|EH Western Sahara|ER Eritrea|" +
        "ES Spain|ET Ethiopia|FI Finland|FJ Fiji|FK Falkland Islands|FM Micronesia|FO Faroe Islands|FR France|GA Gabon|" +
        "GB United Kingdom|GD Grenada|GE Georgia|GF French Guiana|GG Guernsey|GH Ghana|GI Gibraltar|GL Greenland|GM Gambia|GN Guinea|" +
        "GP Guadeloupe|GQ Equatorial Guinea|GR Greece|GS South Georgia and the South Sandwich Islands|GT Guatemala|GU Guam|" +
        "GW Guinea-Bissau|GY Guyana|HK Hong Kong|HM Heard Island and McDonald Islands|HN Honduras|HR Croatia|HT Haiti|HU Hungary|" +
        "ID Indonesia|IE Ireland|IL Israel|IM Isle of Man|IN India|IO British Indian Ocean Territory|IQ Iraq|IR Iran|IS Iceland|" +
        "IT Italy|JE Jersey|JM Jamaica|JO Jordan|JP Japan|KE Kenya|KG Kyrgyzstan|KH Cambodia|KI Kiribati|KM Comoros|" +
        "KN Saint Kitts and Nevis|KP North Korea|KR South Korea|KW Kuwait|KY Cayman Islands|KZ Kazakhstan|LA Laos|LB Lebanon|" +
        "LC Saint Lucia|LI Liechtenstein|LK Sri Lanka|LR Liberia|LS Lesotho|LT Lithuania|LU Luxembourg|LV Latvia|LY Libya|MA Morocco|" +
        "MC Monaco|MD Moldova|ME Montenegro|MF Saint Martin|MG Madagascar|MH Marshall Islands|MK North Macedonia|ML Mali|MM Myanmar|" +
        "MN Mongolia|MO Macao|MP Northern Mariana Islands|MQ Martinique|MR Mauritania|MS Montserrat|MT Malta|MU Mauritius|" +
        "MV Maldives|MW Malawi|MX Mexico|MY Malaysia|MZ Mozambique|NA Namibia|NC New Caledonia|NE Niger|NF Norfolk Island|NG Nigeria|" +
        "NI Nicaragua|NL Netherlands|NO Norway|NP Nepal|NR Nauru|NU Niue|NZ New Zealand|OM Oman|PA Panama|PE Peru|" +
        "PF French Polynesia|PG Papua New Guinea|PH Philippines|PK Pakistan|PL Poland|PM Saint Pierre and Miquelon|PN Pitcairn|" +
        "PR Puerto Rico|PS Palestine|PT Portugal|PW Palau|PY Paraguay|QA Qatar|RE Réunion|RO Romania|RS Serbia|RU Russia|RW Rwanda|" +
        "SA Saudi Arabia|SB Solomon Islands|SC Seychelles|SD Sudan|SE Sweden|SG Singapore|" +
        "SH Saint Helena, Ascension and Tristan da Cunha|SI Slovenia|SJ Svalbard and Jan Mayen|SK Slovakia|SL Sierra Leone|" +
        "SM San Marino|SN Senegal|SO Somalia|SR Suriname|SS South Sudan|ST São Tomé and Príncipe|SV El Salvador|SX Sint Maarten|" +
        "SY Syria|SZ Eswatini|TC Turks and Caicos Islands|TD Chad|TF French Southern Territories|TG Togo|TH Thailand|TJ Tajikistan|" +
        "TK Tokelau|TL Timor-Leste|TM Turkmenistan|TN Tunisia|TO Tonga|TR Türkiye|TT Trinidad and Tobago|TV Tuvalu|TW Taiwan|" +
        "TZ Tanzania|UA Ukraine|UG Uganda|UM United States Minor Outlying Islands|US United States|UY Uruguay|UZ Uzbekistan|" +
        "VA Vatican City|VC Saint Vincent and the Grenadines|VE Venezuela|VG British Virgin Islands|VI US Virgin Islands|VN Viet Nam|" +
        "VU Vanuatu|WF Wallis and Futuna|WS Samoa|YE Yemen|YT Mayotte|ZA South Africa|ZM Zambia|ZW Zimbabwe";

    // Other spellings: three-letter codes, and other common codes and names.
    private const string Spellings =
        "UK GB|EL GR|USA US|GBR GB|DEU DE|GER DE|FRA FR|CHN CN|PRC CN|JPN JP|KOR KR|ROK KR|IND IN|CAN CA|AUS AU|ISR IL|SGP SG|ESP ES|" +
        "ITA IT|NLD NL|SWE SE|SUI CH|CHE CH|BRA BR|MEX MX|DNK DK|FIN FI|NOR NO|POL PL|PRT PT|IRL IE|AUT AT|BEL BE|EST EE|UAE AE|" +
        "ARE AE|SAU SA|KSA SA|QAT QA|HKG HK|TWN TW|TUR TR|UKR UA|RUS RU|ZAF ZA|IDN ID|VNM VN|THA TH|MYS MY|LUX LU|CZE CZ|HUN HU|" +
        "ROU RO|NZL NZ|U.S. US|U.S.A. US|U.K. GB|America US|United States of America US|Great Britain GB|Britain GB|England GB|" +
        "Scotland GB|Wales GB|Northern Ireland GB|Korea KR|Republic of Korea KR|Mainland China CN|People's Republic of China CN|" +
        "Holland NL|The Netherlands NL|Turkey TR|Czech Republic CZ|Vietnam VN|Ivory Coast CI|Russian Federation RU|Macau MO|" +
        "Emirates AE|Deutschland DE|España ES";

    private static readonly string?[] ByLetters = Lettered();

    /// <summary>Sorted by code.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } = [.. Names.Split('|').Select(line => (line[..2], line[3..]))];

    /// <summary>Null if no country has that code.</summary>
    public static string? NameOf(string code) =>
        code is [>= 'A' and <= 'Z' and var first, >= 'A' and <= 'Z' and var second] ? ByLetters[At(first, second)] : null;

    /// <summary>The code of the country that a text names, ignoring case; null if there is none.</summary>
    public static string? Meant(string text) => Meanings.ByText.GetValueOrDefault(text.Trim());

    private static string?[] Lettered()
    {
        var names = new string?[26 * 26];
        foreach (var line in Names.Split('|'))
        {
            names[At(line[0], line[1])] = line[3..];
        }

        return names;
    }

    private static int At(char first, char second) => ((first - 'A') * 26) + second - 'A';

    // Only error messages and upgrades need it, so it is not built at startup.
    private static class Meanings
    {
        public static readonly Dictionary<string, string> ByText = All
            .SelectMany(country => new[] { (Text: country.Code, country.Code), (Text: country.Name, country.Code) })
            .Concat(Spellings.Split('|').Select(line => (Text: line[..^3], Code: line[^2..])))
            .ToDictionary(spelling => spelling.Text, spelling => spelling.Code, StringComparer.OrdinalIgnoreCase);
    }
}

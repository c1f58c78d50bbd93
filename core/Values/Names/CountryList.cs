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

    // The three-letter codes, in the order of the two-letter ones.
    private const string ThreeLetters =
        "AND ARE AFG ATG AIA ALB ARM AGO ATA ARG ASM AUT AUS ABW ALA AZE BIH BRB BGD BEL BFA BGR BHR BDI BEN BLM BMU BRN BOL BES BRA " +
        "BHS BTN BVT BWA BLR BLZ CAN CCK COD CAF COG CHE CIV COK CHL CMR CHN COL CRI CUB CPV CUW CXR CYP CZE DEU DJI DNK DMA DOM DZA " +
        "ECU EST EGY ESH ERI ESP ETH FIN FJI FLK FSM FRO FRA GAB GBR GRD GEO GUF GGY GHA GIB GRL GMB GIN GLP GNQ GRC SGS GTM GUM GNB " +
        "GUY HKG HMD HND HRV HTI HUN IDN IRL ISR IMN IND IOT IRQ IRN ISL ITA JEY JAM JOR JPN KEN KGZ KHM KIR COM KNA PRK KOR KWT CYM " +
        "KAZ LAO LBN LCA LIE LKA LBR LSO LTU LUX LVA LBY MAR MCO MDA MNE MAF MDG MHL MKD MLI MMR MNG MAC MNP MTQ MRT MSR MLT MUS MDV " +
        "MWI MEX MYS MOZ NAM NCL NER NFK NGA NIC NLD NOR NPL NRU NIU NZL OMN PAN PER PYF PNG PHL PAK POL SPM PCN PRI PSE PRT PLW PRY " +
        "QAT REU ROU SRB RUS RWA SAU SLB SYC SDN SWE SGP SHN SVN SJM SVK SLE SMR SEN SOM SUR SSD STP SLV SXM SYR SWZ TCA TCD ATF TGO " +
        "THA TJK TKL TLS TKM TUN TON TUR TTO TUV TWN TZA UKR UGA UMI USA URY UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM MYT ZAF ZMB " +
        "ZWE";

    // Other usual codes and names, also in other languages.
    private const string Spellings =
        "UK GB|EL GR|GER DE|PRC CN|ROK KR|SUI CH|UAE AE|KSA SA|NED NL|DEN DK|POR PT|VIE VN|SIN SG|RSA ZA|U.S. US|U.S US|" +
        "U.S.A. US|U.S.A US|U.K. GB|U.K GB|U.A.E. AE|America US|United States of America US|The United States US|" +
        "United States (US) US|The United Kingdom GB|Great Britain GB|Britain GB|England GB|Scotland GB|Wales GB|" +
        "Northern Ireland GB|United Kingdom of Great Britain and Northern Ireland GB|Korea KR|Republic of Korea KR|" +
        "Korea, Republic of KR|Korea, South KR|Korea (South) KR|S. Korea KR|DPRK KP|Korea, Democratic People's Republic of KP|" +
        "Mainland China CN|People's Republic of China CN|China, People's Republic of CN|PR China CN|P.R. China CN|P.R.China CN|" +
        "Hong Kong SAR HK|Hong Kong SAR China HK|Hong Kong, China HK|HongKong HK|Macau MO|Macau SAR MO|Macao SAR China MO|" +
        "Taiwan, Province of China TW|Taiwan, China TW|Republic of China TW|Chinese Taipei TW|Holland NL|The Netherlands NL|" +
        "Turkey TR|Turkiye TR|Czech Republic CZ|The Czech Republic CZ|Vietnam VN|Ivory Coast CI|Cote d'Ivoire CI|" +
        "Russian Federation RU|Emirates AE|The United Arab Emirates AE|Swaziland SZ|Macedonia MK|Burma MM|Cape Verde CV|" +
        "East Timor TL|Timor Leste TL|DR Congo CD|DRC CD|Congo, The Democratic Republic of the CD|Republic of the Congo CG|" +
        "Iran, Islamic Republic of IR|Syrian Arab Republic SY|Tanzania, United Republic of TZ|" +
        "Venezuela, Bolivarian Republic of VE|Bolivia, Plurinational State of BO|Moldova, Republic of MD|Lao PDR LA|" +
        "Lao People's Democratic Republic LA|Brunei Darussalam BN|Palestine, State of PS|Palestinian Territories PS|" +
        "Holy See VA|The Bahamas BS|The Gambia GM|The Philippines PH|Republic of Ireland IE|Éire IE|Slovak Republic SK|" +
        "Kyrgyz Republic KG|Reunion RE|Curacao CW|Aland Islands AX|Saint Barthelemy BL|St. Lucia LC|St. Kitts and Nevis KN|" +
        "Micronesia, Federated States of FM|Deutschland DE|Allemagne DE|Alemania DE|Germania DE|Frankreich FR|Francia FR|" +
        "España ES|Espana ES|Spanien ES|Espagne ES|Spagna ES|Italia IT|Italien IT|Italie IT|Schweiz CH|Suisse CH|Svizzera CH|" +
        "Suiza CH|Österreich AT|Osterreich AT|Oesterreich AT|Autriche AT|Niederlande NL|Nederland NL|Pays-Bas NL|Belgique BE|" +
        "België BE|Belgien BE|Sverige SE|Schweden SE|Suède SE|Norge NO|Norwegen NO|Danmark DK|Dänemark DK|Suomi FI|" +
        "Finnland FI|Polska PL|Polen PL|Brasil BR|México MX|Vereinigtes Königreich GB|Großbritannien GB|Grossbritannien GB|" +
        "Royaume-Uni GB|Reino Unido GB|Vereinigte Staaten US|USA (United States) US|États-Unis US|Etats-Unis US|" +
        "Estados Unidos US|Stati Uniti US|Indien IN|Inde IN|Japon JP|Giappone JP|Chine CN|Cina CN|Kanada CA|Israël IL|" +
        "Irland IE|Irlande IE|Portogallo PT|Tschechien CZ|Ungarn HU|Griechenland GR|Türkei TR|中国 CN|中國 CN|美国 US|" +
        "美國 US|米国 US|アメリカ US|日本 JP|韩国 KR|韓国 KR|대한민국 KR|한국 KR|미국 US|英国 GB|" +
        "德国 DE|ドイツ DE|法国 FR|フランス FR|印度 IN|インド IN|新加坡 SG|シンガポール SG|" +
        "以色列 IL|香港 HK|台湾 TW|臺灣 TW|イギリス GB|加拿大 CA|カナダ CA";

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
            .Concat(All.Zip(ThreeLetters.Split(' '), (country, code) => (Text: code, country.Code)))
            .Concat(Spellings.Split('|').Select(line => (Text: line[..^3], Code: line[^2..])))
            .ToDictionary(spelling => spelling.Text, spelling => spelling.Code, StringComparer.OrdinalIgnoreCase);
    }
}

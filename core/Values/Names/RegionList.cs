using System.Collections.Frozen;

namespace ServerlessDeals.Values.Names;

/// <summary>
/// The regions and their countries. Continents follow the United Nations' standard M49, with the Americas divided at the border of
/// Mexico. Türkiye, Cyprus and the Caucasus are in Asia there, and Russia is in Europe.
/// </summary>
internal sealed record RegionList(string Code, string Name, string Definition, FrozenSet<string> Countries)
{
    public static IReadOnlyList<RegionList> All { get; } =
    [
        Region("africa", "Africa", "The continent of the UN's standard M49",
            "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW " +
            "SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW"),
        Region("asia", "Asia", "The continent of the UN's standard M49, with the Middle East",
            "AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA " +
            "SG SY TH TJ TL TM TR TW UZ VN YE"),
        Region("europe", "Europe", "The continent of the UN's standard M49, with the United Kingdom, Switzerland, Ukraine and Russia",
            "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL " +
            "PT RO RS RU SE SI SJ SK SM UA VA"),
        Region("european-union", "European Union", "The 27 member states since 2020",
            "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"),
        Region("latin-america", "Latin America", "Mexico, Central and South America, and the Caribbean",
            "AG AI AR AW BB BL BO BQ BR BS BZ CL CO CR CU CW DM DO EC FK GD GF GP GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PR PY SR " +
            "SV SX TC TT UY VC VE VG VI"),
        Region("middle-east", "Middle East", "Western Asia of the UN's standard M49 without the Caucasus, and Egypt and Iran",
            "AE BH CY EG IL IQ IR JO KW LB OM PS QA SA SY TR YE"),
        Region("north-america", "North America", "Northern America of the UN's standard M49: the United States, Canada, Greenland, Bermuda",
            "BM CA GL PM US"),
        Region("oceania", "Oceania", "Australia, New Zealand and the islands of the Pacific",
            "AS AU CC CK CX FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS"),
    ];

    public static RegionList Of(string code) => All.First(region => region.Code == code);

    private static RegionList Region(string code, string name, string definition, string countries) =>
        new(code, name, definition, countries.Split(' ').ToFrozenSet(StringComparer.Ordinal));
}

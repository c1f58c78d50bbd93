namespace ServerlessDeals.Pages;

/// <summary>The colours of a chart in its files, which are on white. Styles/charts.css has those of the pages by the same names.</summary>
internal static class ChartColours
{
    public const string Ink = "#1b2128";
    public const string Quiet = "#57616c";
    public const string Paper = "#ffffff";

    private const string Bar = "#24618f";
    private const string Talk = "#85520a";

    // Keeps lines away from letters.
    private const string Halo = $" stroke=\"{Paper}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"";

    private static readonly Dictionary<string, string> Attributes = new(StringComparer.Ordinal)
    {
        ["bar"] = $"fill=\"{Bar}\"",
        ["bar-light"] = "fill=\"#a9c4da\"",
        ["unfinished"] = $"fill=\"{Paper}\" stroke=\"{Bar}\" stroke-width=\"1.5\"",
        ["talk"] = $"fill=\"{Paper}\" stroke=\"{Talk}\" stroke-width=\"1.5\"",
        ["dot"] = $"fill=\"{Bar}\"",
        ["ring"] = $"fill=\"{Paper}\" stroke=\"{Bar}\" stroke-width=\"2\"",
        ["span"] = $"fill=\"none\" stroke=\"{Bar}\" stroke-width=\"1.5\"",
        ["join"] = $"stroke=\"{Bar}\" stroke-width=\"1.5\" stroke-dasharray=\"2 3\"",
        ["stem"] = "stroke=\"#a9c4da\" stroke-width=\"4\"",
        ["step"] = $"fill=\"none\" stroke=\"{Bar}\" stroke-width=\"2\"",
        ["whisker"] = $"stroke=\"{Bar}\" stroke-width=\"2\"",
        ["reach"] = "stroke=\"#8a939d\" stroke-width=\"1.5\"",
        ["grid"] = "stroke=\"#e3e7eb\"",
        ["axis"] = "stroke=\"#8a939d\"",
        ["label"] = $"fill=\"{Ink}\"{Halo}",
        ["strong"] = $"fill=\"{Ink}\" font-weight=\"600\"{Halo}",
        ["tick"] = $"fill=\"{Quiet}\"{Halo}",
        ["hit"] = "fill=\"none\"",
        ["inside"] = $"fill=\"{Paper}\" font-weight=\"600\"",
        ["inside-dark"] = "fill=\"#14304a\" font-weight=\"600\"",
        ["m0"] = "fill=\"#f0f2f4\"",
        ["m1"] = "fill=\"#d5e3ee\"",
        ["m2"] = "fill=\"#a9c4da\"",
        ["m3"] = "fill=\"#3f78a8\"",
        ["m4"] = "fill=\"#17476d\"",
    };

    public static string Of(string mark) => Attributes[mark];
}

namespace ServerlessDeals.Pages;

/// <summary>The room that a drawing is made for. The style sheet shows the one that fits.</summary>
public enum ChartWidth
{
    /// <summary>A phone, or a column of a page.</summary>
    Narrow,

    /// <summary>The whole width of a page on anything larger.</summary>
    Wide,
}

internal static class ChartWidths
{
    /// <summary>From this width on, in pixels, the wide drawing is shown. The style sheet has the same number.</summary>
    private const int Turn = 640;

    /// <summary>The narrowest and the widest that a drawing is shown at, in pixels.</summary>
    public static (int Least, int Most) Pixels(this ChartWidth width) => width == ChartWidth.Narrow ? (288, Turn) : (Turn, 1200);
}

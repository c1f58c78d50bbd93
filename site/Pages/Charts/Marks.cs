namespace ServerlessDeals.Pages;

/// <summary>The paths of marks, around a point.</summary>
internal static class Marks
{
    /// <summary>A valuation before the new money.</summary>
    public const string Diamond = "M0 -6L6 0L0 6L-6 0Z";

    /// <summary>A circle some pixels right of the point.</summary>
    public static string CircleAt(double x, double radius)
    {
        var (left, size) = (ShapeWriter.Number(x - radius), ShapeWriter.Number(radius));
        return $"M{left} 0a{size} {size} 0 1 0 {ShapeWriter.Number(2 * radius)} 0a{size} {size} 0 1 0 {ShapeWriter.Number(-2 * radius)} 0";
    }
}

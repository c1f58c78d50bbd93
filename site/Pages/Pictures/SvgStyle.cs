using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace ServerlessDeals.Pages;

/// <summary>How a shape of an SVG document is painted. A shape inherits what it does not say itself.</summary>
internal sealed record SvgStyle
{
    // What browsers assume.
    public static readonly SvgStyle Initial = new();

    private SKColor? Fill { get; init; } = SKColors.Black;

    private SKColor? Stroke { get; init; }

    private float StrokeWidth { get; init; } = 1;

    private float FillOpacity { get; init; } = 1;

    private float StrokeOpacity { get; init; } = 1;

    private float Opacity { get; init; } = 1;

    private SKStrokeCap Cap { get; init; } = SKStrokeCap.Butt;

    private SKStrokeJoin Join { get; init; } = SKStrokeJoin.Miter;

    private IReadOnlyList<float> Dashes { get; init; } = [];

    public float FontSize { get; private init; } = 16;

    public int FontWeight { get; private init; } = 400;

    /// <summary>start, middle or end.</summary>
    public string Anchor { get; private init; } = "start";

    public SKColor? TextColour => Fill is { } fill ? Faded(fill, FillOpacity) : null;

    /// <exception cref="NotSupportedException">An attribute changes the shape in a way that is not drawn here.</exception>
    public SvgStyle With(XElement element) => element.Attributes().Aggregate(this, (style, attribute) => style.With(attribute));

    public void Paint(SKCanvas canvas, SKPath path)
    {
        if (Fill is { } fill)
        {
            using var paint = new SKPaint { Color = Faded(fill, FillOpacity), IsAntialias = true };
            canvas.DrawPath(path, paint);
        }

        if (Stroke is { } stroke && StrokeWidth > 0)
        {
            using var dashes = Dashes.Count > 1 ? SKPathEffect.CreateDash([.. Dashes], 0) : null;
            using var paint = new SKPaint
            {
                Color = Faded(stroke, StrokeOpacity),
                IsAntialias = true,
                IsStroke = true,
                StrokeWidth = StrokeWidth,
                StrokeCap = Cap,
                StrokeJoin = Join,
                PathEffect = dashes,
            };
            canvas.DrawPath(path, paint);
        }
    }

    private SvgStyle With(XAttribute attribute) => attribute.Name.LocalName switch
    {
        "fill" => this with { Fill = Colour(attribute) },
        "stroke" => this with { Stroke = Colour(attribute) },
        "stroke-width" => this with { StrokeWidth = Number(attribute) },
        "stroke-dasharray" => this with { Dashes = attribute.Value == "none" ? [] : Numbers(attribute.Value) },
        "stroke-linecap" => this with { Cap = Enum.Parse<SKStrokeCap>(attribute.Value, ignoreCase: true) },
        "stroke-linejoin" => this with { Join = Enum.Parse<SKStrokeJoin>(attribute.Value, ignoreCase: true) },
        "fill-opacity" => this with { FillOpacity = Number(attribute) },
        "stroke-opacity" => this with { StrokeOpacity = Number(attribute) },
        "opacity" => this with { Opacity = Opacity * Number(attribute) },
        "font-size" => this with { FontSize = Number(attribute) },
        "font-weight" => this with { FontWeight = attribute.Value switch { "bold" => 700, "normal" => 400, _ => (int)Number(attribute) } },
        "text-anchor" => this with { Anchor = attribute.Value },
        "style" or "filter" or "mask" or "clip-path" => throw new NotSupportedException($"{attribute} is not drawn in pictures."),
        _ => this,
    };

    private SKColor Faded(SKColor colour, float opacity) => colour.WithAlpha((byte)Math.Round(255 * opacity * Opacity));

    private static SKColor? Colour(XAttribute attribute)
    {
        if (attribute.Value == "none")
        {
            return null;
        }

        return SKColor.TryParse(attribute.Value, out var colour)
            ? colour
            : throw new NotSupportedException($"{attribute} is not a colour like #24618f.");
    }

    private static float Number(XAttribute attribute) =>
        float.Parse(attribute.Value.Replace("px", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    /// <summary>Numbers between commas or spaces.</summary>
    public static float[] Numbers(string text)
    {
        var numbers = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return [.. numbers.Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
    }
}

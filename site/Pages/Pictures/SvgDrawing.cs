using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace ServerlessDeals.Pages;

/// <summary>An SVG document with the shapes that our charts have. It says so if it meets another one.</summary>
internal sealed class SvgDrawing
{
    private readonly XElement _root;
    private readonly SKPoint _corner;

    private SvgDrawing(XElement root, SKPoint corner, SKSize size) => (_root, _corner, Size) = (root, corner, size);

    public SKSize Size { get; }

    public static SvgDrawing Parse(string svg)
    {
        var root = XElement.Parse(svg);
        return SvgStyle.Numbers(root.Attribute("viewBox")!.Value) is [var left, var top, var width, var height]
            ? new(root, new(left, top), new(width, height))
            : throw new NotSupportedException("The viewBox of an SVG document has four numbers.");
    }

    /// <summary>Draws the document with its upper left corner at the canvas's.</summary>
    /// <exception cref="NotSupportedException">The document has a shape that is not drawn here.</exception>
    public void Draw(SKCanvas canvas)
    {
        canvas.Save();
        canvas.Translate(-_corner.X, -_corner.Y);
        DrawChildren(canvas, _root, SvgStyle.Initial.With(_root));
        canvas.Restore();
    }

    private static void DrawChildren(SKCanvas canvas, XElement parent, SvgStyle style)
    {
        foreach (var element in parent.Elements())
        {
            canvas.Save();
            Place(canvas, element);
            Draw(canvas, element, style.With(element));
            canvas.Restore();
        }
    }

    private static void Draw(SKCanvas canvas, XElement element, SvgStyle style)
    {
        switch (element.Name.LocalName)
        {
            case "title" or "desc":
                break;
            case "g":
                DrawChildren(canvas, element, style);
                break;
            case "text":
                DrawText(canvas, element, style);
                break;
            default:
                using (var path = PathOf(element))
                {
                    style.Paint(canvas, path);
                }

                break;
        }
    }

    private static SKPath PathOf(XElement element)
    {
        float Of(string name) => Number(element, name);
        if (element.Name.LocalName == "path")
        {
            return SKPath.ParseSvgPathData(element.Attribute("d")!.Value);
        }

        using var path = new SKPathBuilder();
        switch (element.Name.LocalName)
        {
            case "rect":
                var corner = Of("rx");
                path.AddRoundRect(SKRect.Create(Of("x"), Of("y"), Of("width"), Of("height")), corner, corner);
                break;
            case "circle":
                path.AddCircle(Of("cx"), Of("cy"), Of("r"));
                break;
            case "line":
                path.MoveTo(Of("x1"), Of("y1"));
                path.LineTo(Of("x2"), Of("y2"));
                break;
            case "polygon" or "polyline":
                var points = SvgStyle.Numbers(element.Attribute("points")!.Value).Chunk(2);
                path.AddPoly([.. points.Select(pair => new SKPoint(pair[0], pair[1]))], element.Name.LocalName == "polygon");
                break;
            default:
                throw new NotSupportedException($"<{element.Name.LocalName}> is not drawn in pictures.");
        }

        return path.Detach();
    }

    private static void DrawText(SKCanvas canvas, XElement element, SvgStyle style)
    {
        if (style.TextColour is not { } colour)
        {
            return;
        }

        var text = string.Concat(element.Nodes().OfType<XText>().Select(part => part.Value));
        var width = Lettering.Width(text, style.FontSize, style.FontWeight);
        var left = style.Anchor switch { "middle" => width / 2, "end" => width, _ => 0 };
        var start = new SKPoint(Number(element, "x") - left, Number(element, "y"));
        Lettering.Draw(canvas, text, start, style.FontSize, style.FontWeight, colour);
    }

    private static void Place(SKCanvas canvas, XElement element)
    {
        var steps = element.Attribute("transform")?.Value ?? "";
        foreach (var step in steps.Split(')', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            switch (step.Split('('))
            {
                case ["translate", var by] when SvgStyle.Numbers(by) is [var x, ..] numbers:
                    canvas.Translate(x, numbers.ElementAtOrDefault(1));
                    break;
                case ["rotate", var by] when SvgStyle.Numbers(by) is [var degrees, ..] numbers:
                    canvas.RotateDegrees(degrees, numbers.ElementAtOrDefault(1), numbers.ElementAtOrDefault(2));
                    break;
                default:
                    throw new NotSupportedException($"{step}) is not drawn in pictures.");
            }
        }
    }

    private static float Number(XElement element, string name) =>
        element.Attribute(name) is { } attribute ? float.Parse(attribute.Value, CultureInfo.InvariantCulture) : 0;
}

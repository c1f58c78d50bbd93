using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ServerlessDeals.Cli.Review;

/// <summary>HTML that is safe to send. Texts become HTML only by <see cref="Of"/>, which encodes them.</summary>
internal readonly record struct Html(string Text)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Html None { get; } = new("");

    /// <summary>Encodes what is put in, unless it is HTML already. It may stand in texts and in quoted attributes.</summary>
    public static Html Of(FormattableString template)
    {
        var parts = template.GetArguments().Select(part => part is Html html
            ? html.Text
            : (object)Encoder.Encode(BidiControls.Removed(string.Format(CultureInfo.InvariantCulture, "{0}", part))));
        return new(string.Format(CultureInfo.InvariantCulture, template.Format, [.. parts]));
    }

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Text)));

    public static Html If(bool condition, FormattableString template) => condition ? Of(template) : None;

    public override string ToString() => Text;
}

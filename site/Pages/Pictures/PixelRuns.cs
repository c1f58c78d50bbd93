namespace ServerlessDeals.Pages;

/// <summary>
/// Pixels in runs of one colour. Pictures of charts and text are mostly long runs, and single pixels at the edges of letters, for which a
/// search would take longer than the pixel.
/// </summary>
internal ref struct PixelRuns(ReadOnlySpan<uint> pixels)
{
    private readonly ReadOnlySpan<uint> _pixels = pixels;
    private int _next;

    public (uint Colour, int Count) Current { get; private set; }

    public readonly PixelRuns GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_next == _pixels.Length)
        {
            return false;
        }

        var rest = _pixels[_next..];
        var count = rest.Length > 1 && rest[1] != rest[0] ? 1 : rest.IndexOfAnyExcept(rest[0]);
        Current = (rest[0], count < 0 ? rest.Length : count);
        _next += Current.Count;
        return true;
    }
}

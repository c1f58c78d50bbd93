namespace ServerlessDeals.Summaries;

/// <summary>The deals dated from one month, quarter or year to another, both included. Either end may be open.</summary>
public sealed record Window(PartialDate? From, PartialDate? To)
{
    public static readonly Window All = new(null, null);

    public bool IsAll => From is null && To is null;

    /// <summary>Whether every day that a date can mean is in it. So a deal dated 2024 is in no window smaller than that year.</summary>
    public bool Contains(PartialDate date) => !(date.First < From?.First) && !(date.Last > To?.Last);

    /// <summary>The part of it that is in a period.</summary>
    internal Window In(PartialDate period) => new(
        From?.First > period.First ? From : period,
        To?.Last < period.Last ? To : period);

    /// <summary>For a sentence: "from 2024", "up to 2024-Q1", "in 2025", "from 2023 to 2024-03".</summary>
    public override string ToString() => (From, To) switch
    {
        (null, null) => "ever",
        ({ } from, null) => $"from {from}",
        (null, { } to) => $"up to {to}",
        _ when From == To => $"in {From}",
        _ => $"from {From} to {To}",
    };
}

/// <summary>A window holds more deals than one answer may count.</summary>
public sealed class WindowTooLargeException(string message) : Exception(message);

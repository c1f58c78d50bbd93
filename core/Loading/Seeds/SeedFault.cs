using System.Globalization;
using ServerlessDeals.Loading.Rates;

namespace ServerlessDeals.Loading.Seeds;

public enum Severity
{
    Error,
    Warning,
}

/// <summary>An error or warning in a seed file, with its position and how to correct it.</summary>
/// <param name="Field">A path such as deals[0].claims[1].amount.</param>
public sealed record SeedFault(Severity Severity, string File, long Line, long Column, string Field, string Message)
{
    /// <summary>The word for the kind of fault: one of <see cref="SeedError"/> or <see cref="SeedWarning"/>.</summary>
    public string Code { get; init; } = EnumWords.Of(SeedError.Invalid);

    /// <summary>An error of a whole file, or of a line before its fields could be read.</summary>
    public static SeedFault OfFile(SeedError code, string file, string message, long line = 1, long column = 1) =>
        new(Severity.Error, file, line, column, "file", message) { Code = EnumWords.Of(code) };

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {EnumWords.Of(Severity)}: {Field}: {Message}");
}

/// <summary>The contents of the seed files.</summary>
public sealed record SeedSet(IReadOnlyList<Organization> Organizations, IReadOnlyList<Deal> Deals, int Files)
{
    /// <summary>The reference rates beside them; none if there is no such file.</summary>
    public RateFile Rates { get; init; } = RateFile.None;
}

/// <summary>What a folder of seed files says, and its faults. The set is only complete if there are no errors.</summary>
/// <param name="Faults">In the order in which to correct them. Acknowledged warnings are not among them.</param>
public sealed record SeedReading(SeedSet Set, IReadOnlyList<SeedFault> Faults)
{
    /// <summary>How many warnings the files acknowledge.</summary>
    public int Acknowledged { get; init; }

    /// <summary>How many references were not checked, since what they name may be in a file that cannot be read.</summary>
    public int Unchecked { get; init; }
}

using System.Globalization;

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
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {EnumWords.Of(Severity)}: {Field}: {Message}");
}

/// <summary>The contents of the seed files.</summary>
public sealed record SeedSet(IReadOnlyList<Organization> Organizations, IReadOnlyList<Deal> Deals, int Files);

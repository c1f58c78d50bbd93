using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ServerlessDeals.Functions.Api;

/// <summary>Decides when a service that answers is not healthy.</summary>
/// <param name="StaleAfter">Summaries are stale if no refresh has run for this long: by default four runs of the timer.</param>
public sealed record HealthThresholds(TimeSpan StaleAfter)
{
    public const string Setting = "HealthStaleAfter";

    /// <exception cref="InvalidOperationException">The setting is not a positive time span.</exception>
    public static HealthThresholds Of(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => new(TimeSpan.FromHours(1)),
        var text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero => new(span),
        var text => throw new InvalidOperationException(
            $"The setting {Setting} is '{text}'; write hours, minutes and seconds, such as 01:00:00."),
    };
}

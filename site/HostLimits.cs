using System.Globalization;

namespace ServerlessDeals.Site;

/// <summary>The limits of Azure Static Web Apps (Microsoft, "Quotas in Azure Static Web Apps"), which docs/scale.md explains.</summary>
internal static class HostLimits
{
    private const int MostFiles = 15_000;
    private const int FreeMegabytes = 250;
    private const int StandardMegabytes = 500;
    private const string OtherHost = "Publish it with infra/publish-to-storage.sh instead; docs/scale.md explains how.";

    private const string Plan = "Choose the plan Standard; docs/scale.md explains how.";

    /// <summary>Says which limit the site exceeds, and the next step; null if it exceeds none.</summary>
    public static string? Exceeded(int files, long bytes)
    {
        var megabytes = bytes / 1_000_000;
        if (files > MostFiles)
        {
            return Text($"Warning: the site has {files:N0} files, and Azure Static Web Apps takes {MostFiles:N0}. {OtherHost}");
        }

        if (megabytes > StandardMegabytes)
        {
            return Text($"Warning: the site has {megabytes:N0} MB, and Azure Static Web Apps takes {StandardMegabytes}. {OtherHost}");
        }

        return megabytes <= FreeMegabytes
            ? null
            : Text($"Warning: the site has {megabytes:N0} MB, and Azure Static Web Apps takes {FreeMegabytes} on the free plan. {Plan}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>
/// Lets through only requests that Table Storage answers from its index: points, batches, and ranges of one partition within its limits.
/// The emulator would also answer scans without complaint.
/// </summary>
internal sealed partial class PinnedRequests : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) => Check(message.Request);

    /// <exception cref="InvalidOperationException">The request would scan.</exception>
    public static void Check(Request request)
    {
        if (Fault(request.Method.Method, Uri.UnescapeDataString(request.Uri.Path), Uri.UnescapeDataString(request.Uri.Query)) is { } fault)
        {
            throw new InvalidOperationException($"{request.Method} {request.Uri.PathAndQuery}: {fault}");
        }
    }

    /// <summary>Why a request is not a point, a batch or a range of one partition; null if it is.</summary>
    public static string? Fault(string method, string path, string query)
    {
        if (path.EndsWith("/$batch", StringComparison.Ordinal) || (method == "POST" && Insert().IsMatch(path)) || Point().IsMatch(path))
        {
            return null;
        }

        if (method != "GET" || !path.EndsWith("()", StringComparison.Ordinal))
        {
            return "It is neither a point, nor a batch, nor a query.";
        }

        var filter = Filter().Match(query).Groups["filter"].Value;
        var bare = Literal().Replace(filter, "''");
        if (!bare.StartsWith(
            "PartitionKey eq '' and RowKey ge '' and RowKey le ''",
            StringComparison.Ordinal) || bare.Contains(" or ", StringComparison.Ordinal))
        {
            return "It is not a range of one partition.";
        }

        if (Comparison().Count(bare) > TableLimits.FilterComparisons)
        {
            return $"It has more than {TableLimits.FilterComparisons} comparisons.";
        }

        return Top().Match(query) is { Success: true } top && int.Parse(
            top.Groups["top"].Value,
            System.Globalization.CultureInfo.InvariantCulture) <= TableLimits.PageRows
            ? null
            : $"It does not ask for at most {TableLimits.PageRows} rows.";
    }

    // Inserts a row or creates a table.
    [GeneratedRegex(@"/[A-Za-z][A-Za-z0-9]*$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Insert();

    [GeneratedRegex(@"\(PartitionKey='[^']*',RowKey='([^']|'')*'\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Point();

    [GeneratedRegex(@"\$filter=(?<filter>([^'&]|'([^']|'')*')*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Filter();

    [GeneratedRegex(@"'([^']|'')*'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b(eq|ne|lt|le|gt|ge)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\$top=(?<top>[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Top();
}

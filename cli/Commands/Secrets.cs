using System.Text.RegularExpressions;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Removes keys and signatures of storage accounts, and the function key, from text that people pass on.</summary>
internal static partial class Secrets
{
    private const string Removed = "REMOVED";

    public static string Remove(string text)
    {
        var withoutKeys = Named().Replace(text, match => match.Groups["name"].Value + Removed);
        return Environment.GetEnvironmentVariable("LocalFunctionKey") is { Length: > 0 } key
            ? withoutKeys.Replace(key, Removed, StringComparison.Ordinal)
            : withoutKeys;
    }

    // In connection strings, in addresses with a shared access signature, and in addresses with a password.
    [GeneratedRegex(
        @"(?<name>\b(AccountKey|SharedAccessSignature|sig|code)=)[^;&\s""']+|(?<name>://[^/:@\s]+:)[^/@\s]+(?=@)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Named();
}

using System.Text.RegularExpressions;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>Says in one line why npm failed and what to do. npm itself prints a page, with a stack trace.</summary>
internal static partial class NpmFailure
{
    private static readonly IReadOnlyList<(Regex Code, string Reason, bool IsTemporary)> Kinds =
    [
        (Unreachable(), "the registry does not answer ({0}). Connect to the network and run this again; the package is then kept.", true),
        (Untrusted(), "the registry's certificate is not trusted ({0}). Name your network's with npm config set cafile.", true),
        (Refused(), "the registry refuses access ({0}). Sign in with npm login, or use another with npm config set registry.", true),
        (Absent(), "the registry does not have it ({0}). Use another with npm config set registry.", false),
        (Full(), "the disk is full ({0}). Free some space and run this again.", true),
        (Denied(), "npm may not write its files ({0}). Get write permission for artifacts/ and npm's cache (npm config get cache).", true),
        (Outdated(), $"this Node.js is too old for npm ({{0}}). {NodeJs.Remedy}", true),
    ];

    /// <param name="package">Name and version.</param>
    /// <param name="errors">What npm printed.</param>
    /// <param name="isTemporary">Whether the next try may succeed, if the text does not show that.</param>
    public static StartException Of(string package, string errors, bool isTemporary = false)
    {
        foreach (var (code, reason, passes) in Kinds)
        {
            if (code.Match(errors) is { Success: true } match)
            {
                var text = reason.Replace("{0}", match.Groups["code"].Value, StringComparison.Ordinal);
                return new($"npm could not install {package}: {text}", passes);
            }
        }

        var first = errors.Split('\n').Select(line => Prefix().Replace(line, "").Trim())
            .FirstOrDefault(line => line.Length > 0 && !Detail().IsMatch(line)) ?? "npm printed no reason";
        return new(
            $"npm could not install {package}: {first.TrimEnd('.')}. To see more, run npm install {package} in another folder.",
            isTemporary);
    }

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Multiline;

    // The code of the whole installation. A failed script of a package has its own codes in the text, but the number of its exit here.
    private const string Code = @"^npm (error|ERR!) code ";

    [GeneratedRegex(Code + "(?<code>ENOTFOUND|EAI_AGAIN|ECONN[A-Z]+|ETIMEDOUT|E[A-Z]+TIMEOUT|ERR_SOCKET_TIMEOUT|E(HOST|NET)(UNREACH|DOWN)|"
        + "EPIPE|FETCH_ERROR|E50[0234])", Plain, 1000)]
    private static partial Regex Unreachable();

    [GeneratedRegex(Code + "(?<code>[A-Z_]*(CERT|LEAF_SIGNATURE)[A-Z_]*)", Plain, 1000)]
    private static partial Regex Untrusted();

    [GeneratedRegex(Code + "(?<code>E401|E403|E407|ENEEDAUTH)", Plain, 1000)]
    private static partial Regex Refused();

    [GeneratedRegex(Code + "(?<code>E404|ETARGET|ENOVERSIONS)", Plain, 1000)]
    private static partial Regex Absent();

    [GeneratedRegex("(?<code>ENOSPC|EDQUOT)", Plain, 1000)]
    private static partial Regex Full();

    [GeneratedRegex(Code + "(?<code>EACCES|EPERM|EROFS)", Plain, 1000)]
    private static partial Regex Denied();

    [GeneratedRegex(
        "(?<code>EBADENGINE|npm (v[0-9.]+ )?does not support Node.js v[0-9.]*[0-9]|Cannot find module 'node:[a-z/]+')", Plain, 1000)]
    private static partial Regex Outdated();

    [GeneratedRegex("^npm (error|ERR!|warn|WARN) ?", Plain, 1000)]
    private static partial Regex Prefix();

    [GeneratedRegex("^(code|syscall|errno|path|at|command|dest) |^A complete log", Plain, 1000)]
    private static partial Regex Detail();
}

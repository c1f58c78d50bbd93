using Microsoft.AspNetCore.Http;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Functions.Api;

/// <summary>Reads the body of a request, up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>A claim is usually a few hundred bytes; the limit leaves room for a long note.</summary>
    public const int MostBytes = 64 * 1024;

    private const int Block = 8192;

    /// <exception cref="ProblemException">It is too large, or no text.</exception>
    public static async Task<string> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[Block];
        while (await request.Body.ReadAsync(buffer, cancel) is > 0 and var count)
        {
            await bytes.WriteAsync(buffer.AsMemory(0, count), cancel);
            if (bytes.Length > MostBytes)
            {
                throw new ProblemException(Problem.TooLarge(MostBytes));
            }
        }

        return ClaimText.Decode(bytes.ToArray()) switch
        {
            ({ } text, _) => text,
            var (_, faults) => throw new ProblemException(Problem.BadClaim(faults)),
        };
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;

namespace ServerlessDeals.Functions.Representations;

/// <summary>
/// Keeps successful answers in this process for ten seconds, by address and Accept header. Cache-Control allows a minute. The cache is
/// cleared when this process writes.
/// </summary>
public sealed class ResponseCache : IDisposable
{
    /// <summary>How old a cached answer may be.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private const long MostBytes = 64 * 1024 * 1024;
    private const int MostAnswerBytes = 1024 * 1024;

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    public async Task<IResult> GetAsync(HttpRequest request, Func<Task<IResult>> answer)
    {
        var key = $"{request.Path}{request.QueryString}\n{request.Headers.Accept}";
        if (_answers.TryGetValue(key, out IResult? cached))
        {
            return cached!;
        }

        var fresh = await answer();
        if (fresh is Answer { Body.Length: < MostAnswerBytes } good)
        {
            _answers.Set(key, good, new MemoryCacheEntryOptions
            {
                AbsoluteExpirationRelativeToNow = Longest,
                Size = good.Body.Length + key.Length,
            });
        }

        return fresh;
    }

    public void Forget() => _answers.Clear();

    public void Dispose() => _answers.Dispose();
}

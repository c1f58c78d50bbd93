namespace ServerlessDeals.Tests.Api;

/// <summary>Checks every answer to a GET request against the contract, whichever test sends the request.</summary>
internal sealed class ContractCheck() : DelegatingHandler(new HttpClientHandler())
{
    private Contract? _contract;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var address = request.RequestUri!.AbsolutePath["/api/".Length..];
        if (request.Method != HttpMethod.Get || answer.Content.Headers.ContentEncoding.Count > 0 || address == "openapi.json")
        {
            return answer;
        }

        _contract ??= await ReadAsync(new Uri(request.RequestUri, "/api/"));
        var fitting = _contract.Operations.Where(operation => operation.Method == "get" && operation.Fits(address))
            .MinBy(operation => operation.Path.Count(character => character == '{'));
        if (fitting is not null)
        {
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            _contract.Check(
                fitting.Path,
                (int)answer.StatusCode,
                answer.Content.Headers.ContentType?.MediaType ?? "",
                await answer.Content.ReadAsStringAsync(cancellationToken));
            Assert.All(
                fitting.Headers.GetValueOrDefault((int)answer.StatusCode, []),
                header => Assert.True(answer.Headers.Contains(header), $"{address} has no {header}."));
        }

        return answer;
    }

    private static async Task<Contract> ReadAsync(Uri api)
    {
        using var client = new HttpClient { BaseAddress = api };
        return await Contract.ReadAsync(client);
    }
}

using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ServerlessDeals.Tests;

/// <summary>
/// Sits between the client library, with its retries, and the service. Some requests are answered with 503, some are lost, and the
/// answers to some are lost.
/// </summary>
/// <param name="next">Decides how a request fails.</param>
internal sealed class UnsteadyRequests(Func<Request, Fault> next) : HttpPipelinePolicy
{
    /// <param name="plan">Decides which requests fail.</param>
    public UnsteadyRequests(FaultPlan plan)
        : this(request => plan.Next($"{request.Method} {request.Uri.PathAndQuery}", replaces: false))
    {
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Storage is only asked asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        switch (next(message.Request))
        {
            case Fault.Busy:
                message.Response = new Busy { ClientRequestId = message.Request.ClientRequestId };
                break;
            case Fault.LostRequest:
                throw new IOException("The connection was lost before the request was sent.");
            case Fault.LostAnswer:
                await ProcessNextAsync(message, pipeline);
                throw new IOException("The connection was lost before the answer came.");
            default:
                await ProcessNextAsync(message, pipeline);
                break;
        }
    }

    private sealed class Busy : Response
    {
        public override int Status => 503;

        // The transport would set it, and the retries depend on it.
        public override bool IsError => true;

        public override string ReasonPhrase => "Server Busy";

        public override Stream? ContentStream { get; set; }

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose()
        {
        }

        protected override bool ContainsHeader(string name) => false;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return false;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = null;
            return false;
        }
    }
}

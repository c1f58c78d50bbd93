using Microsoft.AspNetCore.Http;

namespace ServerlessDeals.Functions.Representations;

/// <summary>The headers of an export. As an answer, it says that the client has the current export already.</summary>
/// <param name="Encoding">The compression; null for none.</param>
/// <param name="Tag">The ETag; null if the state of the stored deals is not known.</param>
internal sealed record ExportHead(DealFormat Format, string? Encoding, string? Tag) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        Common(httpContext.Response.Headers);
        httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }

    public void WriteTo(HttpResponse response)
    {
        Common(response.Headers);
        response.ContentType = Format.ContentType;
        response.Headers.ContentDisposition = $"attachment; filename=\"deals.{Format.Word}\"";
        if (Encoding is not null)
        {
            response.Headers.ContentEncoding = Encoding;
        }
    }

    private void Common(IHeaderDictionary headers)
    {
        headers.CacheControl = Tag is null ? "no-store" : "public, max-age=60";
        headers.Vary = "Accept-Encoding";
        headers.XContentTypeOptions = "nosniff";
        if (Tag is not null)
        {
            headers.ETag = Tag;
        }
    }
}

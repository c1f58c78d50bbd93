using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Cli.Review;

/// <summary>
/// Serves the review on this machine. Its path has a random key that only the terminal prints, so that no other site and no other user of
/// the machine can send a decision. Requests for another host (DNS rebinding) or from another origin are refused.
/// </summary>
internal sealed class ReviewServer(ReviewDesk desk, string key)
{
    private const int MostBytes = 256 * 1024;
    private const int KeyBytes = 16;

    private readonly Lock _one = new();
    private readonly string _root = $"/{key}/";
    private readonly ReviewPage _page = new($"/{key}/");
    private ReviewNotice? _notice;

    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <param name="port">0 for any free port.</param>
    public WebApplication Build(int port)
    {
        var builder = Loopback.Builder(port);
        var app = builder.Build();
        app.Run(AnswerAsync);
        return app;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Protect(context.Response.Headers);
        var answer = IsOfThisServer(context) switch
        {
            false => new Answer(HttpStatusCode.Forbidden, "This server answers only the address that the terminal prints."),
            _ when !IsPathKnown(context) => new(
                HttpStatusCode.NotFound, "There is nothing here. Use the address that the terminal prints."),
            _ when HttpMethods.IsGet(context.Request.Method) => Show(context),
            _ when HttpMethods.IsPost(context.Request.Method) => await DecideAsync(context),
            _ => new(HttpStatusCode.MethodNotAllowed, "Use GET or POST."),
        };
        context.Response.StatusCode = (int)answer.Status;
        if (answer.Location is { } location)
        {
            context.Response.Headers.Location = location;
            return;
        }

        context.Response.ContentType = answer.Type;
        await context.Response.WriteAsync(answer.Text, context.RequestAborted);
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        // With no-referrer, browsers would send forms without their origin.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }

    private static bool IsOfThisServer(HttpContext context)
    {
        var own = $"127.0.0.1:{context.Connection.LocalPort}";
        var origin = context.Request.Headers.Origin.ToString();
        return context.Request.Host.Value == own && (origin.Length == 0 ? IsFromNoOtherPage(context) : origin == $"http://{own}");
    }

    // A browser sends the origin with each form, and with every request how the page that sends it is related to this one.
    private static bool IsFromNoOtherPage(HttpContext context) =>
        context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none" || HttpMethods.IsGet(context.Request.Method);

    private bool IsPathKnown(HttpContext context)
    {
        var path = Encoding.UTF8.GetBytes(context.Request.Path.Value ?? "");
        var root = Encoding.UTF8.GetBytes(_root);
        return path.Length >= root.Length && CryptographicOperations.FixedTimeEquals(path.AsSpan(0, root.Length), root);
    }

    private Answer Show(HttpContext context)
    {
        switch (context.Request.Path.Value![_root.Length..])
        {
            case "":
                lock (_one)
                {
                    return Page(desk.Find(context.Request.Query[FormFields.Draft]));
                }

            case "review.css":
                return new(HttpStatusCode.OK, File("review.css")) { Type = "text/css; charset=utf-8" };
            case "review.js":
                return new(HttpStatusCode.OK, File("review.js")) { Type = "text/javascript; charset=utf-8" };
            default:
                return Refused(HttpStatusCode.NotFound, "There is no such page.");
        }
    }

    private async Task<Answer> DecideAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength is not <= MostBytes)
        {
            return Refused(HttpStatusCode.BadRequest, "A decision is a form of at most 256 KB.");
        }

        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        lock (_one)
        {
            return Decide(context.Request.Path.Value![_root.Length..], sent);
        }
    }

    private Answer Decide(string what, IFormCollection sent)
    {
        var id = sent[FormFields.Draft].ToString();
        if (what == "take-back")
        {
            desk.TakeBack(id);
            return GoTo(id, new("The rejection was taken back."));
        }

        if (desk.Find(id) is not { } draft)
        {
            return Refused(HttpStatusCode.Conflict, "This draft does not wait any more: it was decided in another window, or by accept.");
        }

        var next = desk.Waiting.SkipWhile(other => other.Key != id).Skip(1).FirstOrDefault()?.Key;
        switch (what)
        {
            case "preview":
                return Page(draft, desk.Preview(draft, FormFields.Read(sent), FormFields.Choice(sent)));
            case "accept":
                return Accept(draft, desk.Preview(draft, FormFields.Read(sent), FormFields.Choice(sent)), next);
            case "reject":
                desk.Reject(draft);
                return GoTo(next, new($"Rejected: {draft.Draft.Company.Value.Name}.", id));
            default:
                return Refused(HttpStatusCode.NotFound, "There is no such decision.");
        }
    }

    private Answer Accept(ReviewedDraft draft, ReviewPreview preview, string? next)
    {
        if (preview.Entered is not { } entered)
        {
            return Page(draft, preview) with { Status = HttpStatusCode.UnprocessableEntity };
        }

        desk.Accept(draft, entered);
        var files = string.Join(", ", entered.Files.Keys.Order(StringComparer.Ordinal));
        var deal = entered.IsNewDeal ? $"the new deal {entered.Deal}" : $"the deal {entered.Deal}";
        return GoTo(next, new($"Entered the claim {entered.Claim} into {deal}: {files}."));
    }

    // A decision is answered by a redirect, so that loading the page again does not send it again.
    private Answer GoTo(string? draft, ReviewNotice notice)
    {
        _notice = notice;
        return new(HttpStatusCode.SeeOther, "")
        {
            Location = desk.Find(draft) is { } waiting ? $"{_root}?{FormFields.Draft}={waiting.Key}" : _root,
        };
    }

    private Answer Page(ReviewedDraft? draft, ReviewPreview? preview = null)
    {
        var notice = preview is null ? _notice : null;
        _notice = null;
        draft ??= desk.Waiting.Count > 0 ? desk.Waiting[0] : null;
        return new(HttpStatusCode.OK, (draft is null
            ? _page.Done(desk, notice)
            : _page.Draft(desk, draft, preview ?? desk.Preview(draft), notice)).Text);
    }

    private Answer Refused(HttpStatusCode status, string why) => new(status, _page.Refused(why).Text);

    private static string File(string name)
    {
        using var reader = new StreamReader(typeof(ReviewServer).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private sealed record Answer(HttpStatusCode Status, string Text)
    {
        public string Type { get; init; } = "text/html; charset=utf-8";

        public string? Location { get; init; }
    }
}

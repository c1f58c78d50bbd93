using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Loading.Reading.Drafts;

namespace ServerlessDeals.Cli.Review;

/// <summary>What the page says above a draft, and what was rejected last, which can be taken back.</summary>
internal sealed record ReviewNotice(string Text, string? Rejected = null);

/// <summary>The page of the review: a draft with the words of its article, its fields, and the deal before and after.</summary>
/// <param name="root">The path of the review, with a slash at its end.</param>
internal sealed class ReviewPage(string root)
{
    private static readonly (string Field, string Hint)[] Fields =
    [
        ("company", ""), ("kind", ""), ("status", ""), ("announced", "2024-03-05, 2024-03, 2024"), ("round", "series-b"),
        ("amount", "at least USD 600M"), ("valuation", "more than USD 2.5B post-money"), ("cites", "the publisher that it repeats"),
        ("anonymous", ""), ("publisher", ""), ("published", "2024-03-05"), ("address", "https://"),
    ];

    public Html Draft(ReviewDesk desk, ReviewedDraft draft, ReviewPreview preview, ReviewNotice? notice)
    {
        var waiting = desk.Waiting;
        var at = waiting.Index().First(pair => pair.Item.Key == draft.Key).Index;
        var deal = draft.Draft;
        var marks = MarkedWords.Of(deal);
        var text = new MarkedText(draft.Reading.Article, marks);
        var article = draft.Reading.Article;
        var scope = deal.Scope == DealScope.Main ? "the news" : "background";
        string[] facts = [article.Publisher ?? "publisher unknown", article.Published?.ToString() ?? "date unknown", scope];
        return Frame($"{deal.Company.Value.Name}: {EnumWords.Spaced(EnumWords.Of(deal.Kind.Value))}", Html.Of($"""
            <p class="quiet">Draft {at + 1} of {waiting.Count} · {string.Join(" · ", facts)}</p>
            <h1>{deal.Company.Value.Name}: {EnumWords.Spaced(EnumWords.Of(deal.Kind.Value))},
              {EnumWords.Spaced(EnumWords.Of(deal.Status.Value))}</h1>
            {Notice(notice)}
            <form method="post" action="{root}preview" id="form" autocomplete="off">
            <input type="hidden" name="{FormFields.Draft}" value="{draft.Key}">
            {ByEnter}
            {Buttons(waiting, at)}
            {Problems(preview)}
            <div class="columns">
            <section aria-labelledby="said"><h2 id="said">What the article says</h2>
            {Html.Join(Fields.Select(field => Field(field.Field, field.Hint, preview, marks)))}
            {Parties(preview, marks)}
            {Choice(preview)}
            {Comparison(preview)}
            </section>
            <article aria-labelledby="title"><h2 id="title" lang="{article.Language}">{text.Title()}</h2>
            {text.Text()}
            {LeftOut(draft.Reading)}
            </article>
            </div>
            </form>
            """));
    }

    public Html Done(ReviewDesk desk, ReviewNotice? notice) => Frame("Nothing waits", Html.Of($"""
        <h1>Nothing waits for a decision</h1>
        {Notice(notice)}
        <p>{desk.Articles} articles were read. {desk.Accepted} drafts were entered and {desk.Rejected} rejected in this session.
          The terminal ends the review with Ctrl-C; <code>git diff</code> shows what was entered.</p>
        """));

    public Html Refused(string why) =>
        Frame("Not done", Html.Of($"<h1>Not done</h1><p>{why}</p><p><a href=\"{root}\">Back to the drafts</a></p>"));

    private Html Frame(string title, Html main) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title} · Review</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="{root}review.css">
        <script src="{root}review.js" defer></script>
        </head>
        <body>
        <main>
        {main}
        </main>
        <footer><label><input type="checkbox" id="keys" checked> Keys without Ctrl decide</label></footer>
        </body>
        </html>

        """);

    private Html Notice(ReviewNotice? notice) => notice is null
        ? Html.None
        : Html.Of($"""
            <div class="notice" role="status"><p>{notice.Text}</p>{TakeBack(notice.Rejected)}</div>
            """);

    private Html TakeBack(string? rejected) => rejected is null
        ? Html.None
        : Html.Of($"""
            <form method="post" action="{root}take-back"><input type="hidden" name="{FormFields.Draft}" value="{rejected}">
            <button data-key="u">Take it back <kbd>u</kbd></button></form>
            """);

    // The first button of a form is pressed by Enter in a field, and that must not enter the draft.
    private Html ByEnter => Html.Of(
        $"<button class=\"hidden\" formaction=\"{root}preview\" tabindex=\"-1\" aria-hidden=\"true\">Show the effect</button>");

    private Html Buttons(IReadOnlyList<ReviewedDraft> waiting, int at) => Html.Of($"""
        <p class="buttons">
        <button data-key="a" class="accept" formaction="{root}accept">Accept <kbd>a</kbd></button>
        <button data-key="r" class="reject" formaction="{root}reject" formnovalidate>Reject <kbd>r</kbd></button>
        <a data-key="e" class="button" href="#company">Change fields <kbd>e</kbd></a>
        {Link(waiting, at + 1, "n", "Next")}{Link(waiting, at - 1, "p", "Previous")}
        </p>
        """);

    private Html Link(IReadOnlyList<ReviewedDraft> waiting, int at, string key, string text) => at < 0 || at >= waiting.Count
        ? Html.None
        : Html.Of($"<a data-key=\"{key}\" class=\"button\" href=\"{root}?draft={waiting[at].Key}\">{text} <kbd>{key}</kbd></a>\n");

    private static Html Problems(ReviewPreview preview) => Html.Of($"""
        {Html.If(
            preview.Problems.Count + preview.Faults.Count > 0,
            $"""
            <div class="problems" role="alert"><ul>
            {Html.Join(preview.Problems.Select(problem => Html.Of($"<li>{problem}</li>")))}
            {Html.Join(preview.Faults.Select(fault => Html.Of(
                $"<li><a href=\"#{fault.Field}\">{FieldNames.Of(fault.Field)}</a>: {fault.Message}.</li>")))}
            </ul></div>
            """)}
        {Html.Join(preview.Warnings.Select(warning => Html.Of($"<p class=\"warning\">{warning}</p>")))}
        """);

    private static Html Field(string field, string hint, ReviewPreview preview, IReadOnlyList<MarkedWords> marks)
    {
        var form = preview.Form;
        var input = field switch
        {
            "kind" => Select(field, form.Kind, EnumWords.All<DealKind>()),
            "status" => Select(field, form.Status, EnumWords.All<DealStatus>()),
            "anonymous" => Html.Of($"<input type=\"checkbox\" id=\"anonymous\" name=\"anonymous\"{Html.If(form.Anonymous, $" checked")}>"),
            _ => Input(field, Value(form, field), hint, IsWrong(preview, field)),
        };
        return Html.Of($"""
            <div class="field"><label for="{field}">{FieldNames.Of(field)}</label>{input}{Says(field, marks)}</div>
            """);
    }

    private static string Value(DraftForm form, string field) => field switch
    {
        "company" => form.Company,
        "announced" => form.Announced,
        "round" => form.Round,
        "amount" => form.Amount,
        "valuation" => form.Valuation,
        "cites" => form.Cites,
        "publisher" => form.Publisher,
        "published" => form.Published,
        _ => form.Address,
    };

    private static bool IsWrong(ReviewPreview preview, string field) => preview.Faults.Any(fault => fault.Field == field);

    private static Html Input(string field, string value, string hint, bool isWrong) => Html.Of($"""
        <input id="{field}" name="{field}" value="{value}" placeholder="{hint}"{Html.If(isWrong, $" aria-invalid=\"true\"")}>
        """);

    private static Html Select(string field, string value, IReadOnlyList<string> words) => Html.Of($"""
        <select id="{field}" name="{field}">
        {Html.Join(words.Select(word => Html.Of(
            $"<option value=\"{word}\"{Html.If(word == value, $" selected")}>{EnumWords.Spaced(word)}</option>")))}
        </select>
        """);

    private static Html Says(string field, IReadOnlyList<MarkedWords> marks)
    {
        var words = marks.Where(mark => mark.Field == field).Select(mark => mark.Words.Text).Distinct().ToList();
        return Html.If(
            words.Count > 0, $"<a class=\"says\" href=\"#{MarkedText.Id(field)}\">“{string.Join("” … “", words)}”</a>");
    }

    private static Html Parties(ReviewPreview preview, IReadOnlyList<MarkedWords> marks)
    {
        var empty = new PartyForm("", EnumWords.Of(PartyRole.Unknown), EnumWords.Of(Commitment.Closed), "");
        var parties = preview.Form.Parties.Concat(Enumerable.Repeat(empty, FormFields.NewParties));
        return Html.Of($"""
            <fieldset><legend>Parties</legend>
            {Html.Join(parties.Select((party, index) => Party(index, party, preview, marks)))}
            </fieldset>
            """);
    }

    private static Html Party(int index, PartyForm party, ReviewPreview preview, IReadOnlyList<MarkedWords> marks)
    {
        string Name(string part) => FormFields.Party(index, part);
        Html Label(string part) => Html.Of($"<label class=\"hidden\" for=\"{Name(part)}\">{FieldNames.Of(Name(part))}</label>");
        return Html.Of($"""
            <div class="party">
            {Label("name")}{Input(Name("name"), party.Name, "name", IsWrong(preview, Name("name")))}
            {Label("role")}{Select(Name("role"), party.Role, EnumWords.All<PartyRole>())}
            {Label("commitment")}{Select(Name("commitment"), party.Commitment, EnumWords.All<Commitment>())}
            {Label("amount")}{Input(Name("amount"), party.Amount, "its amount", IsWrong(preview, Name("amount")))}
            {Says($"party-{index}", marks)}
            </div>
            """);
    }

    private Html Choice(ReviewPreview preview)
    {
        var known = preview.Candidates.Select(candidate => (Deal: $"{candidate.Deal}", candidate.Why)).ToList();
        if (preview.Choice.Deal is { Length: > 0 } other && known.TrueForAll(candidate => candidate.Deal != other))
        {
            known.Add((other, "chosen by you"));
        }

        var options = known.Select((candidate, index) => Option(candidate.Deal, candidate.Deal, candidate.Why,
            preview.Choice.Deal == candidate.Deal, $"{index + 1}"));
        return Html.Of($"""
            <fieldset id="deals"><legend>The deal that it belongs to</legend>
            {Html.Join(options)}
            {Option(FormFields.NewDeal, "A new deal", "", preview.Choice.Deal is "", "0")}
            <button data-key="s" formaction="{root}preview">Show the effect <kbd>s</kbd></button>
            </fieldset>
            """);
    }

    private static Html Option(string value, string text, string why, bool isChosen, string key) => Html.Of($"""
        <p><label><input type="radio" name="{FormFields.Deal}" value="{value}" data-key="{key}"{Html.If(isChosen, $" checked")}>
        {text} <kbd>{key}</kbd></label> <small>{why}</small></p>
        """);

    private static Html Comparison(ReviewPreview preview) => preview.Entered is not { } entered
        ? Html.None
        : Html.Of($"""
            <table><caption>{(entered.IsNewDeal ? "The new deal" : "The deal")} {entered.Deal}, before and after the claim
              {entered.Claim}</caption>
            <thead><tr><th scope="col">field</th><th scope="col">before</th><th scope="col">after</th></tr></thead>
            <tbody>
            {Html.Join(preview.Comparison.Where(field => field.Before.Length + field.After.Length > 0).Select(Row))}
            </tbody></table>
            {Html.If(
                entered.NewOrganizations.Count > 0,
                $"<p>New in the register, with its name alone: {string.Join(", ", entered.NewOrganizations)}.</p>")}
            """);

    private static Html Row(ComparedField field) => Html.Of($"""
        <tr{Html.If(field.IsChanged, $" class=\"changed\"")}>
        <th scope="row">{field.Field}</th><td>{field.Before}</td><td>{field.After}</td>
        </tr>

        """);

    private static Html LeftOut(ArticleReading reading) => reading.LeftOut.Count == 0
        ? Html.None
        : Html.Of($"""
            <details><summary>Left out ({reading.LeftOut.Distinct().Count()})</summary><ul>
            {Html.Join(reading.LeftOut.Distinct().Select(left => Html.Of($"<li>{left.Field} “{left.Words.Text}”: {left.Why}</li>\n")))}
            </ul></details>
            """);
}

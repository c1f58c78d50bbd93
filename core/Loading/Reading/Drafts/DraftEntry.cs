using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Loading.Reading.Drafts;

/// <summary>
/// Enters a draft into the seed files: into its company's file, beside the deal that it joins or as a new one. It changes no file
/// itself, and refuses what is entered already.
/// </summary>
/// <param name="folder">The folder of seed files.</param>
/// <param name="set">What is in it.</param>
public sealed class DraftEntry(string folder, SeedSet set, DateOnly today)
{
    private const int DealIndent = 2;

    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <returns>The changed files, or why the draft cannot be entered and what to do.</returns>
    public Parsed<AcceptedDraft> Enter(ArticleReading reading, DraftDeal draft, Acceptance acceptance)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(acceptance);
        _files.Clear();
        if (Missing(reading.Article) is { } missing)
        {
            return Wrong(missing);
        }

        var company = ClaimYaml.CompanyId(draft);
        var deals = set.Deals.Where(deal => deal.Company.ToString() == company).ToList();
        if (EnteredClaims.Same(deals, reading.Article.Address) is var (known, claim))
        {
            return Wrong($"{reading.Article.Address} is already the source of the claim {claim.Id} of {known.Id}; a page is entered once");
        }

        var joins = Joined(reading, draft, acceptance, deals);
        return joins.IsValue ? Enter(reading, draft, company, deals, joins.Value.Deal) : Wrong(joins.Error);
    }

    /// <summary>The claim by which the article's page is already entered for the company of a draft; null if it is not.</summary>
    public string? EnteredAs(Article article, DraftDeal draft)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(draft);
        var company = ClaimYaml.CompanyId(draft);
        var deals = set.Deals.Where(deal => deal.Company.ToString() == company);
        return article.Address.Length > 0 && EnteredClaims.Same(deals, article.Address) is var (_, claim) ? claim.Id.ToString() : null;
    }

    private static string? Missing(Article article) => article switch
    {
        { Publisher: null } => "the publisher is not known; name it with --publisher",
        { Published: null } => "the day of publication is not known; give it with --published 2024-03-05",
        { Title: "" } => "the article has no title",
        _ when !Uri.TryCreate(article.Address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") =>
            "the address of the article is not known; give it with --address https://…",
        _ => null,
    };

    private static Parsed<Choice> Joined(ArticleReading reading, DraftDeal draft, Acceptance acceptance, List<Deal> deals)
    {
        if (acceptance.Deal is { } asked)
        {
            var known = string.Join(", ", deals.Select(deal => deal.Id));
            return deals.Find(deal => deal.Id == asked) is { } found
                ? Parsed<Choice>.Of(new(found))
                : Parsed<Choice>.Wrong($"{draft.Company.Value.Name} has no deal {asked}; its deals are {known}");
        }

        var candidates = acceptance.AsNew ? [] : JoinedDeals.Of(draft, reading.Article, deals);
        return candidates switch
        {
            [] => Parsed<Choice>.Of(new(null)),
            [var only] => Parsed<Choice>.Of(new(deals.Find(deal => deal.Id == only.Deal))),
            _ => Parsed<Choice>.Wrong($"it may be of {Listed(candidates)}; choose one with --deal, or write --new"),
        };
    }

    private static string Listed(IReadOnlyList<JoinedDeal> candidates) =>
        string.Join(" or ", candidates.Select(candidate => candidate.Deal));

    private Parsed<AcceptedDraft> Enter(ArticleReading reading, DraftDeal draft, string company, List<Deal> deals, Deal? joined)
    {
        var article = reading.Article;
        var claims = deals.SelectMany(deal => deal.Claims).ToList();
        var relayOf = EnteredClaims.SameText(claims, article)?.Source.Publisher;
        var claim = Unused(ClaimYaml.Id(article, draft), claims.Select(known => known.Id.ToString()));
        var dealId = joined?.Id.ToString() ?? NewDealId(draft, article, company, deals);
        var path = $"companies/{company}.yaml";
        var isNewFile = !File.Exists(Path.Combine(folder, path));
        if (isNewFile && set.Organizations.Any(organization => organization.Id.ToString() == company))
        {
            return Wrong($"{company} is in investors.yaml, so it has no file for its deals; move it into {path} first");
        }

        if (isNewFile)
        {
            var name = ClaimYaml.Scalar(draft.Company.Value.Name);
            _files[path] = $"# yaml-language-server: $schema=../schema.json\ncompany:\n  id: {company}\n  name: {name}\n"
                + $"recorded: {today:yyyy-MM-dd}\ndeals:\n" + Deal(reading, draft, dealId, claim, DealIndent, relayOf, null);
        }
        else
        {
            var file = new SeedFileText(Text(path));
            var recorded = file.Recorded == $"{today:yyyy-MM-dd}" ? (DateOnly?)null : today;
            _files[path] = joined is null
                ? file.WithDeal(dealId, indent => Deal(reading, draft, dealId, claim, indent, relayOf, recorded))
                : file.WithClaim(dealId, indent => new ClaimYaml(reading, draft, recorded).Write(indent, claim, withWords: false, relayOf));
        }

        AddPublishers(reading.Article, draft, relayOf);
        return Parsed<AcceptedDraft>.Of(new(dealId, joined is null, claim, _files, AddOrganizations(draft, company, isNewFile)));
    }

    private static string Deal(ArticleReading reading, DraftDeal draft, string id, string claim, int indent, string? relayOf,
        DateOnly? recorded)
    {
        var lead = new string(' ', indent);
        return $"{lead}- id: {id}\n{lead}  kind: {EnumWords.Of(draft.Kind.Value)}\n{lead}  claims:\n"
            + new ClaimYaml(reading, draft, recorded).Write(indent + 4, claim, withWords: false, relayOf);
    }

    private static string NewDealId(DraftDeal draft, Article article, string company, List<Deal> deals)
    {
        var date = draft.Announced?.Value ?? article.Published!.Value;
        var day = date.Precision is DatePrecision.Year or DatePrecision.Quarter ? $"{date.Year:0000}" : $"{date.First:yyyy-MM}";
        return Unused($"{company}-{day}", deals.Select(deal => deal.Id.ToString()));
    }

    private static string Unused(string id, IEnumerable<string> known)
    {
        var taken = known.ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1
            ? id : $"{id}-{number}").First(candidate => !taken.Contains(candidate));
    }

    private List<string> AddOrganizations(DraftDeal draft, string company, bool isNewCompany)
    {
        var added = isNewCompany ? [draft.Company.Value.Name] : new List<string>();
        foreach (var party in draft.Parties.Where(party => party.Name.Id is null).DistinctBy(party => ClaimYaml.IdOf(party.Name)))
        {
            var id = ClaimYaml.IdOf(party.Name);
            if (id != company && !set.Organizations.Any(organization => organization.Id.ToString() == id))
            {
                var file = new SeedFileText(Text("investors.yaml"));
                _files["investors.yaml"] = file.WithItem("organizations", id,
                    $"  - id: {Key(id)}\n    name: {ClaimYaml.Scalar(party.Name.Name)}\n");
                added.Add(party.Name.Name);
            }
        }

        return added;
    }

    private void AddPublishers(Article article, DraftDeal draft, string? relayOf)
    {
        var path = Path.Combine(folder, "publishers.yaml");
        if (!File.Exists(path))
        {
            return;
        }

        foreach (var name in new[] { relayOf, draft.Publisher?.Value, article.Publisher,
            draft.Cites?.Value }.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var file = new SeedFileText(Text("publishers.yaml"));
            if (!file.Has("publishers", name))
            {
                _files["publishers.yaml"] = file.WithItem("publishers", name, $"  - {ClaimYaml.Scalar(name)}\n");
            }
        }
    }

    // An id of digits would be read as a number by other programs.
    private static string Key(string id) => char.IsAsciiDigit(id[0]) ? $"\"{id}\"" : id;

    private string Text(string path) => _files.GetValueOrDefault(path) ?? File.ReadAllText(Path.Combine(folder, path));

    private static Parsed<AcceptedDraft> Wrong(string error) => Parsed<AcceptedDraft>.Wrong(error);

    private readonly record struct Choice(Deal? Deal);
}

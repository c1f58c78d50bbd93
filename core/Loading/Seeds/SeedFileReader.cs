namespace ServerlessDeals.Loading.Seeds;

/// <summary>Reads the fields of seed files into the domain's types.</summary>
internal static class SeedFileReader
{
    /// <summary>Names a similar deal that a person has found to be different.</summary>
    public const string DistinctFrom = "distinctFrom";

    public static Organization? Organization(SeedNode node, OrganizationKind defaultKind)
    {
        var id = node.RequiredValue("id", "moonshot-ai", Slug.Parse);
        var name = node.RequiredText("name", "Moonshot AI");
        var kinds = Values(node, "kinds", EnumWords.Parse<OrganizationKind>);
        var organization = new Organization
        {
            Id = id ?? default,
            Name = name,
            Kinds = kinds.Count > 0 ? kinds : [defaultKind],
            Formerly = [.. node.List("formerly").Select(Former)],
            Aliases = [.. node.List("aliases").Select(alias => alias.Scalar()).OfType<string>()],
            Type = node.Value("type", InvestorTypeList.Parse),
            Country = node.Value("country", Country.Parse)?.ToString(),
            City = node.Text("city"),
            Founded = node.Value("founded", PartialDate.Parse),
            Sectors = [.. Values(node, "sectors", Sector.Parse).Select(sector => sector.Code)],
            Competitors = Values(node, "competitors", Slug.Parse),
            Parent = node.Value("parent", Slug.Parse),
        };
        _ = node.Find(Acknowledgements.Key);
        node.RefuseUnknownKeys();
        return id is null ? null : organization;
    }

    /// <param name="claimRead">Called with each readable claim and its node.</param>
    public static Deal? Deal(SeedNode node, Slug company, DateOnly? recorded, Action<Claim, SeedNode> claimRead)
    {
        var id = node.RequiredValue("id", "moonshot-ai-2024-02", DealId.Parse);
        var kind = node.RequiredValue("kind", "funding-round", EnumWords.Parse<DealKind>);
        var partOf = node.Value("partOf", DealId.Parse);
        var distinctFrom = Values(node, DistinctFrom, DealId.Parse);
        _ = node.Find(Acknowledgements.Key);
        var claims = new List<Claim>();
        node.Require("claims", "(a list, one entry for each source)");
        foreach (var claimNode in node.List("claims"))
        {
            _ = claimNode.Find(Acknowledgements.Key);
            if (Claim(claimNode, recorded) is { } claim)
            {
                claims.Add(claim);
                claimRead(claim, claimNode);
            }
        }

        if (claims.Count == 0)
        {
            node.Fault("has no readable claim; a deal needs at least one source");
        }

        node.RefuseUnknownKeys();
        return id is null || kind is null || claims.Count == 0
            ? null
            : new()
            {
                Id = id.Value,
                Company = company,
                Kind = kind.Value,
                PartOf = partOf,
                DistinctFrom = distinctFrom,
                Claims = claims,
            };
    }

    public static Claim? Claim(SeedNode node, DateOnly? fileRecorded)
    {
        var id = node.RequiredValue("id", "bloomberg-2024-03-05", Slug.Parse);
        var sourceNode = node.Require("source", "{ publisher: …, url: …, title: …, published: 2024-03-05, kind: press }");
        var source = sourceNode is null ? null : Source(sourceNode);
        var recorded = node.Value("recorded", Day) ?? fileRecorded;
        if (recorded is null)
        {
            node.Fault("has no recording date; add recorded: 2024-03-06 here or at the top of the file");
        }

        var status = node.RequiredValue("status", "announced", EnumWords.Parse<DealStatus>);
        var claim = new Claim
        {
            Id = id ?? default,
            Source = source!,
            Recorded = recorded ?? default,
            Supersedes = node.Value("supersedes", Slug.Parse),
            Status = status ?? default,
            Announced = node.Value("announced", PartialDate.Parse),
            Closed = node.Value("closed", PartialDate.Parse),
            Round = node.Value("round", Slug.Parse),
            Amount = node.Value("amount", Amount.Parse),
            Valuation = node.Value("valuation", Valuation.Parse),
            Parties = [.. node.List("parties").Select(Party).OfType<Party>()],
            KnownMistake = node.Text("knownMistake"),
            Corrects = node.Text("corrects"),
            Note = node.Text("note"),
        };
        node.RefuseUnknownKeys();
        return id is null || source is null || recorded is null || status is null ? null : claim;
    }

    public static Source? Source(SeedNode node)
    {
        var published = node.RequiredValue("published", "2024-03-05", PartialDate.Parse);
        var kind = node.RequiredValue("kind", "press", EnumWords.Parse<SourceKind>);
        var url = node.RequiredText("url", "https://example.org/article");
        if (url.Length > 0 && !IsWebAddress(url))
        {
            node.Find("url")!.Fault($"'{url}' is not a web address; write it in full, starting with https://");
        }

        var source = new Source
        {
            Publisher = node.RequiredText("publisher", "Bloomberg"),
            Url = url,
            Title = node.RequiredText("title", "the headline"),
            Published = published ?? default,
            Kind = kind ?? default,
            Via = node.Text("via"),
            Cites = node.Text("cites"),
            By = node.Value("by", Slug.Parse),
            Anonymous = node.Value("anonymous", Truth) ?? false,
        };
        node.RefuseUnknownKeys();
        return published is null || kind is null ? null : source;
    }

    public static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static Party? Party(SeedNode node)
    {
        var org = node.RequiredValue("org", "alibaba", Slug.Parse);
        var role = node.RequiredValue("role", "lead", EnumWords.Parse<PartyRole>);
        var commitment = node.RequiredValue("commitment", "committed", EnumWords.Parse<Commitment>);
        var amount = node.Value("amount", Amount.Parse);
        node.RefuseUnknownKeys();
        return org is null || role is null || commitment is null ? null : new(org.Value, role.Value, commitment.Value, amount);
    }

    private static FormerName Former(SeedNode node)
    {
        var former = new FormerName(node.RequiredText("name", "Sequoia China"), node.Value("until", PartialDate.Parse));
        node.RefuseUnknownKeys();
        return former;
    }

    private static List<T> Values<T>(SeedNode node, string key, Func<string?, Parsed<T>> parse)
        where T : struct => [.. node.List(key).Select(item => item.Parse(parse)).OfType<T>()];

    public static Parsed<DateOnly> Day(string? text) => PartialDate.Parse(text) is { IsValue: true, Value.Precision: DatePrecision.Day } day
        ? Parsed<DateOnly>.Of(day.Value.First)
        : Parsed<DateOnly>.Wrong($"'{text}' is not a day; write a full date, such as 2024-03-05");

    public static Parsed<bool> Truth(string? text) => text switch
    {
        "true" => Parsed<bool>.Of(true),
        "false" => Parsed<bool>.Of(false),
        _ => Parsed<bool>.Wrong($"'{text}' is neither true nor false"),
    };
}

namespace ServerlessDeals.Tests.Reading;

/// <summary>A few seed files and two articles in a folder of their own, to be reviewed.</summary>
internal sealed class AReviewFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("review-");

    public AReviewFolder()
    {
        Write("seeds/companies/acme.yaml", """
            company:
              id: acme
              name: Acme
            recorded: 2024-06-01
            deals:
              - id: acme-2024-03
                kind: funding-round
                claims:
                  - id: reuters-2024-03-05
                    source:
                      publisher: Reuters
                      url: "https://example.org/a"
                      title: Acme raises $10 million
                      published: 2024-03-05
                      kind: press
                    status: announced
                    announced: 2024-03-04
                    amount: USD 10M
            """);
        Write("seeds/investors.yaml", """
            organizations:
              - id: fund
                name: Fund
            """);
        Write("seeds/publishers.yaml", """
            publishers:
              - Reuters
              - The Gazette
            """);
        Write("articles/1.html", Page("https://gazette.example/acme", "Acme closes its round", "2024-03-20",
            "Acme has raised $10 million from Zeta Ventures, a deal that values it at $90 million. <b>Acme & Sons</b> sells saws."));
        Write("articles/2.html", Page("https://gazette.example/lexora", "Lexora raises funds", "2024-03-21",
            "Lexora has raised $70 million in a Series B round led by Fund. Lexora sells software."));
        Write("articles/3.html", Page("https://gazette.example/tally", "Tally in talks", "2024-03-22",
            "Tally is in talks to raise $25 million. Tally makes abacuses &lt;script&gt;alert(1)&lt;/script&gt; for schools."));
    }

    public string Seeds => Path.Combine(_folder.FullName, "seeds");

    public string Articles => Path.Combine(_folder.FullName, "articles");

    public string Rejected => Path.Combine(_folder.FullName, "rejected.json");

    public string Text(string path) => File.ReadAllText(Path.Combine(Seeds, path));

    public bool Has(string path) => File.Exists(Path.Combine(Seeds, path));

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Page(string address, string title, string day, string text) => $"""
        <!doctype html><html lang="en"><head><title>{title}</title><meta property="og:title" content="{title}">
        <meta property="og:site_name" content="The Gazette"><meta property="og:url" content="{address}">
        <meta property="article:published_time" content="{day}T08:00:00Z"></head>
        <body><article><h1>{title}</h1><p>{text}</p></article></body></html>
        """;

    private void Write(string path, string text)
    {
        var full = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text + "\n");
    }
}

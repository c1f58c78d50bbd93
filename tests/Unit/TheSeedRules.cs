namespace ServerlessDeals.Tests.Unit;

/// <summary>Each rule: the same files with one change, which is the only fault; and a change beside it that is right.</summary>
public sealed class TheSeedRules : IDisposable
{
    private const string Acme = SmallSeeds.Acme;
    private const string Bolt = SmallSeeds.Bolt;
    private const string Investors = SmallSeeds.Investors;

    private readonly SmallSeeds _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public void FindNothingInFilesWithoutAFault() => Assert.Empty(_seeds.Faults());

    [Theory]
    // Letters
    [InlineData("invisible-character", Acme, "title: Acme raises $10 million", "title: \"Ac\u200Bme raises\"")]
    [InlineData("invisible-character", Acme, "publisher: Reuters", "publisher: \"Reu\u200Dters\"")]
    [InlineData("invisible-character", Acme, "cites: Reuters", "cites: \"Reuters\uFEFF\"")]
    [InlineData("invisible-character", Acme, "name: Acme", "name: \"Ac\u00ADme\"")]
    [InlineData("invisible-character", Acme, "name: Acme", "name: \"Ac\\u0007me\"")]
    [InlineData("invisible-character", Acme, "name: Acme", "name: \"Acme\\nLtd\"")]
    [InlineData("invisible-character", Acme, "name: Acme", "name: \"Acme\\u202E\"")]
    [InlineData("invisible-character", Investors, "name: Bank", "name: \"Bank\u3164\"")]
    [InlineData("lost-character", Investors, "name: Fund", "name: F\uFFFDnd")]
    [InlineData("outer-space", Acme, "name: Acme", "name: \"Acme \"")]
    [InlineData("mixed-alphabets", Acme, "name: Acme", "name: \"\u0410cme\"")]
    [InlineData("mixed-alphabets", Acme, "title: Acme raises $10 million", "title: \"Acm\u0435\"")]
    [InlineData("mixed-alphabets", Investors, "name: Bank", "name: \"\u0392ank\"")]
    [InlineData("mixed-alphabets", Investors, "name: Bank", "name: \"\U0001D401ank\"")]
    [InlineData("lookalike-word", Acme, "title: Acme raises $10 million", "title: \"Acme \u0410\u0421 raises\"")]
    // Names of sources
    [InlineData("unknown-publisher", Acme, "publisher: Reuters", "publisher: Reutres")]
    [InlineData("unknown-publisher", Acme, "cites: Reuters", "cites: Reuter")]
    [InlineData("unknown-publisher", Acme, "cites: Reuters", "via: reuters")]
    [InlineData("publisher-alias", Bolt, "publisher: The Gazette", "publisher: Gazette")]
    // References
    [InlineData("unknown-organization", Acme, "org: fund", "org: funt")]
    [InlineData("unknown-organization", Acme, "competitors: [bolt]", "competitors: [volt]")]
    [InlineData("unknown-organization", Bolt, "parent: fund", "parent: fond")]
    [InlineData("self-reference", Acme, "competitors: [bolt]", "competitors: [bolt, acme]")]
    [InlineData("self-reference", Bolt, "parent: fund", "parent: bolt")]
    [InlineData("self-reference", Acme, "org: bank", "org: acme")]
    [InlineData("duplicate-id", Acme, "id: gazette-2024-04-05", "id: reuters-2024-03-05", false)]
    [InlineData("duplicate-id", Investors, "id: bank", "id: acme", false)]
    [InlineData("unknown-claim", Acme, "supersedes: reuters-2024-03-05", "supersedes: reuters-2024-03-06")]
    [InlineData("unknown-deal", Acme, "kind: debt", "kind: debt\n    partOf: acme-2023-03", true, 1)]
    [InlineData("deal-of-another-company", Acme, "id: acme-2025-bank", "id: bolt-2025-bank")]
    [InlineData("deal-id-company", Acme, "id: acme-2025-bank", "id: ajax-2025-bank")]
    [InlineData("deal-id-year", Acme, "id: acme-2024-03", "id: acme-2023-03")]
    [InlineData("deal-id-year", Acme, "id: acme-2024-03", "id: acme-2042-03")]
    // Dates
    [InlineData("future-date", Acme, "closed: 2024-04-01", "closed: 2027-04-01")]
    [InlineData("future-date", Acme, "announced: 2024-03-04", "announced: 2027-03-04")]
    [InlineData("future-date", Acme, "founded: \"2019\"", "founded: \"2029\"", false)]
    [InlineData("future-date", Investors, "until: \"2020\"", "until: \"2028\"")]
    [InlineData("future-date", Acme, "recorded: 2025-02-01", "recorded: 2027-02-01")]
    [InlineData("recorded-before-published", Acme, "recorded: 2025-02-01", "recorded: 2024-12-30")]
    [InlineData("announced-long-after-published", Acme, "announced: 2024-03-04", "announced: 2024-09-06")]
    [InlineData("announced-after-published", Acme, "announced: 2024-03-04", "announced: 2024-03-07")]
    [InlineData("announced-long-before-published", Bolt, "status: announced", "status: announced\n        announced: 2014-01-31", true, 1)]
    [InlineData("closed-after-published", Acme, "closed: 2024-04-01", "closed: 2024-04-07")]
    [InlineData("deal-before-founding", Acme, "announced: 2024-03-04", "announced: \"2018\"")]
    [InlineData("claim-id-date", Acme, "id: gazette-2024-04-05", "id: gazette-2024-05-04")]
    [InlineData("supersedes-later-claim", Acme, "published: 2024-03-05", "published: 2024-05-03", false)]
    // Money
    [InlineData("amount-above-post-money", Acme, "valuation: USD 100M", "valuation: USD 9M post-money", true, -1)]
    [InlineData("amount-above-valuation", Acme, "valuation: USD 100M", "valuation: USD 9M", true, -1)]
    [InlineData("amount-above-half", Acme, "valuation: USD 100M", "valuation: USD 19M post-money", true, -1)]
    [InlineData("zero-amount", Acme, "amount: USD 3M", "amount: USD 0")]
    [InlineData("implausible-amount", Acme, "amount: USD 3M", "amount: USD 250T")]
    [InlineData("implausible-amount", Acme, "amount: USD 3M", "amount: USD 3")]
    [InlineData("implausible-amount", Acme, "valuation: USD 100M", "valuation: USD 100T")]
    [InlineData("unusual-amount", Acme, "amount: USD 3M", "amount: USD 300B")]
    [InlineData("unusual-amount", Acme, "amount: USD 3M", "amount: KRW 3M")]
    [InlineData("share-above-amount", Acme, "amount: USD 2M", "amount: USD 20M", true, -1)]
    // Parties
    [InlineData("repeated-party", Acme, "org: bank", "org: fund")]
    [InlineData("role-of-another-kind", Acme, "role: lead", "role: lender")]
    // Fields
    [InlineData("invalid", Acme, "sectors: [robotics]", "sectors: [robotic]")]
    [InlineData("invalid", Acme, "status: announced", "status: announcd", false)]
    public void FindOneFault(string code, string file, string right, string wrong, bool alone = true, int lines = 0)
    {
        var line = _seeds.Replace(file, right, wrong) + lines;
        var faults = _seeds.Faults();
        Assert.Contains(faults, fault => fault.StartsWith($"{code} {file}:", StringComparison.Ordinal));
        if (alone)
        {
            Assert.Equal($"{code} {file}:{line}", Assert.Single(faults));
        }
    }

    [Theory]
    // Letters
    [InlineData(Acme, "title: Acme raises $10 million", "title: \"稀宇科技 MiniMax が Acmeの融資 raises\"")]
    [InlineData(Acme, "title: Acme raises $10 million", "title: \"Acme: $200 млн и оценка raises\"")]
    [InlineData(Acme, "title: Acme raises $10 million", "title: \"\u0915\u094D\u200D\u0937 \u2764\uFE0F \U0001F468\u200D\U0001F4BB\"")]
    [InlineData(Acme, "title: Acme raises $10 million", "title: \"β-testing, 5 \u00B5m, 10\u00A0% raises\"")]
    [InlineData(Investors, "name: Bank", "name: Сбербанк")]
    [InlineData(Investors, "name: Bank", "name: Crédit Agricole Straße Łódź")]
    [InlineData(Acme, "note: The terms may change.", "note: |\n          Two\n          lines.")]
    // Names of sources
    [InlineData(Acme, "cites: Reuters", "via: The Gazette")]
    [InlineData(Bolt, "url: \"https://example.org/d\"", "url: \"https://example.org/a\"")]
    [InlineData(Acme, "url: \"https://example.org/b\"", "url: \"https://example.org/a\"")]
    // References
    [InlineData(Acme, "id: acme-2025-bank", "id: acme-2025-bolt")]
    [InlineData(Acme, "id: acme-2025-bank", "id: acme-bank")]
    [InlineData(Acme, "id: acme-2024-03", "id: acme-2024-11")]
    [InlineData(Acme, "name: Acme", "name: Acme\n  aliases: [\"A&B\"]")]
    // Dates
    [InlineData(Acme, "closed: 2024-04-01", "closed: 2024-04-06")]
    [InlineData(Acme, "announced: 2024-03-04", "announced: 2024-Q1")]
    [InlineData(Acme, "announced: 2024-03-04", "announced: 2024-03-06")]
    [InlineData(Acme, "announced: 2024-03-04", "announced: \"2019\"")]
    [InlineData(Acme, "recorded: 2025-02-01", "recorded: 2024-12-31")]
    [InlineData(Acme, "id: gazette-2024-04-05", "id: gazette-2024-04-99")]
    [InlineData(Acme, "id: gazette-2024-04-05", "id: gazette-1234-99")]
    [InlineData(Bolt, "status: announced", "status: announced\n        announced: 2014-02-01")]
    [InlineData(Bolt, "status: announced", "status: in-talks\n        closed: 2026-12-31")]
    // Money
    [InlineData(Acme, "valuation: USD 100M", "valuation: USD 20M post-money")]
    [InlineData(Acme, "valuation: USD 100M", "valuation: EUR 9M post-money")]
    [InlineData(Acme, "valuation: USD 100M", "valuation: USD 9M post-money\n        knownMistake: The two figures are mixed up.")]
    [InlineData(Acme, "amount: USD 3M", "amount: USD 200B")]
    [InlineData(Acme, "amount: USD 3M", "amount: KRW 250T")]
    [InlineData(Acme, "amount: USD 3M", "amount: undisclosed")]
    [InlineData(Acme, "amount: USD 2M", "amount: USD 10M")]
    public void StaySilent(string file, string text, string alsoRight)
    {
        _seeds.Replace(file, text, alsoRight);
        Assert.Empty(_seeds.Faults());
    }

    [Fact]
    public void SuggestTheRightNameAndSayHowToAddANewOne()
    {
        _seeds.Replace(Acme, "publisher: Reuters", "publisher: Reutres");
        var message = Assert.Single(_seeds.Read().Faults).Message;
        Assert.Equal(
            "'Reutres' is not in publishers.yaml; did you mean Reuters? If it is another publisher, add it to the list there", message);
    }

    [Fact]
    public void SuggestNothingForANewPublisher()
    {
        _seeds.Replace(Acme, "publisher: Reuters", "publisher: Nikkei Asia");
        var message = Assert.Single(_seeds.Read().Faults).Message;
        Assert.Equal("'Nikkei Asia' is not in publishers.yaml; if the name is right, add it to the list there", message);
    }

    [Theory]
    [InlineData("https://example.org/a", true)]
    [InlineData("http://www.example.org/a/?utm_source=x#top", true)]
    [InlineData("https://example.org/a?page=2", false)]
    [InlineData("https://example.org/A", false)]
    [InlineData("https://news.example.org/a", false)]
    public void WarnOfOnePageInTwoClaims(string address, bool same)
    {
        _seeds.Write(Acme, SmallSeeds.TextOf(Acme)
            .Replace("https://example.org/b", address, StringComparison.Ordinal)
            .Replace("supersedes: reuters-2024-03-05", "note: Later.", StringComparison.Ordinal));
        Assert.Equal(same ? [$"repeated-address {Acme}:31"] : [], _seeds.Faults());
    }

    [Fact]
    public void LetACorrectionOfTheRecordNameAnOlderPage()
    {
        _seeds.Write(Acme, SmallSeeds.TextOf(Acme)
            .Replace("reuters-2024-03-05", "reuters-2024-05-03", StringComparison.Ordinal)
            .Replace("published: 2024-03-05", "published: 2024-05-03", StringComparison.Ordinal));
        Assert.Equal(["supersedes-later-claim " + Acme + ":36"], _seeds.Faults());
        _seeds.Write(Acme, File.ReadAllText(_seeds.PathOf(Acme))
            .Replace("status: closed", "corrects: The record had the wrong page.\n        status: closed", StringComparison.Ordinal));
        Assert.Empty(_seeds.Faults());
    }

    [Fact]
    public void WarnWithoutARegisterOfPublishers()
    {
        File.Delete(_seeds.PathOf(SmallSeeds.Publishers));
        Assert.Equal(["no-publisher-register publishers.yaml:1"], _seeds.Faults());
    }

    [Theory]
    [InlineData("- Reuters", "- Reuters\n  - gazette", "duplicate-id")]
    [InlineData("- Reuters", "- Reuters\n  - Reuters", "duplicate-id")]
    [InlineData("Gazette: The Gazette", "Gazette: The Gazete", "invalid")]
    public void CheckTheRegisterItself(string right, string wrong, string code)
    {
        _seeds.Replace(SmallSeeds.Publishers, right, wrong);
        Assert.StartsWith($"{code} publishers.yaml:", Assert.Single(_seeds.Faults()), StringComparison.Ordinal);
    }
}

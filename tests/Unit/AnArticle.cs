using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Tests.Unit;

/// <summary>What is read in articles that these tests tell in their own words.</summary>
public sealed class AnArticle
{
    private static readonly ArticleReader Reader = new(new(Golden.Seeds.Value.Set.Organizations));

    [Theory]
    [InlineData("drew Alibaba and other backers")]
    [InlineData("has attracted money from Alibaba and other backers")]
    public void OfMiniMaxTellsTheTalksAndTheRoundOfMoonshotBeforeThem(string drew)
    {
        var drafts = Read(
            "Alibaba backs another Chinese AI company",
            "Alibaba Group Holding Ltd. is leading a financing round of at least $600 million for Chinese AI startup MiniMax.",
            $"MiniMax, a two-year-old firm, {drew} at a valuation exceeding $2.5 billion, people familiar with the matter said. Alibaba "
            + "and HongShan (formerly Sequoia China) have already committed to the financing. Negotiations with others are still "
            + "underway, and deal terms may change.",
            "Alibaba recently led a $1 billion funding round for Moonshot AI, also valuing it at around $2.5 billion.",
            "Previously, Tencent had provided funding to startups like Zhipu and Baichuan, alongside Alibaba.");
        IsTheGoldenCase(drafts);
    }

    [Fact]
    public void WithWhichThisProjectBeganIsReadWhereItIsAtHand()
    {
        if (SharedArticle() is not { } path)
        {
            return;
        }

        var lines = System.IO.File.ReadAllLines(path).Where(line => line.Trim().Length > 0).ToList();
        IsTheGoldenCase(Reader.Read(new() { Title = lines[0], Text = lines[1..], Published = PartialDate.OfDay(new(2024, 3, 5)) }));
    }

    [Theory]
    [InlineData("Lexora has raised $85 million in a Series C round led by Northgate Ventures.", "USD 85M", null, "series-c", "closed")]
    [InlineData("Lexora is in talks to raise about $85 million at a $1.2 billion valuation.", "about USD 85M", "USD 1.2B", null,
        "in-talks")]
    [InlineData("Lexora raised more than €40 million, valuing the company at up to €300 million.", "more than EUR 40M",
        "up to EUR 300M", null, "closed")]
    [InlineData("Lexora closed a $40 million Series B at a post-money valuation of $400 million.", "USD 40M", "USD 400M post-money",
        "series-b", "closed")]
    [InlineData("Lexora secured nearly $40 million in seed funding.", "about USD 40M", null, "seed", "closed")]
    [InlineData("Lexora, a startup that sells software to law firms, has raised between $40 million and $50 million.",
        "between USD 40M and 50M", null, null, "closed")]
    public void GivesTheAmountAsItIsHedged(string sentence, string amount, string? valuation, string? round, string status)
    {
        var draft = Assert.Single(Read("Lexora and the law", sentence, "Lexora was founded in 2021."));
        Assert.Equal("Lexora", draft.Company.Value.Name);
        Assert.Equal(amount, draft.Amount?.Value.ToSeedText());
        Assert.Equal(valuation, draft.Valuation?.Value.ToSeedText());
        Assert.Equal(round, draft.Round?.Value.ToString());
        Assert.Equal(status, EnumWords.Of(draft.Status.Value));
    }

    [Theory]
    [InlineData("Lexora reported annual recurring revenue of $40 million.")]
    [InlineData("AI startups raised $110 billion in 2024, according to a report.")]
    [InlineData("Lexora won a contract worth $40 million from the government.")]
    [InlineData("The market for legal software will be worth $40 billion by 2030.")]
    [InlineData("Northgate Ventures raised $900 million for its new fund.")]
    [InlineData("Lexora raised several hundred questions about its plans.")]
    public void WithMoneyOfNoDealGivesNoDraft(string sentence) => Assert.Empty(Read("Lexora and the law", sentence,
        "Lexora was founded in 2021."));

    [Fact]
    public void KeepsAnEarlierRoundApartFromTheNews()
    {
        var drafts = Read(
            "Lexora raises $85 million",
            "Lexora has raised $85 million in a Series C round. The round was led by Northgate Ventures, with participation from Halden "
            + "Capital.",
            "The company previously raised a $35 million Series B in March 2025.");
        var news = Assert.Single(drafts, draft => draft.Scope == DealScope.Main);
        Assert.Equal("USD 85M", news.Amount?.Value.ToSeedText());
        Assert.Equal(["Northgate Ventures lead", "Halden Capital participant"],
            news.Parties.Select(party => $"{party.Name.Name} {EnumWords.Of(party.Role)}"));
        var earlier = Assert.Single(drafts, draft => draft.Scope == DealScope.Background);
        Assert.Equal(("USD 35M", "2025-03"), (earlier.Amount?.Value.ToSeedText(), earlier.Announced?.Value.ToString()));
    }

    [Fact]
    public void TellsWhoBuysWhomForHowMuch()
    {
        var draft = Assert.Single(Read("Nvidia buys AI21 Labs", "Nvidia has acquired AI21 Labs for $2 billion, Calcalist reported."));
        Assert.Equal(("AI21 Labs", DealKind.Acquisition, "USD 2B"), (draft.Company.Value.Name, draft.Kind.Value,
            draft.Amount?.Value.ToSeedText()));
        Assert.Equal(("Nvidia", PartyRole.Acquirer), (draft.Parties[0].Name.Name, draft.Parties[0].Role));
        Assert.Equal("Calcalist", draft.Cites?.Value);
    }

    [Fact]
    public void GivesEachFieldTheWordsItRestsOn()
    {
        var draft = Assert.Single(Read("Lexora and the law", "Lexora has raised more than $85 million.", "Lexora was founded in 2021."));
        Assert.Equal(new Words(0, 18, "more than $85 million"), Assert.Single(draft.Amount!.Words));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("zh")]
    public void InAnotherLanguageIsNotGuessedAt(string language)
    {
        var article = new Article { Title = "Lexora", Text = ["Lexora raised $5 million."], Language = language };
        Assert.Contains("only English", Reader.ReadAll(article).LeftOut[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void ThatIsHostileTakesWorkInProportionToItsLength()
    {
        Assert.InRange(Work(paragraphs: 8, length: 3_000) / Work(paragraphs: 4, length: 3_000), 0, 3);
        Assert.InRange(Work(paragraphs: 4, length: 6_000) / Work(paragraphs: 4, length: 3_000), 0, 5);
    }

    // What is allocated is the same on every machine, unlike the time.
    private static double Work(int paragraphs, int length)
    {
        string Repeated(string text) => string.Concat(Enumerable.Repeat(text, length / text.Length));
        string[] hostile =
            [Repeated("Lexora raised $5 million from A and "), Repeated("$"), Repeated("a-"), Repeated("(["), Repeated("\u0000\u202E. ")];
        var article = new Article
        {
            Title = new('(', length),
            Text = [.. Enumerable.Repeat(hostile, paragraphs).SelectMany(texts => texts)],
        };
        _ = Reader.Read(article);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = Reader.Read(article);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void IsTheGoldenCase(IReadOnlyList<DraftDeal> drafts)
    {
        var news = Assert.Single(drafts, draft => draft.Scope == DealScope.Main);
        Assert.Equal(("minimax", DealStatus.InTalks), (news.Company.Value.Id?.ToString(), news.Status.Value));
        Assert.Equal(("at least USD 600M", "more than USD 2.5B"), (news.Amount?.Value.ToSeedText(), news.Valuation?.Value.ToSeedText()));
        Assert.True(news.Anonymous?.Value);
        Assert.Equal(
            ["alibaba lead committed", "hongshan participant committed"],
            news.Parties.Select(party => $"{party.Name.Id} {EnumWords.Of(party.Role)} {EnumWords.Of(party.Commitment)}"));
        var earlier = Assert.Single(drafts, draft => draft.Scope == DealScope.Background);
        Assert.Equal("moonshot-ai", earlier.Company.Value.Id?.ToString());
        Assert.Equal(("USD 1B", "about USD 2.5B"), (earlier.Amount?.Value.ToSeedText(), earlier.Valuation?.Value.ToSeedText()));
        Assert.Equal("alibaba lead", string.Join(", ", earlier.Parties.Select(party => $"{party.Name.Id} {EnumWords.Of(party.Role)}")));
    }

    private static IReadOnlyList<DraftDeal> Read(string title, params string[] text) =>
        Reader.Read(new() { Title = title, Text = text, Published = PartialDate.OfDay(new(2026, 5, 27)), Publisher = "The Gazette" });

    private static string? SharedArticle()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "articles", "seed-article.txt");
            if (System.IO.File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}

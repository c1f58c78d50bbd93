using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Tests.Reading;

namespace ServerlessDeals.Tests.Unit;

/// <summary>The score of what was read in labelled articles, on drafts made by hand.</summary>
public sealed class AScoreOfReading
{
    private const string Acme = """
        { "company": "Acme AI", "kind": "funding-round", "status": "closed", "round": "series-b",
          "amount": { "hedge": "about", "number": 40000000, "currency": "USD" },
          "valuation": { "hedge": "moreThan", "number": 310000000, "currency": "USD", "basis": "post" },
          "parties": [ { "name": "Northgate Ventures", "role": "lead" }, { "name": "Steelyard", "role": "participant" } ],
          "words": { "amount": "about $40 million" } }
        """;

    [Fact]
    public void IsFullWhereEverythingIsRight()
    {
        var score = ScoreOf(Acme, Read());
        Assert.Empty(score.Mistakes);
        Assert.All(
            ScoredField.All.Select(field => score.Of(field, DealScope.Main)).Where(field => field.Said + field.Read > 0),
            field => Assert.Equal((1.0, 1.0), (field.Precision, field.Recall)));
    }

    [Theory]
    [InlineData("about USD 41M")]
    [InlineData("USD 40M")]
    [InlineData("about EUR 40M")]
    public void CountsAnAmountWithAnotherFigureHedgeOrCurrencyAsWrong(string amount)
    {
        var score = ScoreOf(Acme, Read() with { Amount = Said(Amount.Parse(amount).OrThrow(), "40 million") });
        Assert.Equal(new(0, 1, 1), score.Of(ScoredField.Amount, DealScope.Main));
        Assert.Equal(new(0, 1, 1), score.Of(ScoredField.Deal, DealScope.Main));
        Assert.Equal(new(1, 1, 1), score.Of(ScoredField.Claim, DealScope.Main));
        Assert.Contains($"read {amount} from \"40 million\"", Assert.Single(score.Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void CountsAFieldThatWasNotReadInItsRecallAlone()
    {
        var score = ScoreOf(Acme, Read() with { Valuation = null, Round = null, Parties = [] });
        Assert.Equal(new(0, 0, 1), score.Of(ScoredField.Valuation, DealScope.Main));
        Assert.Equal(new(0, 0, 1), score.Of(ScoredField.Round, DealScope.Main));
        Assert.Equal(new(0, 0, 1), score.Of(ScoredField.Lead, DealScope.Main));
        Assert.Equal(new(0, 0, 2), score.Of(ScoredField.Party, DealScope.Main));
        Assert.Null(score.Of(ScoredField.Valuation, DealScope.Main).Precision);
    }

    [Fact]
    public void CountsAFieldThatIsNotSaidInItsPrecisionAlone()
    {
        var score = ScoreOf(Acme, Read() with { Cites = Said("Bloomberg", "Bloomberg reported"), Anonymous = Said(true, "sources") });
        Assert.Equal(new(0, 1, 0), score.Of(ScoredField.Cites, DealScope.Main));
        Assert.Equal(new(0, 1, 0), score.Of(ScoredField.Anonymous, DealScope.Main));
    }

    [Fact]
    public void TellsAnnouncedFromClosedOnlyInTheStrictRow()
    {
        var score = ScoreOf(Acme, Read() with { Status = Said(DealStatus.Announced, "announced") });
        Assert.Equal(new(0, 1, 1), score.Of(ScoredField.Status, DealScope.Main));
        Assert.Equal(new(1, 1, 1), score.Of(ScoredField.StatusSettled, DealScope.Main));
        Assert.Equal(new(0, 1, 1), score.Of(ScoredField.Deal, DealScope.Main));
        Assert.Equal(new(1, 1, 1), score.Of(ScoredField.DealSettled, DealScope.Main));
    }

    [Fact]
    public void NeverTakesTalksForASettledDeal()
    {
        var score = ScoreOf(Acme, Read() with { Status = Said(DealStatus.InTalks, "talks") });
        Assert.Equal(new(0, 1, 1), score.Of(ScoredField.StatusSettled, DealScope.Main));
        Assert.Equal(new(0, 1, 1), score.Of(ScoredField.DealSettled, DealScope.Main));
    }

    [Fact]
    public void CountsAnotherCompanyAsADealTooManyAndOneMissed()
    {
        var score = ScoreOf(Acme, Read() with { Company = Said(new DraftName("Northgate Ventures", null), "Northgate Ventures") });
        Assert.Equal(new(0, 1, 1), score.Of(ScoredField.Claim, DealScope.Main));
        Assert.Equal(2, score.Mistakes.Count);
        Assert.Equal(default, score.Of(ScoredField.Amount, DealScope.Main));
    }

    [Fact]
    public void CountsAnotherKindAsAWrongClaim()
    {
        var score = ScoreOf(Acme, Read() with { Kind = Said(DealKind.Debt, "loan") });
        Assert.Equal(new(0, 1, 1), score.Of(ScoredField.Claim, DealScope.Main));
        Assert.Contains("read Acme, Debt", Assert.Single(score.Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void CountsAParticipantThatIsReadAsALeadAsAWrongLead()
    {
        var parties = new[] { Party("Northgate", PartyRole.CoLead), Party("Steelyard Capital", PartyRole.CoLead) };
        var score = ScoreOf(Acme, Read() with { Parties = parties });
        Assert.Equal(new(1, 2, 1), score.Of(ScoredField.Lead, DealScope.Main));
        Assert.Equal(new(2, 2, 2), score.Of(ScoredField.Party, DealScope.Main));
        Assert.Equal(new(1, 2, 2), score.Of(ScoredField.Role, DealScope.Main));
    }

    [Fact]
    public void PairsTheDealsOfOneCompanyByWhatTheyHaveInCommon()
    {
        const string Earlier = """
            { "scope": "background", "company": "Acme", "kind": "funding-round", "status": "closed",
              "amount": { "hedge": "exactly", "number": 6000000, "currency": "USD" } }
            """;
        var earlier = new DraftDeal
        {
            Scope = DealScope.Background,
            Company = Said(new DraftName("Acme", null), "Acme"),
            Kind = Said(DealKind.FundingRound, "raised"),
            Status = Said(DealStatus.Closed, "raised"),
            Amount = Said(Amount.Exactly(6_000_000, Currency.Usd), "$6 million"),
        };
        var score = ScoreOf($"{Acme}, {Earlier}", earlier, Read());
        Assert.Empty(score.Mistakes);
        Assert.Equal(new(1, 1, 1), score.Of(ScoredField.Claim, DealScope.Background));
    }

    [Fact]
    public void DoesNotCountAnOptionalDealOrATotal()
    {
        const string Total = """
            { "company": "Acme AI", "kind": "debt", "status": "closed", "optional": "",
              "total": { "hedge": "exactly", "number": 90000000, "currency": "USD" } }
            """;
        var total = new DraftDeal
        {
            Company = Said(new DraftName("Acme AI", null), "Acme AI"),
            Kind = Said(DealKind.Cumulative, "to date"),
            Status = Said(DealStatus.Closed, "raised"),
            Amount = Said(Amount.Exactly(90_000_000, Currency.Usd), "$90 million"),
        };
        var score = ScoreOf(Total, total);
        Assert.Empty(score.Mistakes);
        Assert.Equal(default, score.Of(ScoredField.Claim, DealScope.Background));
        Assert.Equal(default, score.Of(ScoredField.Claim, DealScope.Main));
    }

    [Fact]
    public void CountsADealInAnArticleWithoutOne()
    {
        var score = ScoreOf("", Read());
        Assert.Equal((1, 1, 1), (score.Articles, score.WithoutDeal, score.MisreadWithoutDeal));
        Assert.Equal(new(0, 1, 0), score.Of(ScoredField.Claim, DealScope.Main));
    }

    [Fact]
    public void CountsWordsThatDoNotSayTheFieldAsWrong()
    {
        var score = ScoreOf(Acme, Read() with { Amount = Said(Amount.About(40_000_000, Currency.Usd), "revenue of $40 million") });
        Assert.Equal(new(0, 1, 1), score.Of(ScoredField.Words, DealScope.Main));
    }

    [Theory]
    [InlineData("Benchmark", "Benchmark Capital", true)]
    [InlineData("The Carlyle Group", "Carlyle", true)]
    [InlineData("ZhipuAI", "Zhipu AI", true)]
    [InlineData("OpenAI Startup Fund", "OpenAI", false)]
    [InlineData("Sequoia China", "HongShan", true)]
    [InlineData("HongShan", "Sequoia Capital", false)]
    [InlineData("Sequoia China", "Sequoia Capital", false)]
    public void KnowsWhetherTwoNamesMeanOneOrganization(string label, string read, bool expected) =>
        Assert.Equal(expected, new SameNames(new(FrozenSeeds.Set.Organizations)).Are(label, new(read, null)));

    [Theory]
    [InlineData("{", "", "facts.jsonl, line 1 is not a label")]
    [InlineData("""{ "id": "a", "deals": [] }""", "", "there is no a.txt or a.html beside it")]
    [InlineData("""{ "id": "a", "deals": [] }""", "a.txt b.txt", "has no line with the id 'b'")]
    [InlineData("", "a.txt", "a.txt has no label")]
    [InlineData("", "", "has no facts.jsonl with a label")]
    public void RefusesAFolderWhoseTextsAndLabelsDoNotMatch(string labels, string texts, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("articles");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "facts.jsonl"), labels);
            foreach (var text in texts.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                File.WriteAllText(Path.Combine(folder.FullName, text), "A title");
            }

            Assert.Contains(
                expected,
                Assert.Throws<InvalidDataException>(() => LabelledArticle.In(folder.FullName)).Message,
                StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ReadingScore ScoreOf(string deals, params DraftDeal[] drafts)
    {
        var folder = Directory.CreateTempSubdirectory("articles");
        try
        {
            var label = $$"""{ "id": "a", "deals": [{{deals}}] }""".Replace("\n", "", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder.FullName, "facts.jsonl"), label);
            File.WriteAllText(Path.Combine(folder.FullName, "a.txt"), "A title");
            var score = new ReadingScore(new(new([])));
            score.Add(LabelledArticle.In(folder.FullName).Single(), drafts);
            return score;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static DraftDeal Read() => new()
    {
        Company = Said(new DraftName("Acme", null), "Acme"),
        Kind = Said(DealKind.FundingRound, "raised"),
        Status = Said(DealStatus.Closed, "raised"),
        Round = Said(Slug.Parse("series-b").OrThrow(), "Series B"),
        Amount = Said(Amount.About(40_000_000, Currency.Usd), "about $40 million"),
        Valuation = Said(new Valuation(Amount.MoreThan(310_000_000, Currency.Usd), ValuationBasis.Post), "more than $310 million"),
        Parties = [Party("Northgate Ventures", PartyRole.Lead), Party("Steelyard", PartyRole.Participant)],
    };

    private static DraftParty Party(string name, PartyRole role) => new(new(name, null), role, Commitment.Closed, null, [new(0, 0, name)]);

    private static Said<T> Said<T>(T value, string words) => new(value, [new(0, 0, words)]);
}

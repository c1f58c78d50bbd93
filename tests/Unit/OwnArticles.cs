using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Tests.Reading;

namespace ServerlessDeals.Tests.Unit;

/// <summary>The articles in tests/Shared/Articles, which this project has written and labelled.</summary>
public sealed class OwnArticles
{
    private const int MostMisread = 0;

    private static readonly Lazy<IReadOnlyList<LabelledArticle>> Articles =
        new(() => LabelledArticle.In(Path.Combine(AppContext.BaseDirectory, "Articles")));

    private static readonly Lazy<ReadingScore> Score =
        new(() => LabelledReading.Score(Articles.Value, new ArticleReader(new(FrozenSeeds.Set.Organizations))));

    /// <summary>Least precision and recall of the deals that are news. A change that lowers one of them needs a reason.</summary>
    public static TheoryData<string, double, double> Floors() => new()
    {
        { ScoredField.Claim, 0.98, 0.82 },
        { ScoredField.Amount, 0.97, 0.95 },
        { ScoredField.Valuation, 0.98, 0.96 },
        { ScoredField.Status, 0.96, 0.96 },
        { ScoredField.StatusSettled, 0.98, 0.98 },
        { ScoredField.Lead, 0.98, 0.94 },
        { ScoredField.Party, 0.98, 0.90 },
    };

    [Theory]
    [MemberData(nameof(Floors))]
    public void AreReadAtLeastAsWellAsBefore(string field, double precision, double recall)
    {
        var score = Score.Value.Of(field, DealScope.Main);
        Assert.True(score.Precision >= precision, $"The precision of '{field}' is {score.Precision:0.000}.{Mistakes(field)}");
        Assert.True(score.Recall >= recall, $"The recall of '{field}' is {score.Recall:0.000}.{Mistakes(field)}");
    }

    [Fact]
    public void GiveHardlyEverADealWhereNoneIsTold() => Assert.True(
        Score.Value.MisreadWithoutDeal <= MostMisread,
        string.Join('\n', Score.Value.Mistakes.Where(mistake => mistake.StartsWith("none/", StringComparison.Ordinal))));

    [Fact]
    public void AreManyAndOfManyKinds()
    {
        var deals = Articles.Value.SelectMany(article => article.Label.Deals).ToList();
        Assert.InRange(Articles.Value.Count, 120, int.MaxValue);
        Assert.InRange(Articles.Value.Count(article => article.Label.Deals.Count == 0), 25, int.MaxValue);
        Assert.Equal(Enum.GetValues<DealKind>(), deals.Select(deal => deal.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<DealStatus>(), deals.Select(deal => deal.Status).Distinct().Order());
        Assert.Contains(Articles.Value, article => article.IsPage);
    }

    private static string Mistakes(string field) => "\n" + string.Join('\n', Score.Value.Mistakes.Where(mistake =>
        mistake.Contains($", {field}: ", StringComparison.Ordinal)
        || (field == ScoredField.Claim && mistake.Contains(" deal that is not told", StringComparison.Ordinal))));
}

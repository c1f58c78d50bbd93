using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Tests.Reading;

namespace ServerlessDeals.Tests.Unit;

/// <summary>The articles in tests/Shared/Articles, which this project has written and labelled.</summary>
public sealed class OwnArticles
{
    private static readonly Lazy<IReadOnlyList<LabelledArticle>> Articles =
        new(() => LabelledArticle.In(Path.Combine(AppContext.BaseDirectory, "Articles")));

    private static readonly Lazy<ReadingScore> Score =
        new(() => LabelledReading.Score(Articles.Value, new ArticleReader(new(FrozenSeeds.Set.Organizations))));

    [Fact]
    public void GiveNoDealWhereNoneIsTold() => Assert.True(
        Score.Value.MisreadWithoutDeal == 0,
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
}

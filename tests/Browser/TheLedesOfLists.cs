using ServerlessDeals.Pages;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The sentences above the tables of all sectors, countries, rounds and kinds.</summary>
public sealed class TheLedesOfLists
{
    [Fact]
    public void NameTheThreeWithMostRounds()
    {
        Assert.Equal(
            "We hold 84 rounds in foundation models, 32 in robotics and 29 in AI chips; the other two sectors have at most 22 each.",
            GroupLede.Of(GroupKind.Sectors, [("robotics", 32), ("cloud", 22), ("foundation-models", 84), ("legal", 10), ("chips", 29)]));
        Assert.Equal(
            "We hold two rounds in the United States and one in China.",
            GroupLede.Of(GroupKind.Countries, [("US", 2), ("CN", 1), ("ES", 0)]));
        Assert.Equal(
            "We hold 36 Series B rounds, 24 Series C rounds and 16 seed rounds; the other name has one.",
            GroupLede.Of(GroupKind.Rounds, [("seed", 16), ("series-b", 36), ("series-c", 24), ("series-j", 1)]));
        Assert.Equal(
            "We hold 31 acquisitions, nine loans and one licence that moves a team.",
            GroupLede.Of(GroupKind.Kinds, [("acquihire-licence", 1), ("acquisition", 31), ("debt", 9)]));
        Assert.Null(GroupLede.Of(GroupKind.Sectors, [("robotics", 0)]));
    }
}

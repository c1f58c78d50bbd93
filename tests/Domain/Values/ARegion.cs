namespace ServerlessDeals.Tests.Domain;

/// <summary>The regions against the list of countries and facts that anybody can check.</summary>
public sealed class ARegion
{
    private static readonly string[] Continents = ["africa", "asia", "europe", "latin-america", "north-america", "oceania"];

    // Antarctica and islands around it that nobody lives on.
    private static readonly string[] Nowhere = ["AQ", "BV", "GS", "HM", "IO", "TF"];

    [Fact]
    public void HasOnlyCountriesOfTheIso3166() => Assert.All(
        Region.All.SelectMany(region => region.Countries),
        country => Assert.True(Country.Parse(country).IsValue, country));

    [Fact]
    public void OfTheContinentsHoldsEachCountryOnce() => Assert.All(
        Country.All.Select(country => country.ToString()),
        country => Assert.Equal(
            Nowhere.Contains(country) ? 0 : 1,
            Region.Of(country).Count(region => Continents.Contains(region.ToString()))));

    [Theory]
    [InlineData("GB", "europe")]
    [InlineData("FR", "europe european-union")]
    [InlineData("AE", "asia middle-east")]
    [InlineData("MX", "latin-america")]
    [InlineData("US", "north-america")]
    [InlineData("JP", "asia")]
    public void OfACountryIsKnown(string country, string regions) =>
        Assert.Equal(regions, string.Join(' ', Region.Of(country)));

    [Fact]
    public void OfTheEuropeanUnionHas27MembersInEuropeOrCyprus()
    {
        var union = Region.Parse("european-union").Value;
        Assert.Equal(27, union.Countries.Count);
        Assert.Equal(["CY"], union.Countries.Except(Region.Parse("europe").Value.Countries));
    }

    [Theory]
    [InlineData("Europe", "did you mean europe (Europe)?")]
    [InlineData("emea-region-of-the-world", "write one of africa, asia, europe")]
    public void ThatIsUnknownIsRefusedWithWhatWouldBeRight(string text, string hint) =>
        Assert.Contains(hint, Region.Parse(text).Error, StringComparison.Ordinal);
}

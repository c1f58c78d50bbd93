namespace ServerlessDeals.Tests.Domain;

public sealed class TheCountries
{
    [Fact]
    public void AreThe249OfIso3166EachWithAName()
    {
        Assert.Equal(249, Country.All.Count);
        Assert.Equal(Country.All, Country.All.Distinct().OrderBy(country => country.ToString(), StringComparer.Ordinal));
        Assert.All(Country.All, country => Assert.Equal(country, Country.Parse(country.ToString()).OrThrow()));
        Assert.Equal(249, Country.All.Select(country => country.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData("CN", "China")]
    [InlineData("GB", "United Kingdom")]
    [InlineData("NO", "Norway")]
    [InlineData("ZW", "Zimbabwe")]
    public void HaveEnglishNames(string code, string name) => Assert.Equal(name, Country.Parse(code).OrThrow().Name);

    [Theory]
    [InlineData("UK", "GB (United Kingdom)")]
    [InlineData("uk", "GB (United Kingdom)")]
    [InlineData("gb", "GB (United Kingdom)")]
    [InlineData("EL", "GR (Greece)")]
    [InlineData("USA", "US (United States)")]
    [InlineData("Germany", "DE (Germany)")]
    [InlineData("Germny", "DE (Germany)")]
    [InlineData("south korea", "KR (South Korea)")]
    [InlineData("Turkey", "TR (Türkiye)")]
    [InlineData("CHN", "CN (China)")]
    public void AreSuggestedForSimilarText(string text, string meant) =>
        Assert.Equal($"'{text}' is not a country of ISO 3166; did you mean {meant}?", Country.Parse(text).Error);

    [Theory]
    [InlineData("XX")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("somewhere in the world")]
    public void AreNotSuggestedIfNothingIsSimilar(string? text) =>
        Assert.Equal($"'{text}' is not a country of ISO 3166; write a two-letter code, such as CN (China)", Country.Parse(text).Error);

    [Fact]
    public void AreInferredOnlyBeyondDoubt()
    {
        Assert.Equal("GB", Country.Meant("UK")!.Value.ToString());
        Assert.Null(Country.Meant("Germny"));
    }
}

public sealed class TheSectors
{
    [Fact]
    public void HaveACodeANameAndOneSentenceEach()
    {
        Assert.Equal(Sector.All, Sector.All.Distinct().OrderBy(sector => sector.ToString(), StringComparer.Ordinal));
        Assert.All(Sector.All, sector =>
        {
            Assert.Equal(sector, Sector.Parse(sector.Code.ToString()).OrThrow());
            Assert.Matches("^[A-Z][^.]+$", sector.Name);
            Assert.Matches(@"^[A-Z][^.]{15,}\.$", sector.Definition);
        });
    }

    [Theory]
    [InlineData("ai-chips", "chips (AI chips)")]
    [InlineData("AI chips", "chips (AI chips)")]
    [InlineData("voice", "speech (Speech and translation)")]
    [InlineData("defense", "defence (Defence)")]
    [InlineData("robotic", "robotics (Robotics)")]
    public void AreSuggestedForSimilarText(string text, string meant) =>
        Assert.Equal($"'{text}' is not a sector of the list; did you mean {meant}?", Sector.Parse(text).Error);

    [Fact]
    public void AreListedIfNothingIsSimilar() => Assert.StartsWith(
        "'qqqqqqqqqqqqq' is not a sector of the list; write one of agents, ai-cloud, ",
        Sector.Parse("qqqqqqqqqqqqq").Error,
        StringComparison.Ordinal);
}

using ServerlessDeals.Loading.Imports.Files;

namespace ServerlessDeals.Tests.Unit;

public sealed class AnImportOfCountriesAndSectors
{
    [Fact]
    public void KnowsOnlySectorsThatSomeCompanyIsIn()
    {
        var used = Golden.Seeds.Value.Set.Organizations.SelectMany(organization => organization.Sectors);
        Assert.Empty(Sector.All.Select(sector => sector.Code).Except(used));
    }

    [Theory]
    [InlineData("Germny", "Robotics", "country", "'Germny' is not a country of ISO 3166", "did you mean DE (Germany)? Write that")]
    [InlineData("XX", "robotics", "country", "'XX' is not a country of ISO 3166", "write a two-letter code, such as CN (China)")]
    [InlineData("GB", "robotics;AI chips", "tags", "'AI chips' is not a sector of the list", "did you mean chips (AI chips)? Write that")]
    public void RejectsARowWithASuggestion(string country, string tags, string column, string reason, string remedy)
    {
        var (line, rejection) = Read(country, tags);
        Assert.Null(line);
        Assert.Equal(
            (column, reason, remedy + ", or add it to words: in the mapping"), (rejection!.Column, rejection.Reason, rejection.Remedy));
    }

    [Theory]
    [InlineData("GB", "GB")]
    [InlineData("gb", "GB")]
    [InlineData("GBR", "GB")]
    [InlineData("UK", "GB")]
    [InlineData("England", "GB")]
    [InlineData("United Kingdom", "GB")]
    [InlineData("USA", "US")]
    [InlineData("U.S.", "US")]
    [InlineData("ISL", "IS")]
    [InlineData("Korea, Republic of", "KR")]
    [InlineData("Deutschland", "DE")]
    [InlineData("中国", "CN")]
    public void ReadsEveryUsualNameAndCodeOfACountry(string written, string code)
    {
        var (line, rejection) = Read(written, "Robotics");
        Assert.Null(rejection);
        Assert.Equal(code, line!.Country);
    }

    [Fact]
    public void ReadsCodesAndNames()
    {
        var (line, _) = Read("GB", "Robotics;AI cloud;Silicon");
        Assert.Equal(("GB", "robotics ai-cloud chips"), (line!.Country, string.Join(' ', line.Sectors)));
    }

    [Theory]
    [InlineData(
        "country: { column: country, words: { Britain: UQ } }",
        "4:70: error: company.country.words.Britain: 'UQ' is not a country of ISO 3166; did you mean UA (Ukraine)?")]
    [InlineData(
        "sectors: { column: tags, words: { Silicon: ai-chips, none: \"\" } }",
        "4:67: error: company.sectors.words.Silicon: 'ai-chips' is not a sector of the list; did you mean chips (AI chips)?")]
    public void NamesFaultsInTheWordListOfAMapping(string column, string fault) =>
        Assert.Equal("mine.yaml:" + fault, Assert.Single(MappingFile.Parse(Mapping(column), "mine.yaml").Faults).ToString());

    private static (ImportLine? Line, Rejection? Rejection) Read(string country, string tags)
    {
        var mapping = Mapping("country: country, sectors: { column: tags, separator: ;, words: { Silicon: chips } }");
        return new RowReader(MappingFile.Parse(mapping, "mine.yaml").Mapping!, new(2026, 11, 24))
            .Read(new(2, ["name", "country", "tags", "date"], ["Acme", country, tags, "2012"]));
    }

    private static string Mapping(string columns) => $$"""
        name: mine
        source: { id: mine, publisher: Mine, title: A table, url: "https://example.org", published: 2014, kind: aggregator }
        deal: { kind: funding-round, status: closed }
        company: { name: name, {{columns}} }
        date: date
        """;
}

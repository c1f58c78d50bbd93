using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

public sealed class AnId
{
    [Theory]
    [InlineData("moonshot-ai")]
    [InlineData("01-ai")]
    [InlineData("a")]
    [InlineData("1234567890-1234567890-1234567890-1234567890-1234567890-123456789")]
    public void ConsistsOfLowerCaseLettersDigitsAndSingleHyphens(string text)
    {
        Assert.Equal(text, Slug.Parse(text).OrThrow().ToString());
        Assert.Equal(text, DealId.Parse(text).OrThrow().ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Moonshot")]
    [InlineData("moonshot_ai")]
    [InlineData("moonshot ai")]
    [InlineData("moonshot--ai")]
    [InlineData("-moonshot")]
    [InlineData("moonshot-")]
    [InlineData("-")]
    [InlineData("é")]
    [InlineData("1234567890-1234567890-1234567890-1234567890-1234567890-1234567890")]
    public void IsRefusedOtherwise(string? text)
    {
        var said = $"'{text}' is not an id; write lower-case letters, digits and single hyphens, at most 64 characters, such as moonshot";
        IsRefused(Slug.Parse(text), said);
        IsRefused(DealId.Parse(text), said);
    }

    [Fact]
    public void IsEmptyByDefault() => Assert.Equal(("", ""), (default(Slug).ToString(), default(DealId).ToString()));

    [Fact]
    public void SortsByItsCharacters()
    {
        string[] ordered = ["1", "a", "a-1", "a1", "b"];
        AreInOrder(IdOf, ordered);
        AreInOrder(IdOf, ordered, (left, right) => (left < right, left <= right, left > right, left >= right));
        AreInOrder(DealOf, ordered);
        AreInOrder(DealOf, ordered, (left, right) => (left < right, left <= right, left > right, left >= right));

        static DealId DealOf(string text) => DealId.Parse(text).OrThrow();
    }
}

public sealed class AParsedValue
{
    [Fact]
    public void ThrowsItsErrorIfItIsInvalid()
    {
        Assert.Equal("a-id", Slug.Parse("a-id").OrThrow().ToString());
        Assert.StartsWith(
            "'No Id' is not an id", Assert.Throws<FormatException>(() => Slug.Parse("No Id").OrThrow()).Message, StringComparison.Ordinal);
    }
}

public sealed class ACountry
{
    [Theory]
    [InlineData("CN")]
    [InlineData("AZ")]
    [InlineData("ZA")]
    public void IsTwoCapitalLetters(string code) => Assert.Equal(code, CountryOf(code).ToString());

    [Fact]
    public void IsEmptyByDefault() => Assert.Equal("", default(Country).ToString());

    [Theory]
    [InlineData("cn")]
    [InlineData("Cn")]
    [InlineData("CHN")]
    [InlineData("C")]
    [InlineData("C1")]
    [InlineData("1C")]
    [InlineData("China")]
    [InlineData("")]
    [InlineData(null)]
    public void IsRefusedOtherwise(string? text) => IsRefused(Country.Parse(text), $"'{text}' is not a country");
}

public sealed class AnEnumWord
{
    [Theory]
    [InlineData(DealStatus.InTalks, "in-talks")]
    [InlineData(DealStatus.Closed, "closed")]
    [InlineData(DealStatus.Rumoured, "rumoured")]
    public void NamesAnEnumMember(DealStatus status, string word)
    {
        Assert.Equal(word, EnumWords.Of(status));
        Assert.Equal(status, EnumWords.Parse<DealStatus>(word).OrThrow());
    }

    [Fact]
    public void IsListedInTheOrderOfTheMembers()
    {
        Assert.Equal(["rumoured", "in-talks", "announced", "closed", "cancelled", "denied"], EnumWords.All<DealStatus>());
        Assert.Equal(
            ["funding-round", "strategic-investment", "acquisition", "debt", "secondary", "acquihire-licence", "cumulative"],
            EnumWords.All<DealKind>());
        Assert.Equal(["lead", "co-lead", "participant", "unknown", "acquirer", "licensee", "lender"], EnumWords.All<PartyRole>());
        Assert.Equal(["in-talks", "committed", "closed"], EnumWords.All<Commitment>());
        Assert.Equal(["filing", "company", "press", "relay", "aggregator"], EnumWords.All<SourceKind>());
    }

    [Theory]
    [InlineData("InTalks")]
    [InlineData("in talks")]
    [InlineData("")]
    [InlineData(null)]
    public void IsRefusedWithTheListOfKnownWords(string? text) =>
        IsRefused(EnumWords.Parse<Commitment>(text), $"'{text}' is not one of in-talks, committed, closed");

    [Fact]
    public void HasSpacesInASentence() => Assert.Equal(("in talks", "closed"), (EnumWords.Spaced("in-talks"), EnumWords.Spaced("closed")));
}

public sealed class ABidiControl
{
    [Theory]
    [InlineData("Acme \u202E", '\u202E', "Acme ")]
    [InlineData("\u202Bمكدونالدز\u202C Acme", '\u202B', "مكدونالدز Acme")]
    [InlineData("\u2066a\u2069", '\u2066', "a")]
    [InlineData("מובילאיי", null, "מובילאיי")]
    [InlineData("", null, "")]
    public void IsFoundAndRemoved(string text, char? first, string without) =>
        Assert.Equal((first, without), (BidiControls.In(text), BidiControls.Removed(text)));
}

using CsCheck;

namespace ServerlessDeals.Tests.Domain;

public sealed class TheOrderOfNames
{
    [Theory]
    [InlineData("Abridge", "AXZ")]
    [InlineData("Wayve", "xAI")]
    [InlineData("xAI", "XPeng")]
    [InlineData("Eve", "Évora")]
    [InlineData("Évora", "Ewe")]
    [InlineData("Ångström", "Anthropic")]
    [InlineData("8VC", "20VC")]
    [InlineData("01.AI", "1X")]
    [InlineData("1X", "Abridge")]
    [InlineData("AI21 Labs", "AI100")]
    [InlineData("Open Source", "OpenAI")]
    [InlineData("d-Matrix", "Databricks")]
    [InlineData("Zhipu", "Яндекс")]
    [InlineData("Яндекс", "阿里巴巴")]
    [InlineData("OPENAI", "OpenAI")]
    public void IsThatOfPeoplesAlphabets(string first, string second)
    {
        Assert.True(string.CompareOrdinal(NameOrder.KeyOf(first), NameOrder.KeyOf(second)) < 0);
        Assert.Equal([first, second], new[] { second, first }.OrderByName(name => name));
    }

    [Fact]
    public void PutsEqualNamesNowhereApart() =>
        Gen.Select(Gen.String[0, 8], Gen.String[0, 8]).Sample((left, right) =>
            (NameOrder.KeyOf(left) == NameOrder.KeyOf(right)) == (left == right));

    [Theory]
    [InlineData("xAI", 'X')]
    [InlineData("Évora", 'E')]
    [InlineData("d-Matrix", 'D')]
    [InlineData("01.AI", null)]
    [InlineData("阿里巴巴", null)]
    [InlineData("", null)]
    public void HasALetterOfTheIndex(string name, char? letter) => Assert.Equal(letter, NameOrder.LetterOf(name));
}

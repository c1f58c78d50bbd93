using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>The wording of numbers, lists and dates in sentences.</summary>
public sealed class TheEnglish
{
    [Theory]
    [InlineData(0, "no leads")]
    [InlineData(1, "one lead")]
    [InlineData(2, "two leads")]
    [InlineData(3, "three leads")]
    [InlineData(4, "four leads")]
    [InlineData(5, "five leads")]
    [InlineData(6, "six leads")]
    [InlineData(7, "seven leads")]
    [InlineData(8, "eight leads")]
    [InlineData(9, "nine leads")]
    [InlineData(10, "ten leads")]
    [InlineData(11, "eleven leads")]
    [InlineData(12, "twelve leads")]
    [InlineData(13, "13 leads")]
    [InlineData(1234, "1,234 leads")]
    public void SpellsOutNumbersUpToTwelve(int count, string text) => Assert.Equal(text, English.Count(count, "lead", "leads"));

    [Theory]
    [InlineData("", "", "")]
    [InlineData("a", "a", "a")]
    [InlineData("a,b", "a and b", "a and b")]
    [InlineData("a,b,c", "a, b and c", "a, b and c")]
    [InlineData("a,b,c,d", "a, b, c and d", "a, b and two others")]
    [InlineData("a,b,c,d,e", "a, b, c, d and e", "a, b and three others")]
    public void JoinsListsWithOneAnd(string words, string all, string some)
    {
        var list = words.Split(',', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((all, some), (English.List(list), English.Some(list, 3)));
    }

    [Fact]
    public void CountsTheOthersOfALongList() => Assert.Equal("a and two others", English.Some(["a", "b", "c"], 2));

    [Theory]
    [InlineData("2025-06-19", "19 June 2025")]
    [InlineData("2025-06-01", "1 June 2025")]
    [InlineData("2025-06", "June 2025")]
    [InlineData("2025-Q1", "the first quarter of 2025")]
    [InlineData("2025-Q2", "the second quarter of 2025")]
    [InlineData("2025-Q3", "the third quarter of 2025")]
    [InlineData("2025-Q4", "the fourth quarter of 2025")]
    [InlineData("2025", "2025")]
    public void WritesDatesAsPreciselyAsKnown(string date, string text) => Assert.Equal(text, English.Date(DateOf(date)));

    [Theory]
    [InlineData("2025-06-19", "19 June 2025")]
    [InlineData("2025-06", "June 2025")]
    [InlineData("2025-Q2", "Q2 2025")]
    [InlineData("2025", "2025")]
    public void WritesShortDatesForHeadingsAndTables(string date, string text) => Assert.Equal(text, English.ShortDate(DateOf(date)));

    [Fact]
    public void WritesDaysCapitalsAndPossessives()
    {
        Assert.Equal("19 June 2025", English.Day(DayOf("2025-06-19")));
        Assert.Equal(("A lead", "", "B"), (English.Capital("a lead"), English.Capital(""), English.Capital("b")));
        Assert.Equal(("Mistral’s", "Isomorphic Labs’"), (English.Of("Mistral"), English.Of("Isomorphic Labs")));
        Assert.Equal("its", English.Of(English.It));
        Assert.Equal(("A raised $1M.", "B bought A Inc."), (English.Sentence("A raised $1M"), English.Sentence("B bought A Inc.")));
    }
}

public sealed class ASpellingSuggestion
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abcd", "badc", 2)]
    [InlineData("ab", "b", 1)]
    [InlineData("a", "ab", 1)]
    public void CountsTheLettersThatChange(string left, string right, int distance)
    {
        Assert.Equal(distance, SpellingSuggestion.Distance(left, right));
        Assert.Equal(distance, SpellingSuggestion.Distance(right, left));
    }

    [Theory]
    [InlineData("robotic", "robotics")]
    [InlineData("ROBOTICS", "robotics")]
    [InlineData("dat", "data")]
    [InlineData("dxyz", null)]
    [InlineData("daxy", "data")]
    [InlineData("", null)]
    public void NeedsAtLeastHalfOfTheLetters(string text, string? nearest) =>
        Assert.Equal(
            nearest is null ? null : IdOf(nearest),
            SpellingSuggestion.To(text, [IdOf("robotics"), IdOf("data"), IdOf("dato")], id => id.ToString()));
}

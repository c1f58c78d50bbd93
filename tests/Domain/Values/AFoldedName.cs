using CsCheck;

namespace ServerlessDeals.Tests.Domain;

public sealed class AFoldedName
{
    [Theory]
    [InlineData("Østerlund & Ångström A/S", "osterlund angstrom a s")]
    [InlineData("E\u0301milie L’Oréal", "emilie loreal")]
    [InlineData("ＯｐｅｎＡＩ　２１", "openai 21")]
    [InlineData("AI² Robotics", "ai2 robotics")]
    [InlineData("아크릴", "아크릴")]
    [InlineData("\u1105\u1166\u110B\u1175\u11AB\u1107\u1169\u110B\u116E", "레인보우")]
    [InlineData("ｿﾌﾄﾊﾞﾝｸ", "ソフトバンク")]
    [InlineData("ソフトハ\u3099ンク", "ソフトバンク")]
    [InlineData("フ\u309Aリファート\u3099 う\u3099", "プリファード ゔ")]
    [InlineData("Яндекс Клей", "яндекс клеи")]
    [InlineData("Клеи\u0306", "клеи")]
    [InlineData("Εθνική Τράπεζα", "εθνικη τραπεζα")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("صندوق الاستثمارات", "صندوق الاستثمارات")]
    [InlineData("株式会社ﾌﾟﾚｲﾄﾞ・A", "株式会社プレイド a")]
    [InlineData("zero\u200Bwidth\u00AD", "zerowidth")]
    [InlineData("ʻOkina Ventures", "okina ventures")]
    [InlineData("\U0001F680 Rocket", "rocket")]
    [InlineData("\U0001F680\uFE0F", "\U0001F680")]
    [InlineData("!?", "")]
    public void IsWithoutCaseAccentsWidthsAndPunctuation(string name, string words) =>
        Assert.Equal(words, string.Join(' ', Folding.WordsOf(name)));

    [Theory]
    [InlineData("OpenAI", "open ai")]
    [InlineData("OpenAI", "OpenA I")]
    [InlineData("OpenAI", "open-ai")]
    [InlineData("OpenAI Startup Fund", "open ai start")]
    [InlineData("xAI", "x.ai")]
    [InlineData("x.ai", "xai")]
    [InlineData("01.AI", "01ai")]
    [InlineData("01.AI", "ai")]
    [InlineData("Moonshot AI", "ai moon")]
    [InlineData("Moonshot AI", "moonshotai")]
    [InlineData("阿里巴巴集团", "巴集")]
    [InlineData("阿里Cloud", "cloud")]
    [InlineData("ソフトバンク", "バンク")]
    [InlineData("レインボーロボティクス", "ロボ")]
    public void IsFoundByJoinedAndSplitWordsAndFromAnyLetterOfAScriptWithoutSpaces(string name, string search) =>
        Assert.True(FoldedName.Of(name).IsFoundBy(FoldedName.Of(search)));

    [Theory]
    [InlineData("Sequoia Capital", "sequoia china")]
    [InlineData("OpenAI", "penai")]
    [InlineData("OpenAI", "ai")]
    [InlineData("阿里巴巴", "里阿")]
    public void IsNotFoundByOtherWords(string name, string search) =>
        Assert.False(FoldedName.Of(name).IsFoundBy(FoldedName.Of(search)));

    [Theory]
    [InlineData("Anthropic", "antropic", 1)]
    [InlineData("Anthropic", "nathropic", 1)]
    [InlineData("Anthropic", "antropik", 2)]
    [InlineData("Mistral AI", "mistrl", 1)]
    [InlineData("Mistral AI", "mistrall a.i.", 1)]
    [InlineData("The Mistral Company", "mistarl", 1)]
    [InlineData("Groq", "grok", 1)]
    [InlineData("xAI", "xal", null)]
    [InlineData("Anthropic", "antrpik", null)]
    [InlineData("Moonshot", "moonshtoo", 2)]
    public void CountsTheMistakesInASearch(string name, string search, int? mistakes) =>
        Assert.Equal(mistakes, FoldedName.Of(name).MistakesIn(FoldedName.Of(search)));

    [Fact]
    public void HasItsFirstOrLastLettersInAnySearchWithOneMistake()
    {
        var letters = Gen.Char["abcdefgh"];
        Gen.Select(letters.Array[5, 16], Gen.Int[0, 1000], letters, Gen.Int[0, 3]).Sample((name, at, letter, mistake) =>
        {
            var search = FoldedName.Of(Mistaken(new(name), at % (name.Length - 1), letter, mistake));
            Assert.True(
                search.RightBeginning.Any(letters => new string(name).StartsWith(letters, StringComparison.Ordinal))
                || search.RightEnd.Any(letters => new string(name).EndsWith(letters, StringComparison.Ordinal)));
            Assert.InRange(FoldedName.Of(new(name)).MistakesIn(search) ?? -1, 0, 1);
        });
    }

    private static string Mistaken(string name, int at, char letter, int mistake) => mistake switch
    {
        0 => name.Remove(at, 1),
        1 => name.Insert(at, $"{letter}"),
        2 => name.Remove(at, 1).Insert(at, $"{letter}"),
        _ => name.Remove(at, 2).Insert(at, $"{name[at + 1]}{name[at]}"),
    };
}

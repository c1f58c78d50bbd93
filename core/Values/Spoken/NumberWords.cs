namespace ServerlessDeals.Values.Spoken;

/// <summary>Numbers in words before a unit: "ten million", "half a billion", "两亿".</summary>
internal static class NumberWords
{
    public static Phrases<decimal> All { get; } = new(
        (1, "a|an|one|une|un|eine|ein|一|일"), (2, "two|zwei|deux|两|二|兩|이"), (3, "three|drei|trois|三|삼"), (4, "four|vier|quatre|四|사"),
        (5, "five|fünf|cinq|五|오"), (6, "six|sechs|六|육"), (7, "seven|sieben|sept|七|칠"), (8, "eight|acht|huit|八|팔"),
        (9, "nine|neun|neuf|九|구"), (10, "ten|zehn|dix"), (11, "eleven|elf|onze"), (12, "twelve|zwölf|douze"), (15, "fifteen|quinze"),
        (20, "twenty|zwanzig|vingt"), (25, "twenty-five"), (30, "thirty|dreißig|trente"), (40, "forty|vierzig|quarante"),
        (50, "fifty|fünfzig|cinquante"), (60, "sixty|sechzig|soixante"), (70, "seventy|siebzig"), (75, "seventy-five"),
        (80, "eighty|achtzig"), (90, "ninety|neunzig"), (100, "a hundred|one hundred|hundred|hundert|cent"), (0.5m, "half a|half|a half"),
        (0.25m, "a quarter of a|quarter of a"), (0.75m, "three quarters of a"), (1.5m, "one and a half|a and a half|anderthalb"));
}

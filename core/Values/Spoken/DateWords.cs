namespace ServerlessDeals.Values.Spoken;

/// <summary>The words of dates in several languages, folded: in lower case and without accents.</summary>
internal static class DateWords
{
    private const string Days =
        "mon|monday|tue|tues|tuesday|wed|wednesday|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday|montag|dienstag|mittwoch|"
        + "donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|"
        + "sabado|domingo";

    private const string Joining = "of|the|on|in|de|del|du|le|la|den|am|im|el|di|year|and";

    private static readonly Dictionary<string, int> MonthsByWord = Table(
        "jan|january|januar|janner|janvier|enero|ene|gennaio|gen|janeiro|januari",
        "feb|february|februar|fevrier|fevr|fev|febrero|febbraio|fevereiro|februari",
        "mar|march|marz|maerz|mars|marzo|marco|maart|mrt",
        "apr|april|avril|avr|abril|abr|aprile",
        "may|mai|mayo|maggio|mag|maio|mei|maj",
        "jun|june|juni|juin|junio|giugno|giu|junho",
        "jul|july|juli|juillet|juil|julio|luglio|lug|julho",
        "aug|august|aout|agosto|ago|augustus|augusti",
        "sep|sept|september|septembre|septiembre|setiembre|settembre|setembro",
        "oct|october|oktober|okt|octobre|octubre|ottobre|ott|outubro|out",
        "nov|november|novembre|noviembre|novembro",
        "dec|december|dezember|dez|decembre|diciembre|dic|dicembre|dezembro");

    private static readonly Dictionary<string, int> Ordinals = Table(
        "first|1st|premier|erstes|一", "second|2nd|deuxieme|zweites|二", "third|3rd|troisieme|drittes|三", "fourth|4th|quatrieme|viertes|四");

    private static readonly HashSet<string> Ignored = new($"{Days}|{Joining}".Split('|'), StringComparer.Ordinal);

    // A winter is in two years, so it is not among them.
    private static readonly HashSet<string> Parts = new(
        "early|mid|late|end|beginning|start|middle|spring|autumn|fall|anfang|mitte|ende|fruhjahr|herbst|debut|mi|fin|printemps|automne"
            .Split('|'),
        StringComparer.Ordinal);

    public static int? Month(string word) => MonthsByWord.TryGetValue(word, out var month) ? month : null;

    public static int? Ordinal(string word) => Ordinals.TryGetValue(word, out var number) ? number : null;

    /// <summary>Days of the week and words such as "of", which say nothing more.</summary>
    public static bool IsIgnored(string word) => Ignored.Contains(word);

    public static bool IsQuarter(string word) => word is "q" or "t" or "quarter" or "qtr" or "quartal" or "trimestre" or "trimester";

    public static bool IsHalf(string word) => word is "h" or "half" or "halbjahr" or "semestre" or "semester" or "hy";

    /// <summary>Words for a part of a period: what is said is only that the date is within the period.</summary>
    public static bool IsPart(string word) => Parts.Contains(word);

    public static bool IsOrdinalEnding(string word) =>
        word is "st" or "nd" or "rd" or "th" or "er" or "ere" or "eme" or "e" or "º" or "ª" or "o";

    private static Dictionary<string, int> Table(params string[] words) => words.Index()
        .SelectMany(pair => pair.Item.Split('|').Select(word => (word, Number: pair.Index + 1)))
        .ToDictionary(pair => pair.word, pair => pair.Number, StringComparer.Ordinal);
}

using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>What is raised and is no money: "raised concerns", "raises a $1 trillion question".</summary>
internal static class FiguresOfSpeech
{
    private const int Reach = 2;

    private static readonly HashSet<string> Raised = ["concerns", "concern", "question", "questions", "doubts", "doubt", "eyebrows",
        "objections", "fears", "alarm", "alarms", "prices", "awareness", "hopes", "expectations", "guidance", "suspicions", "issues",
        "worries", "stakes", "tensions", "hackles", "forecast", "forecasts", "outlook", "dilemma", "problem", "puzzle"];

    public static bool Are(Sentence sentence, int verb, int? sum) => Raised.Contains(sentence.WordAt(verb + 1))
        || (sum is { } money && Enumerable.Range(money + 1, Reach).Any(at => Raised.Contains(sentence.WordAt(at))
            && (at == money + 1 || sentence.WordAt(money + 1) is not ("," or "." or "to" or "and" or "as" or "in" or "for"))));
}

using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>What stands in brackets behind a name: its sign at a stock exchange, another name.</summary>
internal static class Brackets
{
    private const int Reach = 10;

    /// <summary>The piece before the brackets that end at an index; the index itself if none do.</summary>
    public static int Before(Sentence sentence, int at)
    {
        for (var open = at - 1; sentence.WordAt(at) is ")" or "]" && open >= Math.Max(0, at - Reach); open--)
        {
            if (sentence.WordAt(open) is "(" or "[")
            {
                return Before(sentence, open - 1);
            }
        }

        return at;
    }

    /// <summary>The piece behind the brackets that begin at an index; the index itself if none do.</summary>
    public static int Behind(Sentence sentence, int at)
    {
        for (var close = at + 1; sentence.WordAt(at) is "(" or "[" && close <= at + Reach + 2; close++)
        {
            if (sentence.WordAt(close) is ")" or "]")
            {
                return Behind(sentence, close + 1);
            }
        }

        return at;
    }
}

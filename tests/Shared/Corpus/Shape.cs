namespace ServerlessDeals.Corpus;

/// <summary>
/// The shape of 45,377 real financing rounds, counted in two public exports of 2013. The numbers are for that many rounds; a corpus of
/// another size scales them.
/// </summary>
internal static class Shape
{
    public const int Rounds = 45_377;
    public const int Companies = 27_000;
    public const int Investors = 24_878;
    public const int BusiestInvestor = 526;
    public const int MegaRounds = 344;
    public const int BusiestYear = 6_188;
    public const int MostInvestors = 36;

    /// <summary>The rounds that name an investor, and those that name more than one.</summary>
    public const int WithInvestors = 32_845;
    public const int WithSeveral = 17_732;

    public const double Undisclosed = 0.14;
    public const double OnTheFirst = 0.25;

    /// <summary>Pairs of investors whose names differ only in case or punctuation.</summary>
    public const int NearNamesakes = 54;

    // An investor's number of rounds is proportional to 1 / (rank + this).
    private const double Knee = 21;

    // The busiest investors keep their share of the rounds in a corpus of any size.
    private const int Busy = 1000;

    public static int Of(int ofRounds, int deals) => Math.Max(1, (int)Math.Round((double)ofRounds * deals / Rounds));

    /// <summary>An investor's number, the busiest being 0.</summary>
    public static int Investor(Draws draws, int investors)
    {
        var rank = Knee * (Math.Pow((Investors + Knee) / Knee, draws.Unit()) - 1);
        var scaled = rank < Busy || investors <= Busy ? rank : Busy + ((rank - Busy) * (investors - Busy) / (Investors - Busy));
        return Math.Min((int)scaled, investors - 1);
    }

    /// <summary>How many investors a round names.</summary>
    public static int InvestorsOf(Draws draws)
    {
        if (!draws.Chance((double)WithInvestors / Rounds))
        {
            return 0;
        }

        if (!draws.Chance((double)WithSeveral / WithInvestors))
        {
            return 1;
        }

        // Two in three name one more; a few lists are long.
        var (several, more) = (2, draws.Chance(0.01) ? 0.92 : 0.63);
        while (several < MostInvestors && draws.Chance(more))
        {
            several++;
        }

        return several;
    }

    /// <summary>US dollars with two significant digits. One round in 132 is of $100M or more.</summary>
    public static long Dollars(Draws draws)
    {
        const double Median = 3_000_000;
        const double Spread = 1.477;
        var exact = Median * Math.Exp(Spread * draws.Normal());
        var unit = Math.Pow(10, Math.Floor(Math.Log10(exact)) - 1);
        return (long)(Math.Max(10_000, Math.Floor(exact / unit) * unit));
    }
}

using System.Globalization;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Front;

/// <summary>
/// The story of the newest complete month: its largest round, if that is most of the money and more than aggregators report it; otherwise
/// the total.
/// </summary>
/// <param name="Headline">Without a full stop.</param>
/// <param name="Lede">How the month compares, with every hedge.</param>
public sealed record FrontStory(string Headline, IReadOnlyList<string> Lede)
{
    // In per cent of what the month surely raised.
    private const int MostOfTheMoney = 50;

    // A record that is a few days behind has not ended: no source of the last days may have had news.
    private const int DaysWithoutNews = 14;

    /// <param name="month">The newest complete month.</param>
    /// <param name="running">The month after it, if deals of it are known.</param>
    /// <param name="year">The year in which the record ends, which goes without saying.</param>
    public static FrontStory Of(Briefing month, Briefing? running, int year)
    {
        var words = new MonthWords(month, year);
        var largest = Largest(month);
        var isAboutLargest = largest is { Unconfirmed: false } && month.Funding.Announced.Usd?.LargestShare > MostOfTheMoney;
        var headline = isAboutLargest ? Raised(words, largest!) : Total(words, month.Funding.Announced);
        List<string> lede = [isAboutLargest ? words.Rounds(month.Funding.Announced, largest!) : LargestOf(words, largest)];
        lede.AddRange(Comparison(month));
        lede.AddRange(Running(running));
        return new(headline, [.. lede.Where(sentence => sentence.Length > 0)]);
    }

    /// <summary>"Nothing recorded since 26 June 2026", or "Recorded up to 24 June 2026" if that is not long ago.</summary>
    public static string RecordEnds(PartialDate? newest, DateOnly today) => newest switch
    {
        null => "Nothing is recorded yet",
        { } end when end.Last >= today.AddDays(-DaysWithoutNews) => $"Recorded up to {English.Date(end)}",
        { } end => $"Nothing recorded since {English.Date(end)}",
    };

    /// <summary>", at $900B before the money"; empty if no source gives the valuation together with the amount, or only talks do.</summary>
    public static string Worth(DealItem deal)
    {
        var isSaidInTalks = deal.IsCounted() && deal.FromTalks?.Contains("valuation", StringComparer.Ordinal) == true;
        if (deal.Valuation is not { Value.Worth.IsUndisclosed: false } valuation || deal.Unpaired || isSaidInTalks)
        {
            return "";
        }

        var worth = $"{valuation.Value.Worth}{Phrases.InDollars(valuation.Usd)}";
        return valuation.Value.Basis switch
        {
            ValuationBasis.Pre => $", at {worth} before the money",
            ValuationBasis.Post => $", at {worth} after the money",
            _ => $", at a value of {worth}",
        };
    }

    private static DealItem? Largest(Briefing month) => month.Funding.Announced.Usd is { } usd
        ? month.TopDeals.FirstOrDefault(deal => deal.Id == usd.Largest.Deal)
        : null;

    private static string Raised(MonthWords month, DealItem deal) =>
        $"In {month.When} {deal.Company.Name} raised {Money(deal)}{Worth(deal)}";

    private static string Total(MonthWords month, DealFigures funding) => funding.Deals == 0
        ? $"No AI funding of {month.When} is known"
        : $"AI companies raised {MonthWords.Sum(funding)} in {month.When}, in {Phrases.Count(Family.Funding, funding.Deals)}";

    private static string LargestOf(MonthWords month, DealItem? largest) => largest is null
        ? ""
        : $"The largest round that we hold of {month.Name} is {English.Of(largest.Company.Name)}: {Money(largest)}{Worth(largest)}"
            + (largest.Unconfirmed ? ", which only aggregators report." : ".");

    private static string Money(DealItem deal) => $"{deal.Amount.Value}{Phrases.InDollars(deal.Amount.Usd)}";

    // "We hold five of April, for about $10.1B, and none of May 2025."
    private static IEnumerable<string> Comparison(Briefing month)
    {
        if (month is { Before: { } before, YearBefore: { } yearBefore })
        {
            var first = Held(before, MonthWords.NameOf(before.Period));
            var comma = first.Contains(',', StringComparison.Ordinal) ? "," : "";
            yield return $"We hold {first}{comma} and {Held(yearBefore, yearBefore.Title)}.";
        }
    }

    private static string Held(ComparedPeriod period, string name) => period.Funding.Deals == 0
        ? $"none of {name}"
        : $"{English.Number(period.Funding.Deals)} of {name}, for {MonthWords.Sum(period.Funding)}";

    private static IEnumerable<string> Running(Briefing? running)
    {
        if (running?.Funding.Announced is { Deals: > 0 } funding)
        {
            var name = MonthWords.NameOf(running.Period);
            yield return $"{name} has {English.Number(funding.Deals)}, and our record of it is not finished.";
        }
    }

    /// <summary>A month in the sentences of a year.</summary>
    private sealed class MonthWords(Briefing month, int year)
    {
        /// <summary>"May".</summary>
        public string Name { get; } = NameOf(month.Period);

        /// <summary>"May", or "May 2025" in another year.</summary>
        public string When => First(month.Period).Year == year ? Name : month.Title;

        /// <summary>"The eleven May rounds that we hold come to at least $76.8B, and to at least $11.8B without Anthropic’s."</summary>
        public string Rounds(DealFigures funding, DealItem largest) => (funding.Usd!.WithoutLargest, funding.Deals) switch
        {
            ({ } rest, var deals) => $"The {English.Number(deals)} {Name} rounds that we hold come to {Sum(funding)}, and to "
                + $"{funding.Usd.TextOf(rest)} without {English.Of(largest.Company.Name)}{Unknown(funding)}.",
            (null, 1) => $"It is the only round of {Name} that we hold.",
            _ => $"No other {Name} round that we hold has an amount of its own in dollars.",
        };

        public static string NameOf(string period) => First(period).ToString("MMMM", CultureInfo.InvariantCulture);

        public static string Sum(DealFigures funding) => funding.Usd is { } usd ? Phrases.InDollars(usd) : Phrases.Sum(funding);

        private static DateOnly First(string period) => BriefingPeriod.Parse(period).OrThrow().First;

        private static string Unknown(DealFigures funding) => (funding.Undisclosed + funding.WithoutRate) switch
        {
            0 => "",
            1 => "; one gave no amount in dollars",
            var several => $"; {English.Number(several)} gave no amount in dollars",
        };
    }
}

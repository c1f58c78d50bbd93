using System.Text.RegularExpressions;
using CsCheck;
using ServerlessDeals.Publishing.Briefings;
using static ServerlessDeals.Tests.Domain.Items;

namespace ServerlessDeals.Tests.Domain;

/// <summary>What holds for each sentence, whatever the deal: no hedge is lost, and nothing looks as if a machine had written it.</summary>
public sealed partial class EverySentence
{
    private static readonly string[] Hedges = ["about", "at least", "more than", "up to", "less than"];

    private static readonly Gen<long> Units = Gen.Select(Gen.Long[1, 2_000_000], Gen.Bool)
        .Select((units, isLarge) => units * (isLarge ? 1_000_000 : 1_000));

    private static readonly Gen<Amount> Hedged = Gen.Select(Gen.Int[0, 4], Units)
        .Select((hedge, units) => hedge switch
        {
            0 => Amount.About(units, Currency.Usd),
            1 => Amount.AtLeast(units, Currency.Usd),
            2 => Amount.MoreThan(units, Currency.Usd),
            3 => Amount.UpTo(units, Currency.Usd),
            _ => Amount.LessThan(units, Currency.Usd),
        });

    [Fact]
    public void KeepsTheHedgeOfItsAmount() =>
        Gen.Select(Hedged, Gen.Enum<DealKind>(), Gen.Enum<DealStatus>()).Sample((amount, kind, status) =>
        {
            var deal = Deal("a", "USD 1B", status, kind);
            var words = amount.ToWords();
            var headline = DealSentence.Headline(deal with { Amount = new(amount, null) });
            return Hedges.Count(hedge => words.StartsWith(hedge, StringComparison.Ordinal)) == 1
                && headline.Contains(words, StringComparison.Ordinal);
        });

    [Fact]
    public void NeverSaysMoreThanIsKnown() => Gen.Select(Hedged, Gen.Long[1, 2_000_000_000_000]).Sample((amount, exact) =>
    {
        // The bounds in words are read again. They are as far apart as those that were written, or farther.
        var words = Amount.Parse(ForSeeds(amount.ToWords())).OrThrow();
        var rounded = Amount.Parse(ForSeeds(Amount.Exactly(exact, Currency.Usd).ToWords())).OrThrow();
        return (amount.Qualifier == Qualifier.About || (words.Low <= amount.Low && (words.High is null || words.High >= amount.High)))
            && words.Qualifier == amount.Qualifier
            && (rounded.Qualifier == Qualifier.Exactly ? rounded.Low == exact : rounded.Qualifier == Qualifier.About);
    });

    [Fact]
    public void LooksAsIfAPersonHadWrittenIt() =>
        Assert.DoesNotContain(AllOfTheRecord(), sentence => MachineMark().IsMatch(sentence));

    [Fact]
    public void EndsWithOneFullStop() => Assert.DoesNotContain(
        AllOfTheRecord(), sentence => !sentence.EndsWith('.') || sentence.EndsWith(",.", StringComparison.Ordinal));

    private static string ForSeeds(string words) =>
        words.Replace("$", "USD ", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);

    private static IEnumerable<string> AllOfTheRecord() =>
    [
        .. TheRecord.Deals.Select(deal => English.Sentence(Story.Headline(deal))),
        .. TheRecord.Deals.SelectMany(deal => Story.OfDeal(deal, TheRecord.Day)),
        .. TheRecord.Companies.SelectMany(TheRecord.Company),
        .. TheRecord.Investors.SelectMany(TheRecord.Investor),
        .. Enumerable.Range(0, 60).Select(month => TheRecord.Period($"{PartialDate.OfMonth(2022 + (month / 12), 1 + (month % 12))}"))
            .SelectMany(month => month.Lede.Append(English.Sentence(Story.Headline(month)))),
    ];

    // ISO dates, currency codes, figures with all digits, "1 deals", doubled spaces and stops, words of the data model.
    [GeneratedRegex(
        @"\d{4}-\d{2}|USD |EUR |CNY |\d,\d{3}|\.0[BMK]|\b1 [a-z]+s\b|  |\.\.|,,| ,|in-talks|pre-money|post-money|"
        + "gave no amount|that we know of",
        RegexOptions.CultureInvariant, 2000)]
    private static partial Regex MachineMark();
}

using System.Globalization;
using ServerlessDeals.Queries;
using static ServerlessDeals.Tests.Domain.DealsFromText;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>A date is an interval of days, and a range of dates matches those that overlap it: DOMAIN.md, section 3.</summary>
public sealed class ARangeOfDates
{
    [Theory]
    [InlineData("2024-02-01", MatchCertainty.Definite)]
    [InlineData("2024-01-31", null)]
    [InlineData("2024-02", MatchCertainty.Definite)]
    [InlineData("2024-Q1", MatchCertainty.Possible)]
    [InlineData("2024", MatchCertainty.Possible)]
    [InlineData("2023", null)]
    [InlineData("2025", MatchCertainty.Definite)]
    public void MatchesFromAMonthOn(string date, MatchCertainty? match) => Is(match, date, "2024-02", null);

    [Theory]
    [InlineData("2024-03-31", MatchCertainty.Definite)]
    [InlineData("2024-04-01", null)]
    [InlineData("2024-03", MatchCertainty.Definite)]
    [InlineData("2024-Q1", MatchCertainty.Definite)]
    [InlineData("2024-Q2", null)]
    [InlineData("2024", MatchCertainty.Possible)]
    [InlineData("2023", MatchCertainty.Definite)]
    public void MatchesUpToAMonth(string date, MatchCertainty? match) => Is(match, date, null, "2024-03");

    [Theory]
    [InlineData("2024-02-15", MatchCertainty.Definite)]
    [InlineData("2024-Q1", MatchCertainty.Possible)]
    [InlineData("2024", MatchCertainty.Possible)]
    [InlineData("2024-01", null)]
    [InlineData("2024-04", null)]
    public void MatchesBetweenTwoMonths(string date, MatchCertainty? match) => Is(match, date, "2024-02", "2024-03");

    private static void Is(MatchCertainty? match, string date, string? from, string? to)
    {
        var query = new DealQuery { From = from is null ? null : DateOf(from), To = to is null ? null : DateOf(to) };
        Assert.Equal(match, query.MatchOf(Listed("press 2024-01-01 closed") with { Date = DateOf(date) }));
    }
}

public sealed class AFilterOfDeals
{
    private static readonly DealItem Item = Listed(
        "press 2024-01-01 closed: amount USD 5M; valuation at least USD 50M; round seed; announced 2024-01-01; " +
        "lead alibaba closed; participant tencent closed; unknown hongshan closed; " +
        "acquirer meta closed; licensee google closed; lender citi closed; acquirer sap in-talks; " +
        "lead idg in-talks; participant gic in-talks") with
    {
        Country = "CN",
        Sectors = [IdOf("robotics"), IdOf("chips")],
    };

    public static TheoryData<string, bool> Filters() => new()
    {
        { "company=acme", true },
        { "company=other", false },
        { "company=-acme", false },
        { "company=-other", true },
        { "company=other,acme", true },
        { "investor=alibaba", true },
        { "investor=tencent", true },
        { "investor=hongshan", true },
        { "investor=meta", false },
        { "investor=google", false },
        { "investor=citi", false },
        { "investor=idg", false },
        { "investor=gic", false },
        { "investor=nobody", false },
        { "investor=-alibaba", false },
        { "investor=-meta", true },
        { "lead=alibaba", true },
        { "lead=tencent", false },
        { "lead=idg", false },
        { "acquirer=meta", true },
        { "acquirer=google", true },
        { "acquirer=citi", false },
        { "acquirer=alibaba", false },
        { "acquirer=sap", false },
        { "acquirer=-google", false },
        { "lender=citi", true },
        { "lender=meta", false },
        { "lender=alibaba", false },
        { "party=alibaba", true },
        { "party=meta", true },
        { "party=citi", true },
        { "party=gic", true },
        { "party=acme", false },
        { "party=-gic", false },
        { "sector=chips", true },
        { "sector=speech", false },
        { "sector=chips,-robotics", false },
        { "country=CN", true },
        { "country=US", false },
        { "country=-US", true },
        { "region=asia", true },
        { "region=europe,asia", true },
        { "region=europe", false },
        { "region=-asia", false },
        { "round=seed", true },
        { "round=series-a", false },
        { "kind=funding-round", true },
        { "kind=debt", false },
        { "status=closed", true },
        { "status=announced", false },
        { "currency=USD", true },
        { "currency=EUR", false },
        { "undisclosed=false", true },
        { "undisclosed=true", false },
        { "unconfirmed=false", true },
        { "unconfirmed=true", false },
        { "minSources=1", true },
        { "minSources=2", false },
        { "contradicted=true", false },
        { "named=acme", true },
        { "named=tencent", true },
        { "named=meta", true },
        { "named=other", false },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void MatchesWhatItAsksFor(string filter, bool found) => Assert.Equal(found, QueryOf(filter).Matches(Item));

    [Fact]
    public void MatchesAMissingValueOnlyIfItExcludesAnother()
    {
        var bare = Listed("press 2024-01-01 closed");
        Assert.False(QueryOf("country=CN").Matches(bare));
        Assert.True(QueryOf("country=-CN").Matches(bare));
        Assert.False(QueryOf("round=seed").Matches(bare));
        Assert.False(QueryOf("currency=USD").Matches(bare));
        Assert.True(QueryOf("undisclosed=true").Matches(bare));
        Assert.False(QueryOf("undisclosed=false").Matches(bare));
        Assert.False(QueryOf("region=asia").Matches(bare));
        Assert.True(QueryOf("region=-asia").Matches(bare));
        Assert.True(QueryOf("unconfirmed=true").Matches(Listed("aggregator 2024-01-01 closed")));
        Assert.True(QueryOf("minSources=2").Matches(Listed("press 2024-01-01 closed", "press 2024-01-02 closed")));
        Assert.True(QueryOf("contradicted=true").Matches(
            Listed("press 2024-01-01 closed: amount USD 5M", "press 2024-01-02 closed: amount USD 6M")));
    }

    [Fact]
    public void IsDefiniteOnlyIfEveryBoundSurelyHolds()
    {
        var query = new DealQuery
        {
            Amount = new(Currency.Usd, 1_000_000, null),
            Valuation = new(Currency.Usd, 60_000_000, null),
            From = DateOf("2024"),
        };
        Assert.Equal(MatchCertainty.Possible, query.MatchOf(Item));
        Assert.False(query.Matches(Item));
        Assert.True((query with { IncludePossible = true }).Matches(Item));
        Assert.Equal(MatchCertainty.Definite, (query with { Valuation = new(Currency.Usd, 50_000_000, null) }).MatchOf(Item));
        Assert.Null((query with { Amount = new(Currency.Usd, 6_000_000, null) }).MatchOf(Item));
        Assert.Null((query with { From = DateOf("2025"), IncludePossible = true }).MatchOf(Item));
        Assert.Null(new DealQuery { Valuation = new(Currency.Usd, 1, null) }.MatchOf(Item with { Valuation = null }));
    }

    [Fact]
    public void HasADifferentFingerprintForEachQuery()
    {
        var prints = Filters().Select(row => QueryOf(row.Data.Item1).Fingerprint())
            .Append(new DealQuery { From = DateOf("2024") }.Fingerprint())
            .Append(new DealQuery { To = DateOf("2024") }.Fingerprint())
            .Append(new DealQuery { Amount = new(Currency.Usd, 5, null) }.Fingerprint())
            .Append(new DealQuery { Valuation = new(Currency.Usd, 5, null) }.Fingerprint())
            .Append(new DealQuery { IncludePossible = true }.Fingerprint())
            .Append(new DealQuery { AsOf = new(2024, 1, 1) }.Fingerprint())
            .Append(new DealQuery { Order = DealOrder.LargestFirst }.Fingerprint())
            .Append(new DealQuery().Fingerprint()).ToList();
        Assert.Equal(prints, prints.Distinct());
        Assert.Equal(new DealQuery().Fingerprint(), new DealQuery { Limit = 3, WithTotal = true }.Fingerprint());
        Assert.Contains("2024-01-01", new DealQuery { AsOf = new(2024, 1, 1) }.Fingerprint(), StringComparison.Ordinal);
    }

    [Fact]
    public void IsCheckedByTheServiceOnlyForTheStatusAndDates() => Assert.All(Filters().Select(row => row.Data.Item1), filter =>
    {
        Assert.Equal(filter.StartsWith("status", StringComparison.Ordinal), QueryOf(filter).IsCheckedByTheService);
        Assert.False(QueryOf(filter).IsEverything);
    });

    [Fact]
    public void MatchesEverythingIfNothingIsAsked()
    {
        Assert.True(new DealQuery().IsEverything);
        Assert.True(new DealQuery { Limit = 3, Order = DealOrder.LargestFirst }.IsEverything);
        Assert.False(new DealQuery { From = DateOf("2024") }.IsEverything);
        Assert.False(new DealQuery { To = DateOf("2024") }.IsEverything);
        Assert.True(new DealQuery { From = DateOf("2024") }.IsCheckedByTheService);
        Assert.False(new DealQuery { AsOf = new(2024, 1, 1) }.IsCheckedByTheService);
        Assert.False(new DealQuery { Amount = new(Currency.Usd, 5, null) }.IsCheckedByTheService);
        Assert.False(new DealQuery { Valuation = new(Currency.Usd, 5, null) }.IsCheckedByTheService);
    }

    // "sector=chips,-robotics": includes chips and excludes robotics.
    private static DealQuery QueryOf(string filter)
    {
        var (name, values) = (filter.Split('=')[0], filter.Split('=')[1]);
        return name switch
        {
            "company" => new() { Companies = Of(IdOf) },
            "investor" => new() { Investors = Of(IdOf) },
            "lead" => new() { Leads = Of(IdOf) },
            "acquirer" => new() { Acquirers = Of(IdOf) },
            "lender" => new() { Lenders = Of(IdOf) },
            "party" => new() { Parties = Of(IdOf) },
            "region" => new() { Regions = Of(word => Region.Parse(word).OrThrow()) },
            "unconfirmed" => new() { Unconfirmed = values == "true" },
            "minSources" => new() { MinSources = int.Parse(values, CultureInfo.InvariantCulture) },
            "sector" => new() { Sectors = Of(IdOf) },
            "country" => new() { Countries = Of(CountryOf) },
            "round" => new() { Rounds = Of(IdOf) },
            "kind" => new() { Kinds = Of(word => EnumWords.Parse<DealKind>(word).OrThrow()) },
            "status" => new() { Status = Of(word => EnumWords.Parse<DealStatus>(word).OrThrow()) },
            "currency" => new() { Currencies = Of(CurrencyOf) },
            "undisclosed" => new() { Undisclosed = values == "true" },
            "contradicted" => new() { Contradicted = true },
            _ => new() { Named = [IdOf(values)] },
        };

        ValueFilter<T> Of<T>(Func<string, T> read)
            where T : struct
        {
            var words = values.Split(',');
            return new(
                [.. words.Where(word => !word.StartsWith('-')).Select(read)],
                [.. words.Where(word => word.StartsWith('-')).Select(word => read(word[1..]))]);
        }
    }
}

public sealed class AValueFilter
{
    [Fact]
    public void MatchesEverythingIfEmpty()
    {
        var all = new ValueFilter<int>();
        Assert.True(all.IsAll);
        Assert.True(all.Matches(5));
        Assert.True(all.Matches((int?)null));
        Assert.True(all.Matches([]));
        Assert.Null(all.Only);
        Assert.True(new ValueFilter<int>((int?)null).IsAll);
    }

    [Fact]
    public void MatchesItsOnlyValue()
    {
        var filter = new ValueFilter<int>(5);
        Assert.False(filter.IsAll);
        Assert.Equal(5, filter.Only);
        Assert.True(filter.Matches(5));
        Assert.False(filter.Matches(6));
        Assert.False(filter.Matches((int?)null));
        Assert.True(filter.Matches([4, 5]));
    }

    [Fact]
    public void MatchesAnyIncludedAndNoExcludedValue()
    {
        var filter = new ValueFilter<int>([1, 2], [3]);
        Assert.True(filter.Matches([1, 9]));
        Assert.False(filter.Matches([1, 3]));
        Assert.False(filter.Matches([9]));
        Assert.Null(filter.Only);
        Assert.True(new ValueFilter<int>([], [3]).Matches((int?)null));
        Assert.False(new ValueFilter<int>([], [3]).Matches(3));
        Assert.False(new ValueFilter<int>([], [3]).IsAll);
    }

    [Fact]
    public void IsPrintedInAFixedOrder() => Assert.Equal(
        ("-3,1,2", "-3,1,2"), (new ValueFilter<int>([2, 1], [3]).ToString(), new ValueFilter<int>([1, 2], [3]).ToString()));

    [Fact]
    public void HoldsTheCompanyAndInvestorOfAQuery()
    {
        Assert.Equal(IdOf("acme"), new DealQuery { Company = IdOf("acme") }.Company);
        Assert.Equal(IdOf("acme"), new DealQuery { Company = IdOf("acme") }.Companies.Only);
        Assert.Equal(IdOf("gic"), new DealQuery { Investor = IdOf("gic") }.Investor);
    }
}

public sealed class TheOrderOfAList
{
    [Theory]
    [InlineData("-amount", "USD 9M;between USD 7M and 9M;up to USD 6M;at least USD 5M;USD 0")]
    [InlineData("amount", "USD 0;at least USD 5M;up to USD 6M;between USD 7M and 9M;USD 9M")]
    public void SortsAmountsByThePrintedFigure(string order, string amounts)
    {
        var items = Sums.Rounds(amounts.Split(';'));
        Assert.Equal(items, items.Reverse().OrderBy(item => DealOrder.Parse(order)!.KeyOf(item).Row, StringComparer.Ordinal));
    }

    // On 5 March 2024 a euro was USD 1.0849, CNY 7.8104 and KRW 1447.98, so CNY 50M were about $6.9M, EUR 6M $6.5M and KRW 7B $5.2M.
    [Theory]
    [InlineData("-", "USD 9M;CNY 50M;EUR 6M;USD 6M;at least KRW 7B;SAR 3750000;USD 0;TWD 50M;VND 90B;undisclosed")]
    [InlineData("", "USD 0;SAR 3750000;at least KRW 7B;USD 6M;EUR 6M;CNY 50M;USD 9M;TWD 50M;VND 90B;undisclosed")]
    public void ComparesAllCurrenciesAndEndsWithDealsWithoutAFigure(string direction, string amounts)
    {
        var items = Sums.Rounds(amounts.Split(';')).Select(Converted).ToList();
        foreach (var field in new[] { "amount", "valuation" })
        {
            var sorted = Enumerable.Reverse(items)
                .OrderBy(item => DealOrder.Parse(direction + field)!.KeyOf(item).Row, StringComparer.Ordinal);
            Assert.Equal(items, sorted);
        }
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("-amount")]
    [InlineData("valuation")]
    [InlineData("-valuation")]
    public void SortsEqualFiguresByDateAndThenById(string order)
    {
        DealItem[] items =
        [
            Converted(Sums.Item("c", "USD 5M") with { Date = DateOf("2024-03-05") }),
            Converted(Sums.Item("a", "USD 5M") with { Date = DateOf("2024-02") }),
            Converted(Sums.Item("b", "at least USD 5M") with { Date = DateOf("2024-02-01") }),
        ];
        Assert.Equal(items, items.Reverse().OrderBy(item => DealOrder.Parse(order)!.KeyOf(item).Row, StringComparer.Ordinal));
    }

    // The valuation is the same as the amount.
    private static DealItem Converted(DealItem item)
    {
        var amount = item.Amount.Value;
        var dollars = RealRates.All.Convert(amount, Currency.Usd, item.Date);
        return item with
        {
            Amount = item.Amount with { Usd = dollars },
            Valuation = new(new(amount, ValuationBasis.Unknown), null) { Usd = dollars },
        };
    }

    [Theory]
    [InlineData("-announced", "2024-03-05,2024-03-01,2024-02,2024-01-31")]
    [InlineData("announced", "2024-01-31,2024-02,2024-03-01,2024-03-05")]
    public void SortsDatesByTheirFirstDay(string order, string dates)
    {
        var items = dates.Split(',').Select((date, at) => Sums.Item($"{(char)('a' + at)}", "USD 1M") with { Date = DateOf(date) }).ToList();
        Assert.Equal(items, Enumerable.Reverse(items).OrderBy(item => DealOrder.Parse(order)!.KeyOf(item).Row, StringComparer.Ordinal));
    }
}

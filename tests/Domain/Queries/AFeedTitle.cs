using ServerlessDeals.Publishing.Feeds;
using ServerlessDeals.Queries;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

public sealed class AFeedTitle
{
    private static readonly Currency Euro = Currency.Parse("EUR").OrThrow();

    public static TheoryData<string, DealQuery> Titles() => new()
    {
        { "AI Deal Record: investments in AI companies", new() },
        { "Deals at The openai", new() { Companies = Any("openai") } },
        { "Deals at The openai or The mistral", new() { Companies = Any("openai", "mistral") } },
        { "Deals at The a, The b or The c", new() { Companies = Any("a", "b", "c") } },
        { "Deals at The a, The b or three others", new() { Companies = Any("a", "b", "c", "d", "e") } },
        { "Deals not at The openai", new() { Companies = new([], [IdOf("openai")]) } },
        { "Deals in robotics", new() { Sectors = Any("robotics") } },
        {
            "Deals in AI chips or robotics not in speech and translation",
            new() { Sectors = new([IdOf("chips"), IdOf("robotics")], [IdOf("speech")]) }
        },
        { "Deals in China", new() { Countries = new(Country.Parse("CN").Value) } },
        { "Deals in Series A or seed rounds", new() { Rounds = Any("series-a", "seed") } },
        { "Funding rounds", new() { Kinds = new(DealKind.FundingRound) } },
        { "Deals other than loans", new() { Kinds = new([], [DealKind.Debt]) } },
        { "Acquisitions that are in talks", new() { Kinds = new(DealKind.Acquisition), Status = new(DealStatus.InTalks) } },
        { "Deals that are not cancelled", new() { Status = new([], [DealStatus.Cancelled]) } },
        { "Deals led by The alibaba", new() { Leads = Any("alibaba") } },
        { "Deals without The alibaba among the investors", new() { Investors = new([], [IdOf("alibaba")]) } },
        { "Deals in Europe", new() { Regions = new(Region.Parse("europe").Value) } },
        { "Deals bought by The meta", new() { Acquirers = Any("meta") } },
        { "Deals with The citi as a lender", new() { Lenders = Any("citi") } },
        { "Deals without The citi as a party", new() { Parties = new([], [IdOf("citi")]) } },
        { "Deals that match “moon”", new() { Words = "moon", Named = [IdOf("moonshot-ai")] } },
        { "Deals that only aggregators report", new() { Unconfirmed = true } },
        { "Deals that not only aggregators report", new() { Unconfirmed = false } },
        { "Deals with at least two independent sources", new() { MinSources = 2 } },
        { "Deals of at least $100M", new() { Amount = new(Currency.Usd, 100_000_000, null) } },
        { "Deals of at most €2.5M", new() { Amount = new(Euro, null, 2_500_000) } },
        { "Deals of $1M to $2M", new() { Amount = new(Currency.Usd, 1_000_000, 2_000_000) } },
        { "Deals at a valuation of at least $1B", new() { Valuation = new(Currency.Usd, 1_000_000_000, null) } },
        { "Deals reported in EUR", new() { Currencies = new(Euro) } },
        { "Deals with an undisclosed amount", new() { Undisclosed = true } },
        { "Deals with a disclosed amount", new() { Undisclosed = false } },
        { "Deals dated from March 2024", new() { From = DateOf("2024-03") } },
        { "Deals dated until the first quarter of 2024", new() { To = DateOf("2024-Q1") } },
        { "Deals dated 2024", new() { From = DateOf("2024"), To = DateOf("2024") } },
        { "Deals dated from 2024 to 5 March 2025", new() { From = DateOf("2024"), To = DateOf("2025-03-05") } },
        {
            "Funding rounds in robotics, in Japan, led by The softbank, of at least $100M, and those that may match",
            new()
            {
                Kinds = new(DealKind.FundingRound),
                Sectors = Any("robotics"),
                Countries = new(Country.Parse("JP").Value),
                Leads = Any("softbank"),
                Amount = new(Currency.Usd, 100_000_000, null),
                IncludePossible = true,
            }
        },
    };

    [Theory]
    [MemberData(nameof(Titles))]
    public void NamesTheQueryInWords(string title, DealQuery query) => Assert.Equal(title, FeedTitle.Of(query, id => $"The {id}"));

    private static ValueFilter<Slug> Any(params string[] ids) => new([.. ids.Select(IdOf)], []);
}

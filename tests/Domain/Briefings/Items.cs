using ServerlessDeals.Publishing.Briefings;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>The deals, organizations and months from which briefing sentences are made.</summary>
internal static class Items
{
    public static readonly DateOnly Today = new(2026, 6, 30);

    public static DealItem Deal(
        string company, string amount, DealStatus status = DealStatus.Announced, DealKind kind = DealKind.FundingRound) => new()
        {
            Id = DealId.Parse(company + "-2024-03").OrThrow(),
            Company = new(IdOf(company), company.ToUpperInvariant()),
            Kind = kind,
            Status = status,
            Date = DateOf("2024-03-05"),
            DateBasis = DateBasis.Announced,
            Reported = DateOf("2024-03-05"),
            LastHeard = status is DealStatus.InTalks or DealStatus.Rumoured ? new DateOnly(2026, 1, 1) : null,
            Amount = new(AmountOf(amount), null) { Usd = Usd(AmountOf(amount)) },
            Parties = [],
            Unconfirmed = false,
            Sources = 1,
            Conflicts = 0,
        };

    public static DealItem With(this DealItem deal, params PartyItem[] parties) => deal with { Parties = parties };

    public static DealItem At(this DealItem deal, string worth) => deal with
    {
        Valuation = new(ValuationOf(worth), null) { Usd = Usd(ValuationOf(worth).Worth) },
    };

    /// <summary>At the rates of the date of <see cref="Deal"/>: 1 EUR = 1.0849 USD = 7.8104 CNY = 1447.98 KRW.</summary>
    private static ConvertedAmount? Usd(Amount amount) => RealRates.All.Convert(amount, Currency.Usd, DateOf("2024-03-05"));

    public static PartyItem Party(string id, PartyRole role) => new(IdOf(id), id.ToUpperInvariant(), role, Commitment.Closed, null);

    public static OrganizationDetail Organization(string id, IReadOnlyList<DealItem> raised, IReadOnlyList<DealItem> backed) =>
        new() { Organization = new() { Id = IdOf(id), Name = id.ToUpperInvariant() }, Raised = raised, Backed = backed };

    /// <summary>March 2024, as written long afterwards.</summary>
    public static Briefing Month(params DealItem[] deals) => Month(deals, [], []);

    public static Briefing Month(
        IReadOnlyList<DealItem> deals,
        IReadOnlyList<DealItem> before,
        IReadOnlyList<DealItem> yearBefore,
        string reported = "2026-06-30",
        string today = "2026-06-30") =>
        BriefingReader.Make(
            BriefingPeriod.Parse("2024-03").OrThrow(), deals, before, yearBefore, new(DayOf(today), DayOf(today), DateOf(reported)));
}

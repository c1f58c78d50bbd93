using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>
/// Deals of the company acme, written as a line for each claim: "press 2024-03-05 in-talks: amount at least USD 600M; lead alibaba
/// committed". If a line does not say otherwise, claims are called claim-1, claim-2 and so on, each with its own publisher.
/// </summary>
internal static class DealsFromText
{
    public static Deal Deal(params string[] claims) => new()
    {
        Id = DealId.Parse("acme-2024").OrThrow(),
        Company = IdOf("acme"),
        Kind = DealKind.FundingRound,
        Claims = [.. claims.Select((line, at) => Claim(line, at + 1))],
    };

    /// <summary>The deal as known after all of its claims.</summary>
    public static ResolvedDeal Resolved(params string[] claims) => Resolver.Resolve(Deal(claims), DateOnly.MaxValue)!;

    public static ResolvedDeal? ResolvedAsOf(string day, params string[] claims) => Resolver.Resolve(Deal(claims), DayOf(day));

    public static DealItem Listed(params string[] claims) => DealItem.Of(Resolved(claims), new([]));

    public static Claim Claim(string line, int number = 1)
    {
        var head = line.Split(':')[0].Split(' ');
        var (kind, published, status) = (head[0], DateOf(head[1]), EnumWords.Parse<DealStatus>(head[2]).OrThrow());
        var claim = new Claim
        {
            Id = IdOf($"claim-{number}"),
            Recorded = new(2026, 1, 1),
            Status = status,
            Source = new()
            {
                Publisher = $"Paper {number}",
                Url = $"https://example.org/{number}",
                Title = "A round",
                Published = published,
                Kind = kind == "anonymous" ? SourceKind.Press : EnumWords.Parse<SourceKind>(kind).OrThrow(),
                Anonymous = kind == "anonymous",
            },
        };
        var fields = line.Contains(": ", StringComparison.Ordinal)
            ? line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split("; ")
            : [];
        return fields.Aggregate(claim, With);
    }

    private static Claim With(Claim claim, string field)
    {
        var (word, rest) = (field.Split(' ')[0], field[(field.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        return word switch
        {
            "amount" => claim with { Amount = AmountOf(rest) },
            "valuation" => claim with { Valuation = ValuationOf(rest) },
            "announced" => claim with { Announced = DateOf(rest) },
            "closed" => claim with { Closed = DateOf(rest) },
            "round" => claim with { Round = IdOf(rest) },
            "id" => claim with { Id = IdOf(rest) },
            "supersedes" => claim with { Supersedes = IdOf(rest) },
            "recorded" => claim with { Recorded = DayOf(rest) },
            "mistaken" => claim with { KnownMistake = rest },
            "by" => claim with { Source = claim.Source with { By = IdOf(rest) } },
            "publisher" => claim with { Source = claim.Source with { Publisher = rest } },
            "cites" => claim with { Source = claim.Source with { Cites = rest } },
            _ => claim with { Parties = [.. claim.Parties, PartyOf(field)] },
        };
    }

    // "lead alibaba committed", "participant tencent closed USD 5M".
    private static Party PartyOf(string field)
    {
        var words = field.Split(' ', 4);
        return new(
            IdOf(words[1]),
            EnumWords.Parse<PartyRole>(words[0]).OrThrow(),
            EnumWords.Parse<Commitment>(words[2]).OrThrow(),
            words.Length > 3 ? AmountOf(words[3]) : null);
    }
}

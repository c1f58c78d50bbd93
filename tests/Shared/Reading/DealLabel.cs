using System.Text.Json;
using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Tests.Reading;

/// <summary>A deal that a person found in an article.</summary>
internal sealed record DealLabel
{
    public DealScope Scope { get; init; }

    public required string Company { get; init; }

    public required DealKind Kind { get; init; }

    public required DealStatus Status { get; init; }

    public string? Round { get; init; }

    public MoneyLabel? Amount { get; init; }

    public MoneyLabel? Valuation { get; init; }

    /// <summary>All that the company has raised, which may be read as a deal of its own.</summary>
    public MoneyLabel? Total { get; init; }

    public IReadOnlyList<PartyLabel> Parties { get; init; } = [];

    public string? Date { get; init; }

    public string? Cites { get; init; }

    public bool Anonymous { get; init; }

    /// <summary>Any value but false: a reader may leave it out, and is right if it does not.</summary>
    public JsonElement? Optional { get; init; }

    /// <summary>The words of the article that say a field, by the name of the field or of a role.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    public bool IsOptional => Optional is { ValueKind: not JsonValueKind.False };
}

/// <summary>A sum of money with its hedge: a number, or two for a range.</summary>
internal sealed record MoneyLabel
{
    public required Qualifier Hedge { get; init; }

    public decimal Number { get; init; }

    public decimal Low { get; init; }

    public decimal High { get; init; }

    public string Currency { get; init; } = "USD";

    public string? Basis { get; init; }

    public Amount ToAmount()
    {
        var (units, currency) = ((long)Number, Values.Money.Currency.Parse(Currency).OrThrow());
        return Hedge switch
        {
            Qualifier.Exactly => Amount.Exactly(units, currency),
            Qualifier.About => Amount.About(units, currency),
            Qualifier.AtLeast => Amount.AtLeast(units, currency),
            Qualifier.MoreThan => Amount.MoreThan(units, currency),
            Qualifier.UpTo => Amount.UpTo(units, currency),
            Qualifier.LessThan => Amount.LessThan(units, currency),
            Qualifier.Between => Amount.Between((long)Low, (long)High, currency),
            _ => Amount.Undisclosed,
        };
    }
}

/// <summary>Who took part in a deal, and how.</summary>
/// <param name="Role">The words of <see cref="PartyRole"/>, or "seller". Several leads are each "lead".</param>
internal sealed record PartyLabel(string Name, string Role, string? Commitment = null, MoneyLabel? Amount = null);

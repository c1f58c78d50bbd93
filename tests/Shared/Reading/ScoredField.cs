namespace ServerlessDeals.Tests.Reading;

/// <summary>The rows of a score.</summary>
internal static class ScoredField
{
    public const string Claim = "claim";
    public const string Deal = "whole deal";
    public const string DealSettled = "whole deal, announced = closed";
    public const string Scope = "scope";
    public const string Status = "status";
    public const string StatusSettled = "status, announced = closed";
    public const string Round = "round";
    public const string Amount = "amount";
    public const string Valuation = "valuation";
    public const string Basis = "basis";
    public const string Lead = "lead";
    public const string Party = "party";
    public const string Role = "role";
    public const string Commitment = "commitment";
    public const string Share = "a party's amount";
    public const string Date = "date";
    public const string Cites = "cites";
    public const string Anonymous = "anonymous";
    public const string Words = "words";

    public static readonly IReadOnlyList<string> All =
    [
        Claim, Deal, DealSettled, Scope, Status, StatusSettled, Amount, Valuation, Basis, Round, Lead, Party, Role, Commitment, Share, Date,
        Cites, Anonymous, Words,
    ];
}

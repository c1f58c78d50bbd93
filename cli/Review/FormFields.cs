using Microsoft.AspNetCore.Http;
using ServerlessDeals.Loading.Reading.Drafts;

namespace ServerlessDeals.Cli.Review;

/// <summary>The names of the fields that a browser sends, and how they become a form.</summary>
internal static class FormFields
{
    public const string Draft = "draft";
    public const string Deal = "deal";

    /// <summary>The value of <see cref="Deal"/> for a deal of its own.</summary>
    public const string NewDeal = "new";

    /// <summary>Parties that a person can add at once.</summary>
    public const int NewParties = 2;

    private const int MostParties = 200;

    public static DraftForm Read(IFormCollection sent) => new()
    {
        Publisher = Text(sent, "publisher"),
        Published = Text(sent, "published"),
        Address = Text(sent, "address"),
        Company = Text(sent, "company"),
        Kind = Text(sent, "kind"),
        Status = Text(sent, "status"),
        Announced = Text(sent, "announced"),
        Round = Text(sent, "round"),
        Amount = Text(sent, "amount"),
        Valuation = Text(sent, "valuation"),
        Cites = Text(sent, "cites"),
        Anonymous = sent.ContainsKey("anonymous"),
        Parties =
        [
            .. Enumerable.Range(0, MostParties).TakeWhile(index => sent.ContainsKey(Party(index, "name"))).Select(index => new PartyForm(
                Text(sent, Party(index, "name")), Text(sent, Party(index, "role")), Text(sent, Party(index, "commitment")),
                Text(sent, Party(index, "amount")))),
        ],
    };

    public static DealChoice? Choice(IFormCollection sent) => Text(sent, Deal) switch
    {
        "" => null,
        NewDeal => new(""),
        var deal => new(deal),
    };

    public static string Party(int index, string part) => $"party-{index}-{part}";

    private static string Text(IFormCollection sent, string field) => sent[field].ToString();
}

using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Tests.Unit;

/// <summary>What an article says of who takes part in a round, and what only looks like it.</summary>
public sealed class WhoTakesPartInARound
{
    private static readonly ArticleReader Reader = new(new(Golden.Seeds.Value.Set.Organizations));

    [Theory]
    [InlineData("Lexora has raised $85 million from Northgate Ventures.", "Northgate Ventures")]
    [InlineData("Lexora has raised $85 million in seed funding from Northgate Ventures, Alder Fund and Ada Moor.",
        "Northgate Ventures, Alder Fund, Ada Moor")]
    [InlineData("Lexora closed its Series A round at $85 million from investors such as Northgate Ventures and Alder Fund.",
        "Northgate Ventures, Alder Fund")]
    [InlineData("Lexora just raised $85 million from investors – including Northgate Ventures – in a deal.", "Northgate Ventures")]
    [InlineData("Lexora has raised $85 million in a funding round backed by Northgate Ventures.", "Northgate Ventures")]
    [InlineData("Lexora has raised $85 million. The round includes investments from Northgate Ventures and Alder Fund.",
        "Northgate Ventures, Alder Fund")]
    [InlineData("Lexora has raised $85 million, with investors like Northgate Ventures and Alder Fund participating.",
        "Northgate Ventures, Alder Fund")]
    [InlineData("Lexora has raised $85 million. The round included participation from Nvidia's venture arm, along with Alder Fund.",
        "Nvidia, Alder Fund")]
    public void IsWhoGivesTheMoney(string text, string participants)
    {
        var parties = Assert.Single(Read(text)).Parties;
        Assert.Equal(participants, string.Join(", ", parties.Select(party => party.Name.Name)));
        Assert.All(parties, party => Assert.Equal(PartyRole.Participant, party.Role));
    }

    [Theory]
    [InlineData("Lexora has raised $85 million in a round led by Northgate Ventures, with co-leads Alder Fund and Moor Capital.",
        "Northgate Ventures, Alder Fund, Moor Capital")]
    [InlineData("Lexora has raised $85 million in a round co-led by Northgate Ventures, Alder Fund and Moor Capital.",
        "Northgate Ventures, Alder Fund, Moor Capital")]
    [InlineData("Lexora has raised $85 million, with Northgate Ventures and Alder Fund co-leading the round.",
        "Northgate Ventures, Alder Fund")]
    [InlineData("Lexora has raised $85 million in a round led by partners at Northgate Ventures and new investors at Alder Fund.",
        "Northgate Ventures, Alder Fund")]
    [InlineData("Lexora has raised $85 million from lead investors Northgate Ventures and Alder Fund.", "Northgate Ventures, Alder Fund")]
    [InlineData("Lexora has raised $85 million in a round led by Northgate Ventures alongside Alder Fund.", "Northgate Ventures")]
    [InlineData("Lexora has raised $85 million in a round led by Northgate Ventures, Alder Fund also invested.", "Northgate Ventures")]
    [InlineData("Lexora has raised $85 million in a round led by Northgate Ventures, existing investor Alder Fund and Moor Capital.",
        "Northgate Ventures")]
    [InlineData("Lexora has raised $85 million in a Series C led by Northgate Ventures. Alder Fund, which led its Series B, joined.",
        "Northgate Ventures")]
    [InlineData("Lexora has raised $85 million. Alder Fund led the debt round.", "")]
    [InlineData("Northgate Ventures led an $85 million valuation round in Lexora.", "Northgate Ventures")]
    public void IsALeadIfTheWordsSaySo(string text, string leads)
    {
        var draft = Assert.Single(Read(text));
        Assert.Equal("Lexora", draft.Company.Value.Name);
        Assert.Equal(leads, string.Join(", ", draft.Parties.Where(party => party.Role.IsLead()).Select(party => party.Name.Name)));
    }

    [Theory]
    [InlineData("Lexora, whose backers include Northgate Ventures, has raised $85 million.")]
    [InlineData("Nvidia has invested $85 million in the startup Lexora.")]
    public void IsNotKnownOfWhoHasInvestedOnce(string text) =>
        Assert.All(Assert.Single(Read(text)).Parties, party => Assert.Equal(PartyRole.Unknown, party.Role));

    [Theory]
    [InlineData("Lexora has raised $85 million. That places it among the top companies of its field, alongside OpenAI and Anthropic.")]
    [InlineData("Lexora has raised $85 million. It faces competition from companies like Anthropic, along with Meta.")]
    public void IsNobodyWhoIsOnlyCompared(string text) => Assert.Empty(Assert.Single(Read(text)).Parties);

    [Fact]
    public void IsWhosePartOfTheRoundIsTold()
    {
        var draft = Assert.Single(Read("Nvidia plans to invest $12 million in Lexora. The investment, part of a larger $240 million "
            + "funding round, would triple its worth."));
        var party = Assert.Single(draft.Parties);
        Assert.Equal(("USD 240M", "USD 12M", PartyRole.Participant, DealKind.FundingRound),
            (draft.Amount?.Value.ToSeedText(), party.Amount?.ToSeedText(), party.Role, draft.Kind.Value));
    }

    private static IReadOnlyList<DraftDeal> Read(string text) => Reader.Read(new()
    {
        Title = "News of the law",
        Text = [text, "Lexora was founded in 2021."],
        Published = PartialDate.OfDay(new(2026, 5, 27)),
        Publisher = "The Gazette",
    });
}

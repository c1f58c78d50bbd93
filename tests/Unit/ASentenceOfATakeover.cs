using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Tests.Unit;

/// <summary>What single sentences say of a takeover: how far it has come, and what is none.</summary>
public sealed class ASentenceOfATakeover
{
    private static readonly ArticleReader Reader = new(new(Golden.Seeds.Value.Set.Organizations));

    [Theory]
    [InlineData("Nvidia said it plans to acquire Lexora for $2 billion.", "announced")]
    [InlineData("Nvidia is in talks to acquire Lexora for $2 billion.", "in-talks")]
    [InlineData("Nvidia completed its $2 billion acquisition of Lexora.", "closed")]
    [InlineData("Nvidia has acquired Lexora for $2 billion.", "closed")]
    [InlineData("Nvidia acquires Lexora for $2 billion.", "announced")]
    [InlineData("Nvidia has walked away from talks to acquire Lexora for $2 billion.", "cancelled")]
    [InlineData("Nvidia is no longer planning to acquire Lexora for $2 billion.", "cancelled")]
    [InlineData("Nvidia is pulling out of its planned purchase of Lexora.", "cancelled")]
    [InlineData("Nvidia is interested in buying Lexora.", "in-talks")]
    [InlineData("Nvidia paid $2 billion to acquire Lexora.", "closed")]
    [InlineData("Nvidia's $2 billion acquisition of Lexora was completed on Monday.", "closed")]
    [InlineData("Lexora is being acquired by Nvidia for $2 billion.", "announced")]
    [InlineData("Lexora has been acquired by Nvidia for $2 billion.", "closed")]
    [InlineData("Lexora has firmly rejected a $2 billion takeover bid from Nvidia, saying that it is not for sale.", "cancelled")]
    [InlineData("Lexora agreed a $2 billion sale to the private equity firm Thoma Bravo.", "announced")]
    [InlineData("Lexora has agreed to sell itself to Nvidia for $2 billion.", "announced")]
    [InlineData("Lexora was sold to Nvidia for $2 billion.", "closed")]
    [InlineData("Nvidia has reportedly acquired the artificial intelligence (AI) startup Lexora.", "closed")]
    [InlineData("Nvidia announced that it was acquiring Lexora. Today the deal was closed.", "closed")]
    [InlineData("Nvidia will acquire Lexora. The deal is expected to be closed in May.", "announced")]
    [InlineData("Nvidia has acquired Lexora. Its chief said the $2 billion figure was inaccurate.", "closed")]
    [InlineData("Northgate Motors has sold Lexora to Nvidia for $2 billion.", "closed")]
    [InlineData("Northgate Motors will sell its AI company Lexora to Nvidia.", "announced")]
    [InlineData("Northgate Motors is in talks to sell Lexora to Nvidia for $2 billion.", "in-talks")]
    [InlineData("Lexora has been snapped up by Nvidia.", "closed")]
    [InlineData("Nvidia has taken over Lexora for $2 billion.", "closed")]
    [InlineData("Thoma Bravo will take Lexora private for $2 billion.", "announced")]
    [InlineData("Nvidia announced an agreement under which it will acquire Lexora.", "announced")]
    [InlineData("Nvidia is exploring an acquisition of Lexora.", "in-talks")]
    [InlineData("In May Nvidia had struck a deal to buy Lexora for $2 billion. It stalled because Microsoft objected.", "cancelled")]
    [InlineData("Regulators blocked Nvidia's $2 billion purchase of Lexora.", "cancelled")]
    [InlineData("Lexora's shareholders have voted against a takeover by Nvidia.", "cancelled")]
    [InlineData("The board of Lexora has rejected an offer led by Elon Musk to buy the company for $2 billion.", "cancelled")]
    [InlineData("Nvidia has dropped its bid for Lexora.", "cancelled")]
    public void SaysHowFarATakeoverHasCome(string sentence, string status)
    {
        var draft = Assert.Single(Read(sentence));
        Assert.Equal((DealKind.Acquisition, status), (draft.Kind.Value, EnumWords.Of(draft.Status.Value)));
    }

    [Theory]
    [InlineData("Nvidia Acquires Lexora", "That’s why we’ve acquired Lexora, a maker of lamps.", "closed")]
    [InlineData("Nvidia Acquires Lexora", "Once Nvidia has acquired Lexora, it will close its office.", "announced")]
    [InlineData("Nvidia Signs LOI", "Nvidia has signed a letter of intent to acquire Lexora.", "announced")]
    [InlineData("Nvidia Signs LOI", "Nvidia has signed a non-binding letter of intent to acquire Lexora.", "in-talks")]
    public void SaysInTheTextWhatTheHeadlineLeavesOpen(string title, string text, string status) =>
        Assert.Equal(status, EnumWords.Of(Assert.Single(Read(text, title)).Status.Value));

    [Theory]
    [InlineData("Nvidia has picked up Lexora as a customer.")]
    [InlineData("Moor took over Lexora in May.")]
    [InlineData("Nvidia has acquired the team behind Lexora.")]
    [InlineData("Northgate Motors sells Lexora to schools.")]
    public void IsNotTold(string sentence) => Assert.Empty(Read(sentence));

    [Fact]
    public void DoesNotSayWhoseRoundFollows()
    {
        var draft = Assert.Single(Read("Nvidia has acquired Lexora. The company announced an $85 million Series C round in the spring."));
        Assert.Equal(DealKind.Acquisition, draft.Kind.Value);
    }

    private static IReadOnlyList<DraftDeal> Read(string text, string title = "News of the law") => Reader.Read(new()
    {
        Title = title,
        Text = [text, "Lexora was founded in 2021."],
        Published = PartialDate.OfDay(new(2026, 5, 27)),
        Publisher = "The Gazette",
    });
}

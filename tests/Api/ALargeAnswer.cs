using ServerlessDeals.Publishing.Assistants;

namespace ServerlessDeals.Tests.Api;

/// <summary>Deals with more and longer claims than an assistant should get at once.</summary>
public sealed class ALargeAnswer
{
    private const int Claims = 60;
    private const int Deals = 40;

    private static readonly string Long = string.Concat(Enumerable.Repeat("a long title ", 100));

    [Fact]
    public async Task SaysHowMuchOfADealItLeavesOut()
    {
        await using var api = await AFewDeals.OnAsync("2024-06-30", Deal("acme-2024-01", Claims));
        await using var assistant = await AnAssistant.ConnectAsync(api.Address);
        var result = await assistant.CallAsync("get_deal", """{ "id": "acme-2024-01" }""");
        var (answer, text) = (result.StructuredContent!.Value, AnAssistant.TextOf(result));
        Assert.InRange(answer.GetRawText().Length, 2_000, AssistantAnswer.MostCharacters);
        Assert.InRange(text.Length, 2_000, AssistantAnswer.MostCharacters);
        var shown = answer.GetProperty("claims").GetArrayLength();
        Assert.InRange(answer.GetProperty("leftOut").GetInt32(), Claims - shown, 3 * Claims);
        Assert.Contains("were left out to keep this answer small.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HasFewerDealsAndACursorThatContinuesAfterThem()
    {
        var deals = Enumerable.Range(1, Deals).Select(number => Deal($"acme{number}-2024-01", claims: 1)).ToArray();
        await using var api = await AFewDeals.OnAsync("2024-06-30", deals);
        await using var assistant = await AnAssistant.ConnectAsync(api.Address);
        var (found, cursor, pages) = (new List<string>(), "", 0);
        do
        {
            var page = await assistant.AnswerAsync("list_deals", $$"""{ "limit": 20{{cursor}} }""");
            Assert.InRange(page.GetRawText().Length, 1, AssistantAnswer.MostCharacters);
            found.AddRange(page.Texts("deals[].id"));
            cursor = page.Text("more") == "true" ? $", \"cursor\": \"{page.Text("nextCursor")}\"" : "";
            pages++;
        }
        while (cursor.Length > 0);

        Assert.Equal(deals.Select(deal => deal.Id.ToString()).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.InRange(pages, 3, Deals);
    }

    private static Deal Deal(string id, int claims) => AFewDeals.Deal(
        id,
        DealKind.FundingRound,
        [.. Enumerable.Range(1, claims).Select(number =>
        {
            var claim = AFewDeals.Claim($"paper{number}", "2024-01-10", DealStatus.Closed, $"USD {number}M", $"USD {number + 100}M");
            var address = "https://paper.example/" + new string('a', 480);
            return claim with { Source = claim.Source with { Title = Long, Publisher = Long, Url = address }, Note = Long };
        })]);
}

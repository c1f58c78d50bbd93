using CsCheck;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

public sealed class TheGeneratedHistories
{
    // Their dates and amounts are random.
    private static readonly string[] CodesOfRandomValues =
        ["announced-long-after-published", "future-date", "implausible-amount", "supersedes-later-claim"];

    [Fact]
    public void HaveNoErrors() => GeneratedHistories.All.Sample(
        seeds => Assert.DoesNotContain(
            SeedsReadByCore.Read(seeds.Files).Faults,
            fault => fault.Severity == Severity.Error && !CodesOfRandomValues.Contains(fault.Code)),
        iter: Long.Cases(always: 200, atNight: 2000),
        print: seeds => seeds.ToString());

    [Fact]
    public void UseEveryFieldAndEveryWord()
    {
        var written = new System.Text.StringBuilder();
        GeneratedHistories.All.Sample(seeds => written.Append(seeds), iter: 100, threads: 1);
        string[] words =
        [
            "partOf:", "supersedes:", "recorded:", "announced: \"", "closed: \"", "round:", "valuation:", "knownMistake:", "note:",
            "cites:", "via:", "by:", "anonymous: true", "anonymous: false",
            "kind: funding-round", "kind: strategic-investment", "kind: acquisition", "kind: debt", "kind: secondary",
            "kind: acquihire-licence", "kind: cumulative",
            "kind: filing", "kind: company", "kind: press", "kind: relay", "kind: aggregator",
            "status: rumoured", "status: in-talks", "status: announced", "status: closed", "status: cancelled", "status: denied",
            "role: lead", "role: co-lead", "role: participant", "role: unknown", "role: acquirer", "role: licensee", "role: lender",
            "commitment: in-talks", "commitment: committed", "commitment: closed", "pre-money", "post-money",
            "undisclosed", "about", "at least", "more than", "up to", "less than", "between",
            "USD", "EUR", "GBP", "CNY", "JPY", "KRW", "INR", "\"USD 0\"",
        ];
        var text = written.ToString();
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }
}

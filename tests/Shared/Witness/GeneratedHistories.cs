using System.Globalization;
using System.Text;
using CsCheck;
using static ServerlessDeals.Tests.Witness.GeneratedValues;

namespace ServerlessDeals.Tests.Witness;

/// <summary>
/// Random registers and deals. There are few different values, so claims often agree, tie or contradict each other. <c>deals check</c>
/// finds no errors in them.
/// </summary>
internal static class GeneratedHistories
{
    private const string Mistake = "        knownMistake: \"The figure\"\n";

    private static readonly string[] Companies = ["acme", "bolt", "cora", "dyno"];
    private static readonly string[] Investors = ["fund-a", "fund-b", "fund-c", "fund-d", "bank-e"];
    private static readonly string[] Kinds =
    [
        "funding-round", "funding-round", "funding-round", "strategic-investment",
        "acquisition", "debt", "secondary", "acquihire-licence", "cumulative",
    ];

    private static readonly string[] Statuses =
        ["rumoured", "in-talks", "in-talks", "announced", "announced", "closed", "closed", "cancelled", "denied"];

    private static readonly Gen<string> Sources = Gen.Select(
        Any("Alpha Post", "Beta News", "Gamma", "alpha post"),
        Any("filing", "company", "press", "press", "press", "relay", "aggregator", "aggregator"),
        Gen.Int[0, 5],
        Gen.Int[0, 4],
        Gen.Int[0, 7],
        Any([.. Companies, .. Investors]),
        (publisher, kind, cites, via, anonymous, by) =>
            $"publisher: {publisher}, url: \"https://example.org/a\", title: A round, kind: {kind}"
            + (cites == 0 ? ", cites: Gamma" : "")
            + (via == 0 ? ", via: A mirror" : "")
            + (anonymous < 2 ? ", anonymous: " + (anonymous == 0 ? "true" : "false") : "")
            + (kind is "filing" or "company" && cites != 1 ? $", by: {by}" : ""));

    public static readonly Gen<GeneratedSeeds> All =
        from organizations in Register
        from files in Gen.Select(
            FileOf(0),
            FileOf(1),
            FileOf(2),
            FileOf(3),
            (first, second, third, fourth) => new[] { first, second, third, fourth })
        select new GeneratedSeeds(
        [
            .. Companies.Select((company, i) => ($"companies/{company}.yaml", organizations[i] + files[i])),
            ("investors.yaml", organizations[^1]),
        ]);

    public static readonly Gen<GeneratedSeeds> WithoutMistakes = All.Select(seeds => new GeneratedSeeds(
        [.. seeds.Files.Select(file => (file.Name, file.Yaml.Replace(Mistake, "", StringComparison.Ordinal)))]));

    private static Gen<string[]> Register =>
        from sectors in Any("[]", "[robotics]", "[foundation-models, coding]", "[robotics, coding]").Array[Companies.Length]
        from countries in Any("", "  country: US\n", "  country: CN\n", "  country: FR\n").Array[Companies.Length]
        from rivals in Gen.Int[0, Companies.Length - 1].Array[Companies.Length]
        select (string[])
        [
            .. Companies.Select((company, i) =>
                $"company:\n  id: {company}\n  name: {company.ToUpperInvariant()}\n{countries[i]}  sectors: {sectors[i]}\n"
                + (rivals[i] == i ? "" : $"  competitors: [{Companies[rivals[i]]}]\n")
                + "recorded: 2026-12-01\n"),
            "organizations:\n" + string.Concat(Investors.Select(investor =>
                $"  - id: {investor}\n    name: {investor.ToUpperInvariant()}\n")),
        ];

    /// <summary>The deals of one company. Only the first can have parts.</summary>
    private static Gen<string> FileOf(int company) =>
        from kinds in Any(Kinds).Array[0, 3]
        from parts in Gen.Int[0, 4].Array[3]
        from claims in ClaimsOf(Companies[company]).Array[3]
        select kinds.Length == 0 ? "" : "deals:\n" + string.Concat(kinds.Select((kind, i) =>
            $"  - id: {Companies[company]}-{i + 1}\n    kind: {kind}\n"
            + (i > 0 && parts[i] == 0 ? $"    partOf: {Companies[company]}-1\n" : "")
            + "    claims:\n"
            + string.Concat(claims[i].Select(claim => claim(kind)))));

    private static Gen<Func<string, string>[]> ClaimsOf(string company) =>
        from length in Gen.Int[1, 6]
        from claims in ClaimOf(company).Array[length]
        from supersedes in Gen.Int[0, 30].Array[length]
        from ids in Gen.Shuffle(Enumerable.Range(0, length).ToArray())
        select (Func<string, string>[])
        [
            .. claims.Select((claim, i) => (Func<string, string>)(kind => claim(
                kind,
                $"claim-{ids[i]}",
                supersedes[i] < i ? $"claim-{ids[supersedes[i]]}" : null))),
        ];

    /// <returns>The text of a claim, by the kind of its deal, its id, and the claim that it supersedes.</returns>
    private static Gen<Func<string, string, string?, string>> ClaimOf(string company) =>
        from source in Sources
        from published in Dates
        from recorded in Gen.Select(Gen.Int[0, 5], Gen.Int[0, 500])
        from status in Any(Statuses)
        from announced in Maybe(3, Dates)
        from closed in Maybe(6, Dates)
        from round in Maybe(2, Any("seed", "series-a", "series-b"))
        from amount in Maybe(1, Amounts)
        from valuation in Maybe(1, Valuations)
        from parties in PartiesOf(company)
        from mistaken in Gen.Int[0, 12]
        select (Func<string, string, string?, string>)((kind, id, supersedes) =>
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"      - id: {id}\n        status: {status}\n");
            text.Append(CultureInfo.InvariantCulture, $"        source: {{ {source}, published: \"{published.Text}\" }}\n");
            Line("recorded", recorded.Item1 == 0 ? Recorded(published.First, recorded.Item2) : null);
            Line("supersedes", supersedes);
            Line("announced", announced.Text);
            Line("closed", closed.Text);
            Line("round", round);
            Line("amount", kind == "secondary" && amount == "undisclosed" && recorded.Item2 % 2 == 0 ? "USD 0" : amount);
            Line("valuation", Possible(amount, valuation));
            text.Append(mistaken == 0 ? Mistake : "");
            Line("note", mistaken == 1 ? "Terms may change" : null);
            if (parties.Count > 0)
            {
                text.Append("        parties:\n");
                text.AppendJoin("", parties.Select(party => $"          - {{ {party(kind)} }}\n"));
            }

            return text.ToString();

            void Line(string field, string? value)
            {
                if (value is not null)
                {
                    text.Append(CultureInfo.InvariantCulture, $"        {field}: \"{value}\"\n");
                }
            }
        });

    private static Gen<List<Func<string, string>>> PartiesOf(string company) =>
        from orgs in Gen.Shuffle(Companies.Where(other => other != company).Take(1).Concat(Investors).ToArray())
        from count in Gen.Int[0, 3]
        from roles in Any("lead", "lead", "co-lead", "participant", "participant", "unknown", "own").Array[3]
        from commitments in Any("in-talks", "committed", "closed").Array[3]
        from amounts in Maybe(4, Amounts).Array[3]
        select orgs.Take(count).Select((org, i) => (Func<string, string>)(kind =>
        {
            var own = kind switch
            {
                "acquisition" => "acquirer",
                "acquihire-licence" => "licensee",
                "debt" => "lender",
                _ => "unknown",
            };
            return $"org: {org}, role: {(roles[i] == "own" ? own : roles[i])}, commitment: {commitments[i]}"
                + (amounts[i] is { } amount ? $", amount: \"{amount}\"" : "");
        })).ToList();

    private static string Recorded(DateOnly first, int later)
    {
        var day = first.AddDays(later);
        return (day < GeneratedSeeds.Today ? day : GeneratedSeeds.Today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>After a round no company is worth less than it raised. A valuation that says so loses its basis.</summary>
    private static string? Possible(string? amount, string? valuation)
    {
        if (amount is null || valuation is null)
        {
            return valuation;
        }

        var (raised, said) = (WitnessAmount.Read(amount), WitnessValuation.Read(valuation));
        return said.Basis == "post" && raised.Currency == said.Worth.Currency && raised.Low > said.Worth.High
            ? valuation[..^" post-money".Length]
            : valuation;
    }
}

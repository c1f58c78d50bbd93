using ServerlessDeals.Loading.Reading;
using static System.FormattableString;

namespace ServerlessDeals.Tests.Reading;

/// <summary>A score as a table in Markdown.</summary>
internal static class ScoreTable
{
    private static readonly string[] Heads =
        ["field", "precision, main", "recall, main", "said, main", "precision, background", "recall, background", "said, background"];

    public static string Of(ReadingScore score)
    {
        var rows = ScoredField.All
            .Select(field => (Field: field, Main: score.Of(field, DealScope.Main), Background: score.Of(field, DealScope.Background)))
            .Where(row => row.Main != default || row.Background != default)
            .Select(row => $"| {row.Field} | {Cells(row.Main)} | {Cells(row.Background)} |");
        return string.Join('\n', [
            $"| {string.Join(" | ", Heads)} |",
            string.Concat(Heads.Select(_ => "|---")) + "|",
            .. rows,
            "",
            Invariant($"{score.Articles} articles. {score.WithoutDeal} tell no deal; in {score.MisreadWithoutDeal} of these one was read."),
        ]);
    }

    private static string Cells(FieldScore score) =>
        Invariant($"{Share(score.Precision)} | {Share(score.Recall)} | {score.Said}");

    private static string Share(double? share) => share is { } value ? Invariant($"{value:0.00}") : "–";
}

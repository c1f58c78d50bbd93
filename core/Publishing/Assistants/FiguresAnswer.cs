using System.ComponentModel;
using System.Text.Json.Serialization;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Assistants;

/// <summary>Counts and totals: of one group of deals, or of several groups.</summary>
public sealed record FiguresAnswer : AssistantAnswer
{
    [Description("How deals are grouped: month, sector, investor, …")]
    public required string Dimension { get; init; }

    [Description("How deals are counted and groups are ranked.")]
    public required string Rule { get; init; }

    [Description("The groups.")]
    public required IReadOnlyList<GroupLine> Groups { get; init; }

    [Description("How many older periods were left out to keep this answer small. Use from and to.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int LeftOut { get; init; }

    [Description("True if there are more groups than these. Repeat the call with the same arguments and cursor = nextCursor.")]
    public required bool More { get; init; }

    [Description("The cursor of the next page.")]
    public string? NextCursor { get; init; }

    public override IEnumerable<string> Lines() =>
    [
        Rule,
        .. Groups.Count == 0 ? ["No deal of this record is in such a group."] : Groups.SelectMany(group => group.Words),
        .. More ? [$"There are more. Repeat the call with the same arguments and cursor {NextCursor}"] : Array.Empty<string>(),
        .. LeftOut > 0 ? [$"{LeftOut} older periods were left out to keep this answer small."] : Array.Empty<string>(),
        "These are counts of deals; list_deals shows the deals with their sources.",
    ];

    /// <summary>One group, or one for each of its periods.</summary>
    /// <param name="summary">The figures.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="most">The most periods, of which the newest are shown.</param>
    public static FiguresAnswer Of(Summary summary, SummaryQuery query, int most) => new()
    {
        Dimension = EnumWords.Of(query.Dimension),
        Rule = SummaryReader.TableRule,
        Groups = summary.Periods is { } periods
            ? [.. periods.Take(most).Select(period => GroupLine.Of(summary.Key, period, query.Family) with
            {
                Period = period.Period,
                Incomplete = period.Incomplete,
            })]
            : [GroupLine.Of(summary.Key, summary, query.Family) with { Incomplete = summary.Incomplete }],
        LeftOut = Math.Max(0, (summary.Periods?.Count ?? 0) - most),
        More = false,
    };

    /// <param name="table">A page of groups.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="nextCursor">The cursor of the next page.</param>
    public static FiguresAnswer Of(SummaryTable table, SummaryQuery query, string? nextCursor) => new()
    {
        Dimension = EnumWords.Of(query.Dimension),
        Rule = table.Rule,
        Groups =
        [
            .. table.Value.Select(line => GroupLine.Of(line.Key, line, query.Family) with
            {
                Name = line.Name == line.Key ? null : ForeignText.Line(line.Name),
                Rank = line.Rank,
                Period = line.Period,
                Incomplete = line.Incomplete == true,
            }),
        ],
        More = nextCursor is not null,
        NextCursor = nextCursor,
    };
}

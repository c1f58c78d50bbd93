using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Layout;

/// <summary>The tables and their keys.</summary>
public static class TableNames
{
    /// <summary>Deal id → the claims, and the addresses of the deal's rows.</summary>
    public const string Deals = "Deals";

    /// <summary>
    /// A list (company, investor, company:sector:robotics, …) → name and id; the first letter of a place in a name → what follows it;
    /// a hash of a whole name → ids.
    /// </summary>
    public const string Names = "Names";

    /// <summary>Organization id → the organization.</summary>
    public const string Organizations = "Organizations";

    /// <summary>Month → what was added, changed and removed, in order.</summary>
    public const string Changes = "Changes";

    /// <summary>"deal", "organization" → id and hash of everything loaded from the seed files.</summary>
    public const string Seeds = "Seeds";

    /// <summary>Source → the progress of an import of its file.</summary>
    public const string Imports = "Imports";

    /// <summary>What a person decided: "merged:deal", "distinct:organization", … → the ids.</summary>
    public const string Decisions = "Decisions";

    /// <summary>
    /// "drafts" → the drafts of articles, by id and by state, and which articles were read; "feeds" → the state of each feed.
    /// </summary>
    public const string Drafts = "Drafts";

    /// <summary>"ecb" → a year's reference rates.</summary>
    public const string Rates = "Rates";

    /// <summary>View → its partitions.</summary>
    public const string Partitions = "Partitions";

    /// <summary>A hash of the group of deals → group and month → their counts over time, and the sums that readers see.</summary>
    public const string Cells = "Cells";

    /// <summary>A dimension's table → bucket, day and generation → the lines that readers see. Also the log of refreshes.</summary>
    public const string Summaries = "Summaries";

    public static IReadOnlyList<string> All { get; } =
    [
        Deals, Names, Organizations, Changes, Seeds, Imports, Decisions, Drafts, Rates, Partitions, Cells, Summaries,
        .. Views.All.Select(view => view.Table),
    ];

    /// <summary>Creates the tables that are missing.</summary>
    public static Task CreateAsync(this ITables tables, CancellationToken cancel) => tables.CreateAsync(All, cancel);
}

namespace ServerlessDeals.Loading.Seeds;

/// <summary>
/// Warnings that a person has looked at and explained in the file, in the organization, deal or claim that they are about:
/// <c>acknowledged: { similar-deals: "Two tranches, announced a week apart." }</c>. They are not part of the deal.
/// </summary>
internal sealed class Acknowledgements
{
    public const string Key = "acknowledged";

    private const int ShortestReason = 10;

    private readonly List<(SeedNode Owner, string Code, SeedNode Reason)> _all = [];

    /// <summary>The warnings that can be acknowledged.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        .. EnumWords.All<SeedWarning>().Except(
        [
            EnumWords.Of(SeedWarning.NoPublisherRegister), EnumWords.Of(SeedWarning.StaleAcknowledgement),
        ]),
    ];

    /// <summary>Reads the acknowledgements of an organization, deal or claim.</summary>
    public void Add(SeedNode owner)
    {
        if (owner.Find(Key) is not { } list)
        {
            return;
        }

        foreach (var (code, reason) in list.Fields())
        {
            if (!Codes.Contains(code))
            {
                var nearest = Codes.MinBy(known => SpellingSuggestion.Distance(known, code));
                reason.Fault($"'{code}' is not a warning; did you mean {nearest}? The warnings are {string.Join(", ", Codes)}");
            }
            else if (reason.Scalar() is { } text && text.Trim().Length < ShortestReason)
            {
                reason.Fault("is not a reason; write in a sentence why the warning does not apply");
            }

            _all.Add((owner, code, reason));
        }
    }

    /// <summary>Takes the acknowledged warnings out, and warns of acknowledgements without a warning unless there are errors.</summary>
    /// <returns>How many were acknowledged.</returns>
    public int Apply(List<SeedFault> faults)
    {
        var used = new HashSet<SeedNode>();
        var acknowledged = faults.RemoveAll(fault => fault.Severity == Severity.Warning && IsAcknowledged(fault, used));
        // An error elsewhere can hide the warning.
        if (faults.All(fault => fault.Severity == Severity.Warning))
        {
            foreach (var (_, code, reason) in _all.Where(entry => !used.Contains(entry.Reason)))
            {
                reason.Warn(SeedWarning.StaleAcknowledgement, $"there is no warning {code} here any more; remove this line");
            }
        }

        return acknowledged;
    }

    private bool IsAcknowledged(SeedFault fault, HashSet<SeedNode> used)
    {
        var matching = _all.Where(entry => entry.Code == fault.Code && Contains(entry.Owner, fault)).ToList();
        used.UnionWith(matching.Select(entry => entry.Reason));
        return matching.Count > 0;
    }

    private static bool Contains(SeedNode owner, SeedFault fault) =>
        owner.File == fault.File
        && fault.Field.StartsWith(owner.Path, StringComparison.Ordinal)
        && (fault.Field.Length == owner.Path.Length || fault.Field[owner.Path.Length] is '.' or '[');
}

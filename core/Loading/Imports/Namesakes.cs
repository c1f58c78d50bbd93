using ServerlessDeals.Loading.Imports.Files;

namespace ServerlessDeals.Loading.Imports;

/// <summary>The companies of a file that have the same name and different ids.</summary>
internal static class Namesakes
{
    /// <param name="days">The file's lines, grouped by company and day, in the order of names and ids.</param>
    /// <returns>The ids of each name that has several.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IEnumerable<IReadOnlyList<ImportLine>> days)
    {
        var namesakes = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var (name, ids) = ("", new List<string>());
        foreach (var line in days.Select(lines => lines[0]))
        {
            if (line.Company != name)
            {
                (name, ids) = (line.Company, []);
            }

            if (line.CompanyId is { } id && (ids.Count == 0 || ids[^1] != id))
            {
                ids.Add(id);
                if (ids.Count > 1)
                {
                    namesakes[name] = ids;
                }
            }
        }

        return namesakes;
    }
}

using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Loading.Reading.Drafts;

/// <summary>Checks changed seed files before they are written, with the rules of <see cref="SeedFolder"/>.</summary>
public static class SeedTrial
{
    /// <returns>The faults that the changes would cause.</returns>
    public static IReadOnlyList<SeedFault> NewFaults(
        string folder, SeedReading before, IReadOnlyDictionary<string, string> files, TimeProvider time) =>
        Read(folder, before, files, time).Faults;

    /// <returns>The seeds as they would be, and only the faults that the changes would cause.</returns>
    public static SeedReading Read(string folder, SeedReading before, IReadOnlyDictionary<string, string> files, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(before);
        var trial = Directory.CreateTempSubdirectory("deals-accept-").FullName;
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(trial, Path.GetRelativePath(folder, path));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(path, copy);
            }

            Write(trial, files);
            var known = before.Faults.Select(fault => (fault.Code, fault.Field, fault.Message)).ToHashSet();
            var after = SeedFolder.Read(trial, time);
            return after with
            {
                Faults =
                [
                    .. after.Faults
                        .Where(fault => !known.Contains((fault.Code, fault.Field, fault.Message)))
                        .Select(fault => fault with
                        {
                            File = fault.File.Replace(trial.Replace('\\', '/'), folder, StringComparison.Ordinal),
                        }),
                ],
            };
        }
        finally
        {
            Directory.Delete(trial, recursive: true);
        }
    }

    /// <summary>Writes the files, each at once, so that no half of one is left behind.</summary>
    public static void Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path + ".new", text);
            File.Move(path + ".new", path, overwrite: true);
        }
    }
}

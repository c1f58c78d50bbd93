using ServerlessDeals.Loading.Imports;

namespace ServerlessDeals.Tests.Unit;

public sealed class TheExternalSort
{
    [Fact]
    public void KeepsTheOrderOfLinesWithinAKeyAtAnyMemorySize()
    {
        foreach (var inMemory in new[] { 1, 2, 3, 100 })
        {
            using var sorter = new ExternalSort(inMemory);
            foreach (var (key, line) in new[] { ("b", "1"), ("a", "2"), ("b", "3"), ("c", "4"), ("a", "5") })
            {
                sorter.Add(key, line);
            }

            Assert.Equal(["2,5", "1,3", "4"], sorter.ByKey().Select(lines => string.Join(',', lines)));
        }
    }

    [Fact]
    public void RemovesFilesOfKilledImportsButNotOfRunningOnes()
    {
        // A killed process no longer holds its lock.
        var abandoned = Folder();
        File.WriteAllText(Path.Combine(abandoned, "lock"), "");
        File.WriteAllText(Path.Combine(abandoned, "0"), "a line");
        var running = Folder();
        using var held = File.Open(Path.Combine(running, "lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        var unrelated = Folder();
        try
        {
            using (var sorter = new ExternalSort(1))
            {
                sorter.Add("a", "1");
                sorter.Add("b", "2");
                Assert.Equal(["1", "2"], sorter.Sorted().Select(entry => entry.Line));
            }

            Assert.False(Directory.Exists(abandoned));
            Assert.True(Directory.Exists(running));
            Assert.True(Directory.Exists(unrelated));
        }
        finally
        {
            held.Dispose();
            Directory.Delete(running, recursive: true);
            Directory.Delete(unrelated);
        }
    }

    private static string Folder() => Directory.CreateTempSubdirectory("deals-import-").FullName;
}

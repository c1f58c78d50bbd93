using System.Diagnostics;
using System.Globalization;
using ServerlessDeals.Imports;

namespace ServerlessDeals.Tests.Unit;

public sealed class TheSpool
{
    [Fact]
    public void GivesTheLinesOfEachKeyInTheirOrderHoweverFewItHoldsInMemory()
    {
        foreach (var inMemory in new[] { 1, 2, 3, 100 })
        {
            using var spool = new Spool(inMemory);
            foreach (var (key, line) in new[] { ("b", "1"), ("a", "2"), ("b", "3"), ("c", "4"), ("a", "5") })
            {
                spool.Add(key, line);
            }

            Assert.Equal(["2,5", "1,3", "4"], spool.ByKey().Select(lines => string.Join(',', lines)));
        }
    }

    [Fact]
    public void RemovesWhatAKilledImportLeftAndNothingOfOneThatRuns()
    {
        var left = Folder(EndedProcess());
        var running = Folder(Environment.ProcessId);
        var other = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "deals-import-of-somebody")).FullName;
        try
        {
            using (var spool = new Spool(1))
            {
                spool.Add("a", "1");
                spool.Add("b", "2");
                Assert.Equal(["1", "2"], spool.Sorted().Select(one => one.Line));
            }

            Assert.False(Directory.Exists(left));
            Assert.True(Directory.Exists(running));
            Assert.True(Directory.Exists(other));
        }
        finally
        {
            Directory.Delete(running);
            Directory.Delete(other);
        }
    }

    private static string Folder(int process) =>
        Directory.CreateTempSubdirectory(string.Create(CultureInfo.InvariantCulture, $"deals-import-{process}-")).FullName;

    private static int EndedProcess()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.Id;
    }
}

using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests.Unit;

/// <summary>A right-to-left override in a name would print the figure beside it backwards.</summary>
public sealed class NamesWithBidiControls
{
    [Theory]
    [InlineData("\"Acme \\u202E\"", "U+202E")]
    [InlineData("\"\\u2067Acme\"", "U+2067")]
    public void AreRefusedInASeedFile(string name, string character)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(
                Path.Combine(folder.CreateSubdirectory("companies").FullName, "acme.yaml"),
                $"company: {{ id: acme, name: {name} }}\ndeals: []\n");
            File.WriteAllText(Path.Combine(folder.FullName, "investors.yaml"), "organizations: []\n");
            var faults = SeedFolder.Read(folder.FullName, TimeProvider.System).Faults;
            Assert.Contains(
                faults,
                fault => fault.Severity == Severity.Error && $"{fault}".Contains(
                    $"company.name: contains the character {character}",
                    StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void AreKeptWithoutTheControlsInHebrewAndArabic()
    {
        Assert.Null(BidiControls.In("מובילאיי"));
        Assert.Equal("مكدونالدز Acme", BidiControls.Removed("\u202Bمكدونالدز\u202C Acme"));
    }
}

using ServerlessDeals.Loading.Imports.Files;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Beside the table in docs/import.md.</summary>
public sealed class AnInvestorCell
{
    [Theory]
    [InlineData("angels")]
    [InlineData("Angel Investors")]
    [InlineData("undisclosed investors")]
    [InlineData("Several angel investors")]
    [InlineData("3 others")]
    [InlineData("N/A")]
    [InlineData("-")]
    [InlineData("existing investors, individuals, family offices")]
    [InlineData("Weitere")]
    public void NamesNobody(string cell) => Assert.Equal("", Read(cell));

    [Theory]
    [InlineData("Band of Angels", "Band of Angels")]
    [InlineData("Tech Coast Angels", "Tech Coast Angels")]
    [InlineData("Founders Fund", "Founders Fund")]
    [InlineData("MIT Investment Fund, Plus Capital", "MIT Investment Fund; Plus Capital")]
    [InlineData("Johnson and Johnson", "Johnson and Johnson")]
    [InlineData("A, Johnson and Johnson", "A; Johnson and Johnson")]
    public void NamesFirmsWithUsualWordsInTheirNames(string cell, string parties) => Assert.Equal(parties, Read(cell));

    [Theory]
    [InlineData("\uFEFFTitan Capital, Titan\u200B Capital", "Titan Capital; Titan Capital")]
    [InlineData("Ada (Lead Investor), Bea [co-lead]", "Ada=lead; Bea=co-lead")]
    [InlineData("Ada (existing), Bea ($5M)", "Ada; Bea")]
    [InlineData("Led by Ada and Bea with Cem", "Ada=co-lead; Bea=co-lead; Cem")]
    [InlineData("lead: Ada, Bea et al.", "Ada=lead; Bea")]
    [InlineData("Ada, Bea & others", "Ada; Bea")]
    [InlineData("Ada (Asia, Europe), Bea", "Ada (Asia, Europe); Bea")]
    [InlineData("Ada (Asia, Bea", "Ada (Asia; Bea")]
    public void GivesNamesAndRoles(string cell, string parties) => Assert.Equal(parties, Read(cell));

    [Theory]
    [InlineData(Brackets.Role, "Ada (Asia)")]
    [InlineData(Brackets.Remove, "Ada")]
    [InlineData(Brackets.Name, "Ada (Asia)")]
    public void TreatsBracketsAsTheMappingSays(Brackets brackets, string party) =>
        Assert.Equal(party, Assert.Single(InvestorCell.Read("Ada (Asia)", [","], brackets, _ => false).Parties).Name);

    [Fact]
    public void IsDividedByWordsIfTheMappingSaysSo() => Assert.Equal(
        ["Ada", "Bea", "Andrew"],
        InvestorCell.Read("Ada and Bea; Andrew", ["and", ";"], Brackets.Role, _ => false).Parties.Select(party => party.Name));

    [Fact]
    public void KeepsNamesThatTheMappingGives() => Assert.Equal(
        ["Ada", "Angels and Friends"],
        InvestorCell.Read("Ada, Angels and Friends", [","], Brackets.Role, name => name == "Angels and Friends").Parties
            .Select(party => party.Name));

    private static string Read(string cell) => string.Join("; ", InvestorCell.Read(cell, [","], Brackets.Role, _ => false).Parties
        .Select(party => party.Role is { } role ? $"{party.Name}={EnumWords.Of(role)}" : party.Name));
}

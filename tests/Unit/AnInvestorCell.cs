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
    [InlineData("private investors, HNW investors, Austria-based angels")]
    [InlineData("inversores privados, Altinvestoren, investisseurs historiques")]
    [InlineData("老股东")]
    public void NamesNobody(string cell) => Assert.Equal("", Read(cell));

    [Theory]
    [InlineData("Band of Angels", "Band of Angels")]
    [InlineData("Tech Coast Angels", "Tech Coast Angels")]
    [InlineData("Founders Fund", "Founders Fund")]
    [InlineData("Lead Angels, Chennai Angels", "Lead Angels; Chennai Angels")]
    [InlineData("MIT Investment Fund, Plus Capital", "MIT Investment Fund; Plus Capital")]
    [InlineData("Johnson and Johnson", "Johnson and Johnson")]
    [InlineData("A, Johnson and Johnson", "A; Johnson and Johnson")]
    public void NamesFirmsWithUsualWordsInTheirNames(string cell, string parties) => Assert.Equal(parties, Read(cell));

    [Theory]
    [InlineData("\uFEFFTitan Capital, Titan\u200B Capital", "Titan Capital; Titan Capital")]
    [InlineData("Ada (Lead Investor), Bea [co-lead]", "Ada=lead; Bea=co-lead")]
    [InlineData("Ada (existing), Bea ($5M)", "Ada; Bea")]
    [InlineData("Bea Partners, QED Investors.", "Bea Partners; QED Investors")]
    [InlineData("Ada, Inc., Bea S.A., Cem Bros.", "Ada, Inc.; Bea S.A.; Cem Bros.")]
    [InlineData("Ada (undisclosed amount), Bea*", "Ada; Bea")]
    [InlineData("Menée par Ada, Bea et Cem", "Ada=lead; Bea; Cem")]
    [InlineData("Liderada por Ada, Bea y Cem", "Ada=lead; Bea; Cem")]
    [InlineData("angeführt von Ada, mit Beteiligung von Bea", "Ada=lead; Bea=participant")]
    [InlineData("guidato da Ada, Bea", "Ada=lead; Bea")]
    [InlineData("Ada (chef de file), Bea und Söhne", "Ada=lead; Bea und Söhne")]
    [InlineData("红杉中国领投, 高瓴跟投", "红杉中国=lead; 高瓴=participant")]
    [InlineData("Ada, S.L., Bea, S.A. de C.V., Cem, Sp. z o.o.", "Ada, S.L.; Bea, S.A. de C.V.; Cem, Sp. z o.o.")]
    [InlineData("Angels (incl. John Smith, Jane Roe), Bea", "John Smith; Jane Roe; Bea")]
    [InlineData("angel investors including Ada and Bea", "Ada; Bea")]
    [InlineData("a group of angels led by Ada, undisclosed investor(s)", "Ada")]
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

using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

public sealed class AnInvestorType
{
    [Fact]
    public void HasANameAndADefinition()
    {
        Assert.Equal(Enum.GetValues<InvestorType>(), InvestorTypeList.All.Select(entry => entry.Type));
        Assert.All(InvestorTypeList.All, entry => Assert.EndsWith(".", entry.Definition, StringComparison.Ordinal));
        Assert.Equal("Sovereign fund", InvestorTypeList.NameOf(InvestorType.SovereignFund));
    }

    [Theory]
    [InlineData("sovereign-fund", InvestorType.SovereignFund)]
    [InlineData("venture-capital", InvestorType.VentureCapital)]
    [InlineData("angel", InvestorType.Angel)]
    public void IsReadFromItsWord(string word, InvestorType type) => Assert.Equal(type, InvestorTypeList.Parse(word).OrThrow());

    [Theory]
    [InlineData("sovereign-found", "did you mean sovereign-fund?")]
    [InlineData("Bank", "did you mean bank?")]
    [InlineData("vc", "is not one of accelerator, angel")]
    [InlineData(null, "is not one of accelerator, angel")]
    public void IsRefusedOtherwiseWithTheNearest(string? word, string remedy) => IsRefused(InvestorTypeList.Parse(word), remedy);
}

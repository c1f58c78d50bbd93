using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>A fund that changed its name twice: sometime in 2010, and sometime in June 2023.</summary>
public sealed class AFormerName
{
    private static readonly Organization HongShan = new()
    {
        Id = IdOf("hongshan"),
        Name = "HongShan",
        Formerly = [new("Sequoia China", DateOf("2023-06")), new("Hongshan Fund"), new("Sequoia Fund", DateOf("2010"))],
    };

    [Theory]
    [InlineData("2010-12-31", "Sequoia Fund")]
    [InlineData("2011-01-01", "Sequoia China")]
    [InlineData("2023-05-31", "Sequoia China")]
    [InlineData("2023-06-30", "Sequoia China")]
    [InlineData("2023-07-01", "HongShan")]
    public void IsUsedUntilTheLastDayThatItsDateAllows(string day, string name) => Assert.Equal(name, HongShan.AsOf(DayOf(day)).Name);

    [Fact]
    public void IsNotUsedToday()
    {
        Assert.Equal("HongShan", HongShan.AsOf(null).Name);
        Assert.Equal(["Sequoia China", "Hongshan Fund", "Sequoia Fund"], HongShan.AsOf(null).Formerly.Select(former => former.Name));
    }

    [Fact]
    public void IsListedOnlyOnceItWasGivenUp()
    {
        Assert.Equal(["Sequoia Fund"], HongShan.AsOf(DayOf("2020-01-01")).Formerly.Select(former => former.Name));
        Assert.Empty(HongShan.AsOf(DayOf("2009-01-01")).Formerly);
    }

    [Theory]
    [InlineData("2010-03-01", "Fifteenth", "")]
    [InlineData("2010-06-20", "June", "Fifteenth")]
    [InlineData("2010-06-15", "Fifteenth", "")]
    [InlineData("2010-07-01", "Year", "June, Fifteenth")]
    public void EndsOnItsLastDayHoweverVagueItsDate(string day, string name, string earlier)
    {
        Organization often = new()
        {
            Id = IdOf("often"),
            Name = "Now",
            Formerly = [new("Year", DateOf("2010")), new("June", DateOf("2010-06")), new("Fifteenth", DateOf("2010-06-15"))],
        };
        var then = often.AsOf(DayOf(day));
        Assert.Equal((name, earlier), (then.Name, string.Join(", ", then.Formerly.Select(former => former.Name))));
    }

    [Fact]
    public void KeepsTheId() => Assert.Equal("hongshan", HongShan.AsOf(DayOf("2020-01-01")).Id.ToString());
}

public sealed class TheRegister
{
    private static readonly Register Register = new([new() { Id = IdOf("alibaba"), Name = "Alibaba" }]);

    [Fact]
    public void GivesTheNameOrElseTheId()
    {
        Assert.Equal("Alibaba", Register.Name(IdOf("alibaba")).Name);
        Assert.Equal("tencent", Register.Name(IdOf("tencent")).Name);
        Assert.Equal("alibaba", Assert.Single(Register.All).Id.ToString());
        Assert.Null(Register.Find(IdOf("tencent")));
    }
}

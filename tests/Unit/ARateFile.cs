using System.Globalization;
using ServerlessDeals.Loading.Rates;
using static ServerlessDeals.Tests.Unit.SomeRates;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Files of rates, in every form in which the European Central Bank publishes them.</summary>
public sealed class ARateFile
{
    // As published on 13 April 2026, with fewer currencies. The bank ends lines with a comma.
    private const string Csv = "Date,USD,JPY,BGN,CNY,\n2026-04-13,1.1684,186.75,N/A,7.9827,\n2026-04-10,1.1711,186.5,N/A,7.99,\n";
    private const string DailyCsv = "Date, USD, JPY, CNY, \n13 April 2026, 1.1684, 186.75, 7.9827, \n";

    private const string Xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
          <gesmes:subject>Reference rates</gesmes:subject>
          <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
          <Cube>
            <Cube time='2026-04-13'>
              <Cube currency='USD' rate='1.1684'/>
              <Cube currency='JPY' rate='186.75'/>
              <Cube currency='BGN' rate='1.9558'/>
              <Cube currency='CNY' rate='7.9827'/>
            </Cube>
            <Cube time="2026-04-10"><Cube currency="USD" rate="1.1711"/>
              <Cube currency="JPY" rate="186.5"/><Cube currency="CNY" rate="7.99"/></Cube>
          </Cube>
        </gesmes:Envelope>
        """;

    private const string Both = "2026-04-10 CNY 7.99 JPY 186.5 USD 1.1711 | 2026-04-13 CNY 7.9827 JPY 186.75 USD 1.1684";
    private const string One = "2026-04-13 CNY 7.9827 JPY 186.75 USD 1.1684";

    private static readonly Dictionary<string, (byte[] Bytes, string Days)> Forms = new()
    {
        ["CSV"] = (Bytes(Csv), Both),
        ["CSV from old to new"] = (Bytes(string.Join('\n', Csv.Split('\n') is [var head, var a, var b, ..] ? [head, b, a] : [])), Both),
        ["CSV with a byte order mark and line ends of Windows"] = (Bytes('\uFEFF' + Csv.ReplaceLineEndings("\r\n")), Both),
        ["the daily CSV"] = (Bytes(DailyCsv), One),
        ["eurofxref-hist.zip"] = (Zip(("eurofxref-hist.csv", Bytes(Csv))), Both),
        ["eurofxref.zip"] = (Zip(("eurofxref.csv", Bytes(DailyCsv))), One),
        ["gzip"] = (Gzip(Bytes(Csv)), Both),
        ["XML"] = (Bytes(Xml), Both),
        ["XML in a zip file"] = (Zip(("a.xml", Bytes(Xml))), Both),
    };

    public static TheoryData<string> Names => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void IsReadInEveryForm(string name) => Assert.Equal(Forms[name].Days, Text(RateFile.Read(Forms[name].Bytes).OrThrow()));

    [Fact]
    public void SaysWhichLineHasADay()
    {
        Assert.Equal(3, FileOf(Csv).Lines[DayOf("2026-04-10")]);
        Assert.Equal(12, FileOf(Xml).Lines[DayOf("2026-04-10")]);
    }

    [Theory]
    [InlineData("", "line 1: '' is not the header of a file of rates; write Date, and then a currency a column")]
    [InlineData("a,b\n1,2\n", "line 1: 'a,b' is not the header")]
    [InlineData("Date,USD\n", "line 1: there is no day with rates; use a file such as eurofxref-hist.zip")]
    [InlineData("Date,USD,USD\n2026-04-13,1,1\n", "line 1: USD has two columns; keep one of them")]
    [InlineData("Date,USD,JPY\n2026-04-13,1.1\n", "line 2: has 2 cells; the header has 3")]
    [InlineData("Date,USD\n2026-04-10,1.1\n\n2026-04-13,1.2\n", "line 3: has 1 cells; the header has 2")]
    [InlineData("Date,USD\n13.4.2026,1.1\n", "line 2: '13.4.2026' is not a day such as 2024-03-05")]
    [InlineData("Date,USD\n2026-04-31,1.1\n", "line 2: '2026-04-31' is not a day")]
    [InlineData("Date,USD\n2026-04-13,one\n", "line 2: 'one' is not a rate of USD; it is a number above zero, or N/A")]
    [InlineData("Date,USD\n2026-04-13,0\n", "line 2: '0' is not a rate of USD")]
    [InlineData("Date,USD\n2026-04-13,-1.1\n", "line 2: '-1.1' is not a rate of USD")]
    [InlineData("Date,USD\n2026-04-13,1.1e3\n", "line 2: '1.1e3' is not a rate of USD")]
    [InlineData(
        "Date,USD\n2026-04-13,1\n2026-04-10,1\n2026-04-13,1\n",
        "line 4: 2026-04-13 comes after 2026-04-10, but the days above go backwards; put the days in order")]
    [InlineData(
        "Date,USD\n2026-04-09,1\n2026-04-10,1\n2026-04-08,1\n",
        "line 4: 2026-04-08 comes after 2026-04-10, but the days above go forwards; put the days in order")]
    [InlineData("Date,USD\n2026-04-09,1\n2026-04-09,1\n", "line 3: 2026-04-09 is there twice; remove one of the two")]
    [InlineData("<html><body>Not found", "line 1: it is not the XML of the European Central Bank; use a file such as eurofxref-hist.xml")]
    [InlineData("<!DOCTYPE html>\n<html></html>", "line 1: it is not the XML of the European Central Bank")]
    [InlineData("<a/>", "line 1: there is no day with rates")]
    public void IsRefusedWithTheLineIfItCannotBeRead(string text, string error) =>
        Assert.StartsWith(error, ErrorOf(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("time='2026-04-13'", "time='13.4.'", "line 6: '13.4.' is not a day")]
    [InlineData("rate='186.75'", "", "line 8: '' is not a rate of JPY; it is a number above zero")]
    [InlineData("currency='JPY'", "currency='USD'", "line 8: USD is there twice; remove one of the two")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "line 1: it is not the XML")]
    [InlineData("</gesmes:Envelope>", "", "line 15: it is not the XML")]
    public void IsRefusedWithTheLineIfItsXmlIsWrong(string right, string wrong, string error)
    {
        Assert.Contains(right, Xml, StringComparison.Ordinal);
        Assert.StartsWith(error, ErrorOf(Xml.Replace(right, wrong, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void IsRefusedIfItCannotBeUnpacked()
    {
        Assert.Equal("the packed file is damaged or incomplete; download it again", RateFile.Read(Zip(("a", Bytes(Csv)))[..60]).Error);
        Assert.Equal("the packed file is damaged or incomplete; download it again", RateFile.Read([0x1F, 0x8B, 1, 2, 3, 4]).Error);
        Assert.StartsWith("it is a zip file with 2 files", RateFile.Read(Zip(("a", []), ("b", []))).Error, StringComparison.Ordinal);
        Assert.StartsWith("it is a zip file with 0 files", RateFile.Read(Zip()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void IsRefusedIfItIsFarTooLarge()
    {
        // A gzip file may have several parts.
        var part = Gzip(new byte[RateFile.MostBytes / 64]);
        byte[] bomb = [.. Enumerable.Repeat(part, 65).SelectMany(bytes => bytes)];
        Assert.True(bomb.Length < 1_000_000, $"It has {bomb.Length} bytes.");
        Assert.Equal("it has more than 64 MB; all rates since 1999 are less than 2 MB", RateFile.Read(bomb).Error);
    }

    private static string Text(RateFile file) => string.Join(" | ", file.Days.Select(day => string.Create(
        CultureInfo.InvariantCulture, $"{day.Day:yyyy-MM-dd}") + string.Concat(day.PerEuro.OrderBy(rate => rate.Key)
            .Select(rate => string.Create(CultureInfo.InvariantCulture, $" {rate.Key} {rate.Value}")))));
}

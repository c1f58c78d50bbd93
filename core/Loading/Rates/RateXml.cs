using System.Xml;

namespace ServerlessDeals.Loading.Rates;

/// <summary>
/// The bank's XML: <c>&lt;Cube time="2024-03-05"&gt;&lt;Cube currency="USD" rate="1.0849"/&gt;…</c>, inside an Envelope. The rates are
/// also there as CSV, which has more of them.
/// </summary>
internal static class RateXml
{
    private const string Bank = "http://www.ecb.int/vocabulary/2002-08-01/eurofxref";

    // Without a document type there are no entities, which could grow without a limit or read other files.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = RateFile.MostBytes,
    };

    /// <summary>Reads rates. Currencies that are no longer used are left out.</summary>
    /// <returns>The days in the order of the file, or an error that names the line.</returns>
    public static Parsed<IReadOnlyList<RateRow>> Parse(byte[] xml)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), Settings);
            return Rows(reader);
        }
        catch (XmlException wrong)
        {
            return Wrong(
                Math.Max(1, wrong.LineNumber), "it is not the XML of the European Central Bank; use a file such as eurofxref-hist.xml");
        }
    }

    private static Parsed<IReadOnlyList<RateRow>> Rows(XmlReader reader)
    {
        var rows = new List<RateRow>();
        var rates = new Dictionary<Currency, decimal>();
        while (reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "Cube", NamespaceURI: Bank })
            {
                continue;
            }

            var line = ((IXmlLineInfo)reader).LineNumber;
            if (reader.GetAttribute("time") is { } time)
            {
                if (RateText.Day(time) is var day && !day.IsValue)
                {
                    return Wrong(line, day.Error);
                }

                rows.Add(new(line, new(day.Value, rates = [])));
            }
            else if (reader.GetAttribute("currency") is { } code && Add(rates, code, reader.GetAttribute("rate") ?? "") is { } wrong)
            {
                return Wrong(line, wrong);
            }
        }

        return Parsed<IReadOnlyList<RateRow>>.Of(rows);
    }

    /// <returns>What is wrong; null if nothing is.</returns>
    private static string? Add(Dictionary<Currency, decimal> rates, string code, string rate)
    {
        if (RateText.Currency(code) is not { } currency)
        {
            return null;
        }

        var units = RateText.Units(rate, currency);
        if (!units.IsValue)
        {
            return units.Error;
        }

        return rates.TryAdd(currency, units.Value) ? null : $"{currency} is there twice; remove one of the two";
    }

    private static Parsed<IReadOnlyList<RateRow>> Wrong(int line, string what) =>
        Parsed<IReadOnlyList<RateRow>>.Wrong(FormattableString.Invariant($"line {line}: {what}"));
}

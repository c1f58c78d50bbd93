using System.Globalization;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Finds what is probably wrong with a file or its mapping, although its rows can be read.</summary>
internal sealed class FileWarnings(Mapping mapping)
{
    private const int MostNamed = 5;
    private const int Small = 1_000;
    private const long Huge = 1_000_000_000_000;

    // Of currencies with small units, a trillion is no rare sum.
    private static readonly string[] SmallUnits =
        ["JPY", "KRW", "VND", "IDR", "INR", "HUF", "CLP", "COP", "NGN", "TWD", "RUB", "PHP", "THB"];

    private readonly Figures _amounts = new();
    private readonly Figures _valuations = new();
    private readonly List<long> _low = [];
    private readonly List<string> _moved = [];
    private long _lowCount;
    private long _movedCount;
    private long _short;
    private (string Company, string? Id, string? Country) _last;

    public void Add(SourceRecord record, ImportLine line)
    {
        _short += record.IsShort ? 1 : 0;
        _amounts.Add(line.Row, line.Amount);
        _valuations.Add(line.Row, line.Valuation?.Worth);
        if (line is { Amount: { IsUndisclosed: false } amount, Valuation: { Worth: var worth } }
            && worth.Currency == amount.Currency && amount.Figure >= worth.Figure)
        {
            _lowCount++;
            if (_low.Count < MostNamed)
            {
                _low.Add(line.Row);
            }
        }
    }

    /// <param name="day">The lines of one company and day. Those of a company follow each other.</param>
    public void AddCompany(IReadOnlyList<ImportLine> day)
    {
        foreach (var line in day)
        {
            var isSame = line.Company == _last.Company && line.CompanyId == _last.Id;
            if (isSame && line.Country is { } country && _last.Country is { } before && country != before)
            {
                _movedCount++;
                if (_moved.Count < MostNamed)
                {
                    _moved.Add($"{line.Company} ({before}, {country})");
                }
            }

            _last = (line.Company, line.CompanyId, isSame ? _last.Country ?? line.Country : line.Country);
        }
    }

    /// <param name="nameless">How many texts in columns of parties named nobody.</param>
    public IEnumerable<string> All(long nameless)
    {
        var warnings = new List<string?>
        {
            _amounts.Warning("amounts", "amount"),
            _valuations.Warning("valuations", "valuation"),
            _lowCount == 0 ? null : $"{Count(_lowCount, "row has", "rows have")} a valuation that is not above the amount raised "
                + $"({Named([.. _low.Select(row => $"row {Text(row)}")], _lowCount)}).",
            _movedCount == 0 ? null : $"{Count(_movedCount, "row gives", "rows give")} a company another country than an earlier row, "
                + $"which is kept ({Named(_moved, _movedCount)}).",
            _short == 0 ? null : $"{Count(_short, "row has", "rows have")} fewer values than the header; "
                + "those at the end are read as empty.",
            nameless == 0 ? null : $"{Count(nameless, "text", "texts")} in {PartyColumns()} "
                + "such as “angels” or “others” name nobody and are left out.",
        };
        return warnings.OfType<string>();
    }

    private string PartyColumns() => string.Join(", ", mapping.Parties.Select(party => party.From.Column));

    private static string Count(long count, string singular, string plural) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? singular : plural)}");

    private static string Named(IReadOnlyCollection<string> names, long count) =>
        string.Join(", ", names) + (count > names.Count ? FormattableString.Invariant($" and {count - names.Count:N0} more") : "");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The sizes of the sums in one column.</summary>
    private sealed class Figures
    {
        private const int Few = 5;

        private long _all;
        private long _small;
        private long _huge;
        private (long Row, Amount Sum)? _firstSmall;
        private (long Row, Amount Sum)? _firstHuge;

        public void Add(long row, Amount? sum)
        {
            if (sum is not { IsUndisclosed: false } known)
            {
                return;
            }

            _all++;
            if (known.Figure < Small)
            {
                _small++;
                _firstSmall ??= (row, known);
            }
            else if (known.Figure > Huge && !SmallUnits.Contains(known.Currency.Code))
            {
                _huge++;
                _firstHuge ??= (row, known);
            }
        }

        public string? Warning(string what, string key)
        {
            if (_firstSmall is { } small && AreMany(_small))
            {
                return $"{Share(_small)} {what} are below 1,000, such as {small.Sum} in row {Text(small.Row)}. "
                    + $"If the column counts millions, add unit: million to {key}: in the mapping.";
            }

            return _firstHuge is { } huge && AreMany(_huge)
                ? $"{Share(_huge)} {what} are above a trillion, such as {huge.Sum} in row {Text(huge.Row)}. "
                    + $"Check the unit: and the decimal: of {key}: in the mapping."
                : null;
        }

        private bool AreMany(long count) => count == _all || (count >= Few && count * 10 >= _all);

        private string Share(long count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} of {_all:N0}");
    }
}

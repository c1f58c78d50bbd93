using System.Globalization;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Loading.Imports.Suggestions;

/// <summary>Writes the mapping that fits a file's columns.</summary>
internal sealed class SuggestedText
{
    private const int MostWords = 12;
    private const string Dash = " - ";

    private readonly MappingText _text = new();
    private readonly IReadOnlyList<SampledColumn> _columns;
    private readonly IReadOnlyDictionary<Meaning, SampledColumn> _found;

    public SuggestedText(LayoutGuess layout, IReadOnlyList<SampledColumn> columns, string name, DateOnly written)
    {
        (_columns, _found) = (columns, ColumnMeaning.Of(columns));
        _text.Comment($"Suggested for {name}. Each line with DOUBT is a guess that a person should check; docs/import.md has all keys.");
        Layout(layout, name);
        Source(name, written);
        Deal();
        Company();
        Date();
        if (Find(Meaning.Round) is { } round)
        {
            _text.Line($"round: {MappingText.Quoted(round.Name)}");
        }

        Money(Meaning.Amount, "amount");
        Money(Meaning.Valuation, "valuation");
        Parties();
        if (Find(Meaning.Note) is { } note)
        {
            _text.Line($"note: {MappingText.Quoted(note.Name)}");
        }

        var unused = columns.Except(_found.Values).Except(Used).Select(column => column.Name).ToList();
        if (unused.Count > 0)
        {
            _text.Comment($"Not read: {string.Join(", ", unused)}.");
        }
    }

    public string Text => _text.ToString();

    public int Doubts => _text.Doubts;

    // Columns beyond the first of their meaning.
    private List<SampledColumn> Used { get; } = [];

    private SampledColumn? Find(Meaning meaning) => _found.GetValueOrDefault(meaning);

    private void Layout(LayoutGuess layout, string name)
    {
        _text.Doubt(layout.Doubts);
        _text.Line($"name: {MappingText.Quoted(Path.GetFileNameWithoutExtension(name))}");
        Line("encoding", layout.Encoding == "utf-8" ? null : layout.Encoding);
        Line("delimiter", layout.Delimiter is { } delimiter ? MappingText.Quoted(delimiter.ToString()) : null);
        Line("header", layout.Header == 1 ? null : layout.Header.ToString(CultureInfo.InvariantCulture));
        Line("root", layout.Root is { } root ? MappingText.Quoted(root) : null);
        var amount = Find(Meaning.Amount) ?? Find(Meaning.Valuation);
        Line("decimal", amount is not null && MoneyGuess.Of(amount, hasCurrency: true).Decimal is { } point ? $"\"{point}\"" : null);
    }

    private void Line(string key, string? value)
    {
        if (value is not null)
        {
            _text.Line($"{key}: {value}");
        }
    }

    private void Source(string name, DateOnly written)
    {
        var title = Path.GetFileNameWithoutExtension(name);
        _text.Line("source:");
        _text.Line($"  id: {RowReader.SlugOf(title)}");
        _text.Doubt("nothing in the file says who published it, where and when");
        _text.Line($"  publisher: {SourceKey(Meaning.Publisher, title)}");
        _text.Line($"  title: {MappingText.Quoted(title)}");
        _text.Line($"  url: {SourceKey(Meaning.Url, "https://example.org")}");
        _text.Line($"  published: {written.ToString("yyyy-MM", CultureInfo.InvariantCulture)}");
        _text.Line("  kind: aggregator");
    }

    private string SourceKey(Meaning meaning, string otherwise) => Find(meaning) is { } column
        ? MappingText.Column(column.Name, ("value", MappingText.Quoted(otherwise)))
        : MappingText.Quoted(otherwise);

    private void Deal()
    {
        _text.Line("deal:");
        Choice(Meaning.Kind, "kind", "funding-round", SampledColumn.IsKind, Find(Meaning.Acquirer) is null ? null : "acquisition");
        Choice(Meaning.Status, "status", "closed", SampledColumn.IsStatus, null);
        var unread = new[] { (Meaning.Kind, (Func<string, bool>)SampledColumn.IsKind), (Meaning.Status, SampledColumn.IsStatus) }
            .Select(choice => (Column: Find(choice.Item1), Words: Unread(choice.Item1, choice.Item2)))
            .Where(choice => choice.Column is not null && choice.Words.Count > 0).ToList();
        if (unread.Count > 0)
        {
            _text.Doubt("these rows are no deals of a known kind or status; to read them, name what they are in words: above");
            _text.Line("skip:");
            foreach (var (column, words) in unread)
            {
                _text.Line($"  - {MappingText.Column(column!.Name, ("is", MappingText.List(words)))}");
            }
        }
    }

    private List<string> Unread(Meaning meaning, Func<string, bool> isRead) =>
        [.. (Find(meaning)?.Texts ?? []).Where(text => !isRead(text)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords)];

    private void Choice(Meaning meaning, string key, string otherwise, Func<string, bool> isRead, string? other)
    {
        if (Find(meaning) is { } column)
        {
            _text.Line($"  {key}: {MappingText.Column(column.Name, ("value", column.IsFilled ? null : otherwise))}");
            return;
        }

        var unread = ColumnMeaning.ByHeader(meaning, _columns.Except(_found.Values));
        _text.Doubt(unread is null
            ? $"nothing in the file says the {key} of its deals"
            : $"most texts of {unread.Name} are no {key}; if they are, use it with words: for {Several(unread.Texts)}");
        if (meaning == Meaning.Kind && Find(Meaning.Round) is { } round
            && round.Texts.Where(text => DealWords.Kind(text) is { IsValue: true, Value: not DealKind.FundingRound }).ToList()
                is { Count: > 0 } others)
        {
            _text.Doubt($"some rows are of another kind by {round.Name} ({Several(others)}); for them, write "
                + $"{MappingText.Column(round.Name, ("value", "funding-round"))}");
        }

        _text.Line($"  {key}: {other ?? otherwise}");
    }

    private static string Several(IEnumerable<string> texts) =>
        string.Join(", ", texts.Distinct(StringComparer.OrdinalIgnoreCase).Take(4));

    private void Company()
    {
        var company = Find(Meaning.Company) ?? _columns.Where(column => column.Share(text => text.Any(char.IsLetter)) > 0.9)
            .Except(_found.Values).MaxBy(column => column.Variety);
        if (Find(Meaning.Company) is null)
        {
            _text.Doubt("no header says which column has the companies");
        }

        _text.Line("company:");
        company ??= _columns[0];
        // "Series C - Acme", as Crunchbase names transactions.
        var hasRound = company.Share(HasRoundBeforeName) > 0.6;
        _text.Line($"  name: {MappingText.Column(company.Name, ("after", hasRound ? MappingText.Quoted(Dash) : null))}");
        Used.Add(company);
        foreach (var (meaning, key) in new[] { (Meaning.CompanyId, "id"), (Meaning.Country, "country"), (Meaning.City, "city") })
        {
            if (Find(meaning) is { } column)
            {
                _text.Line($"  {key}: {MappingText.Quoted(column.Name)}");
            }
        }

        Countries();
    }

    private static bool HasRoundBeforeName(string text) =>
        text.IndexOf(Dash, StringComparison.Ordinal) is var at and > 0 && SampledColumn.IsRound(text[..at]);

    private void Countries()
    {
        if (Unread(Meaning.Country, SampledColumn.IsCountry) is { Count: > 0 } words)
        {
            _text.Doubt($"these countries are not known; name them in words: {string.Join(", ", words)}");
        }
    }

    private void Date()
    {
        var first = Find(Meaning.Date)
            ?? ColumnMeaning.ByTexts(Meaning.Date, _columns).FirstOrDefault(column => !_found.Values.Contains(column));
        if (first is null)
        {
            _text.Doubt("no column has dates; this is the year of all rows");
            _text.Line("date: { value: \"2024\" }");
            return;
        }

        var others = first.IsFilled ? [] : ColumnMeaning.Others(Meaning.Date, _columns, [.. _found.Values, first]).Take(1).ToList();
        Used.Add(first);
        Used.AddRange(others);
        var guess = DateGuess.Of([.. first.Texts, .. others.SelectMany(column => column.Texts)]);
        _text.Doubt(guess.Doubt);
        _text.Doubt(first.IsFilled || others.Count > 0 ? null : "some rows have no date, and will be set aside");
        _text.Doubt(first.Share(text => SpokenDate.Parse(text) is { IsValue: true, Value: { Precision: DatePrecision.Day } day }
                && day.First.DayOfYear == 1) > 0.6
            ? "most dates are the first of January; if only their year is known, add before: \"-\""
            : null);
        var names = others.Count == 0 ? MappingText.Quoted(first.Name) : MappingText.List([first.Name, others[0].Name]);
        _text.Line(guess.Format is null ? $"date: {names}" : $"date: {{ column: {names}, formats: {MappingText.List([guess.Format])} }}");
    }

    private void Money(Meaning meaning, string key)
    {
        if (Find(meaning) is not { } column)
        {
            var total = meaning == Meaning.Amount ? _columns.FirstOrDefault(ColumnMeaning.IsTotalOfMoney) : null;
            _text.Doubt(meaning == Meaning.Amount ? "no column has the amounts raised; all will be undisclosed" : null);
            _text.Doubt(total is null ? null : $"{total.Name} may be the sum of several rounds, so it is not read");
            return;
        }

        var currency = Find(Meaning.Currency);
        var guess = MoneyGuess.Of(column, currency is not null);
        var from = currency is null
            ? guess.Currency
            : $"{{ column: {MappingText.Quoted(currency.Name)}{(currency.IsFilled ? "" : ", value: USD")} }}";
        var unit = Find(Meaning.Unit) is { } unitColumn ? $"{{ column: {MappingText.Quoted(unitColumn.Name)} }}" : guess.Unit;
        _text.Doubt(guess.Doubts);
        _text.Line($"{key}: {MappingText.Column(column.Name, ("currency", from), ("unit", unit))}");
    }

    private void Parties()
    {
        var columns = new[] { (Meaning.Lead, "lead"), (Meaning.Acquirer, "acquirer"), (Meaning.Parties, (string?)null) }
            .Select(pair => (Column: Find(pair.Item1), Role: pair.Item2)).Where(pair => pair.Column is not null).ToList();
        if (columns.Count == 0)
        {
            _text.Doubt("no column has the investors");
            return;
        }

        var others = ColumnMeaning.Others(Meaning.Parties, _columns, [.. _found.Values, .. Used]).ToList();
        Used.AddRange(others);
        var lines = new List<string>();
        foreach (var (column, role) in columns.Concat(others.Select(column => ((SampledColumn?)column, (string?)null))))
        {
            var guess = PartyGuess.Of(column!);
            _text.Doubt(guess.Doubt);
            var separator = guess.Separators.Count == 0 ? null : MappingText.List(guess.Separators);
            var given = role ?? (column!.Words.Any(word => word.StartsWith("participa", StringComparison.Ordinal)) ? "participant" : null);
            lines.Add($"  - {MappingText.Column(column!.Name, ("separator", separator), ("role", given))}");
        }

        _text.Line("parties:");
        lines.ForEach(_text.Line);
    }
}

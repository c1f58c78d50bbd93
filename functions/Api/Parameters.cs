using System.Globalization;
using Microsoft.AspNetCore.Http;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Functions.Api;

/// <summary>The validated query string of a request. Unknown names and invalid values are rejected.</summary>
internal sealed class Parameters
{
    /// <summary>The longest query string. Some proxies cut longer ones.</summary>
    public const int MostCharacters = 2048;

    /// <summary>The longest value. Cursors are the longest values.</summary>
    public const int MostValueCharacters = 400;

    /// <summary>The most values of one parameter.</summary>
    public const int MostValues = 20;

    /// <summary>A quadrillion. No deal is larger, and sums of such amounts fit into 64 bits.</summary>
    private const long MostUnits = 1_000_000_000_000_000;

    private readonly IQueryCollection _query;

    /// <exception cref="ProblemException">The route does not take a parameter of this name.</exception>
    public Parameters(HttpRequest request, params string[] names)
    {
        _query = request.Query;
        if (request.QueryString.Value?.Length > MostCharacters)
        {
            throw new ProblemException(Problem.BadParameter("query", $"The query string has more than {MostCharacters} characters."));
        }

        // "code" carries the function key; the host has already read it.
        if (_query.Keys.FirstOrDefault(key => key != "code" && !names.Contains(key, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ProblemException(Problem.UnknownParameter(unknown, names));
        }

        foreach (var (name, values) in _query)
        {
            if (values.Count > MostValues || values.Any(value => value?.Length > MostValueCharacters))
            {
                throw new ProblemException(Problem.BadParameter(
                    name, $"It has more than {MostValues} values, or one of more than {MostValueCharacters} characters."));
            }
        }
    }

    /// <exception cref="ProblemException">The request has a parameter.</exception>
    public static void None(HttpRequest request) => _ = new Parameters(request);

    public string? Text(string name) => _query[name] switch
    {
        { Count: 0 } => null,
        { Count: 1 } value => value.ToString(),
        _ => throw new ProblemException(Problem.BadParameter(name, $"It is given more than once; {name} takes one value.")),
    };

    public T? Value<T>(string name, Func<string?, Parsed<T>> parse)
        where T : struct => Text(name) is { } text ? Read(name, text, parse) : null;

    /// <summary>Matches any of the repeated values, and none of the values that have a minus sign before them.</summary>
    public ValueFilter<T> Filter<T>(string name, Func<string?, Parsed<T>> parse)
        where T : struct => _query[name].Count == 0 ? new() : FilterOf(name, [.. _query[name].Select(text => text ?? "")], parse);

    private static ValueFilter<T> FilterOf<T>(string name, List<string> texts, Func<string?, Parsed<T>> parse)
        where T : struct => new(
            [.. texts.Where(text => text is not ['-', ..]).Select(text => Read(name, text, parse)).Distinct()],
            [.. texts.Where(text => text is ['-', ..]).Select(text => Read(name, text[1..], parse)).Distinct()]);

    /// <summary>A value that has to be in the given list.</summary>
    public string? Word(string name, IReadOnlyCollection<string> words) => Text(name) is not { } text || words.Contains(text)
        ? Text(name)
        : throw new ProblemException(Problem.BadParameter(name, Sentence(EnumWords.NotOneOf(text, words))));

    public bool? Flag(string name) => Word(name, ["true", "false"]) is { } word ? word == "true" : null;

    /// <summary>Whole units of a currency.</summary>
    public long? Units(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var units) && units <= MostUnits
            ? units
            : throw new ProblemException(Problem.BadParameter(
                name, $"'{text}' is not a whole number of currency units, such as 700000000."));
    }

    public int Number(string name, int otherwise, int least, int most) => Number(name, least, most) ?? otherwise;

    public int? Number(string name, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ProblemException(Problem.BadParameter(name, $"'{text}' is not a whole number from {least} to {most}."));
    }

    /// <summary>A whole day.</summary>
    public DateOnly? Day(string name) => Value(name, PartialDate.Parse) switch
    {
        null => null,
        { Precision: DatePrecision.Day } day => day.First,
        var date => throw new ProblemException(Problem.BadParameter(
            name, $"'{date}' is not one day; write the whole date, such as 2024-03-06.")),
    };

    private static T Read<T>(string name, string text, Func<string?, Parsed<T>> parse)
    {
        var parsed = parse(text);
        return parsed.IsValue ? parsed.Value : throw new ProblemException(Problem.BadParameter(name, Sentence(parsed.Error)));
    }

    // A question such as "did you mean GB?" has its mark already.
    private static string Sentence(string text) => text.EndsWith('?') ? text : text + ".";
}

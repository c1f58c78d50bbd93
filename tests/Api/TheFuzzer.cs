using System.Globalization;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Api;

/// <summary>Sends random requests that the contract allows or forbids to the triggers over tables in memory.</summary>
public sealed class TheFuzzer(OnTheApi api)
{
    private static readonly int Requests = Long.Cases(always: 2_000, atNight: 20_000);

    // An order or periods of summaries can be valid for another dimension only.
    private static readonly string[] Bounds =
        ["from", "to", "minAmount", "maxAmount", "minValuation", "maxValuation", "in", "sort", "by"];

    // Those of which two valid values can be wrong together. A table has no timeline, so "fields" depends on "format".
    private static readonly string[] Dependent = [.. Bounds, "fields"];

    private sealed record Question(ContractOperation Operation, string Address, string? Wrong);

    [Fact]
    public async Task FindsNoAnswerOutsideTheContract()
    {
        var cancel = TestContext.Current.CancellationToken;
        var contract = await Contract.ReadAsync(api.Client);
        var tables = new MemoryTables(emptyPageEvery: 11);
        await LoadedInMemory.CopyAsync(api.Tables, tables);
        await using var host = LocalHost.Build(
            0,
            OnTheApi.Settings(),
            OnTheApi.Key,
            configure: services => services.AddSingleton<ITables>(tables));
        await host.StartAsync(cancel);
        using var client = new HttpClient { BaseAddress = new(host.Urls.Single() + "/api/") };
        var asked = 0;
        await Questions(contract).SampleAsync(
            async question =>
            {
                Interlocked.Increment(ref asked);
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(question.Address, UriKind.Relative));
                request.Headers.Add("x-functions-key", OnTheApi.Key);
                using var answer = await client.SendAsync(request, cancel);
                var (status, body) = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancel));
                contract.Check(question.Operation.Path, status, answer.Content.Headers.ContentType!.MediaType!, body);
                Assert.True(status < 500, $"{question.Address}: {status}");
                if (question.Wrong is not null)
                {
                    Assert.True(status == 400, $"{question.Address}: {status}, though {question.Wrong} is wrong.");
                    Assert.Contains($" parameter {question.Wrong}", Title(body), StringComparison.Ordinal);
                }
                else if (status == 400)
                {
                    // Each value is valid by itself; only a pair of bounds can be invalid, or the currency of bounds without any.
                    Assert.Contains(Title(body).Split(' ')[2], Dependent);
                }
            },
            iter: Requests,
            threads: Environment.ProcessorCount);
        Assert.True(asked >= Requests);
    }

    private static string Title(string problem) => JsonDocument.Parse(problem).RootElement.GetProperty("title").GetString()!;

    private static Gen<Question> Questions(Contract contract)
    {
        var operations = contract.Operations.Where(operation => operation.Method == "get").ToArray();
        return
            from operation in Gen.Int[0, operations.Length - 1].Select(at => operations[at])
            from places in Gen.Int[0, 1000].Array[4]
            from chosen in Gen.Int[0, 7].Array[operation.Parameters.Count]
            from seeds in Gen.Int[0, 1_000_000].Array[operation.Parameters.Count]
            from second in Gen.Bool.Array[operation.Parameters.Count]
            from fault in Gen.Int[0, 9]
            from target in Gen.Int[0, 1000]
            select Ask(operation, places, chosen, seeds, second, fault, target);
    }

    private static Question Ask(ContractOperation operation, int[] places, int[] chosen, int[] seeds, bool[] second, int fault, int target)
    {
        var place = 0;
        var address = operation.Address(parameter => parameter.Examples[places[place++] % parameter.Examples.Length]);
        var pairs = new List<(string Name, string Value)>();
        foreach (var (index, parameter) in operation.Parameters.Index().Where(
            parameter => parameter.Item.In == "query" && parameter.Item.Name != "cursor"))
        {
            if (parameter.Required || chosen[index] == 0)
            {
                pairs.Add((parameter.Name, Right(parameter, seeds[index])));
                if (parameter.Repeats && second[index])
                {
                    pairs.Add((parameter.Name, Right(parameter, seeds[index] / 7)));
                }
            }
        }

        var queries = operation.Parameters.Where(parameter => parameter.In == "query").ToList();
        string? wrong = null;
        if (fault == 0)
        {
            wrong = "noSuchParameter";
            pairs.Add((wrong, "1"));
        }
        else if (fault <= 3 && queries.Count > 0)
        {
            var parameter = queries[target % queries.Count];
            if (Wrong(parameter, target) is { } value)
            {
                wrong = parameter.Name;
                pairs.RemoveAll(pair => pair.Name == parameter.Name);
                pairs.Add((parameter.Name, value));
            }
        }
        else if (fault == 4 && queries.Find(parameter => !parameter.Repeats && parameter.Name != "cursor") is { } single)
        {
            wrong = single.Name;
            pairs.RemoveAll(pair => pair.Name == single.Name);
            pairs.AddRange([(single.Name, Right(single, target)), (single.Name, Right(single, target))]);
        }

        if (wrong is not null)
        {
            // Bounds that are valid by themselves can be invalid together, and their currency without them: that would be two faults.
            pairs.RemoveAll(pair => pair.Name != wrong && Dependent.Contains(pair.Name));
        }

        var query = string.Join('&', pairs.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        return new(operation, address + (query.Length > 0 ? "?" + query : ""), wrong);
    }

    private static string Right(ContractParameter parameter, int seed) => parameter switch
    {
        { Values: { Length: > 0 } values } => values[seed % values.Length],
        { Type: "integer", Name: "limit" } => (1 + (seed % 5)).ToString(CultureInfo.InvariantCulture),
        { Type: "integer", Least: { } least, Most: { } most } =>
            (least + (seed * 7919L % (most - least + 1))).ToString(CultureInfo.InvariantCulture),
        _ => parameter.Examples[seed % parameter.Examples.Length],
    };

    private static string? Wrong(ContractParameter parameter, int seed) => parameter switch
    {
        { Type: "integer" } => (seed % 4) switch
        {
            0 => "many",
            1 => ((parameter.Least ?? 0) - 1).ToString(CultureInfo.InvariantCulture),
            2 => ((parameter.Most ?? 0) + 1).ToString(CultureInfo.InvariantCulture),
            _ => "1.5",
        },
        // It has the form of an id, a code or a word, but nothing has it.
        { Repeats: true } when seed % 3 == 0 => "no-such-value",
        { Longest: { } longest } => new string('a', longest + 1),
        _ => (seed % 5) switch
        {
            0 => "!!",
            1 => "",
            2 => "<script>",
            3 => "' or 1 eq 1 or '",
            _ => new string('x', 401),
        },
    };
}

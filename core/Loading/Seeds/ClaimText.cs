using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>One claim as a seed file has it, in YAML or JSON, on its own.</summary>
public sealed class ClaimText
{
    private const string Place = "claim";

    private readonly List<SeedFault> _faults = [];
    private readonly SeedNode? _node;

    /// <param name="text">The claim's fields; the id may be left out.</param>
    /// <param name="id">The claim's id.</param>
    /// <param name="today">When it is recorded, where it does not say so itself.</param>
    public ClaimText(string text, Slug id, DateOnly today)
    {
        if (Root(text) is not { } map)
        {
            return;
        }

        var key = new YamlScalarNode("id");
        if (!map.Children.ContainsKey(key))
        {
            map.Add(key, new YamlScalarNode(id.ToString()));
        }

        _node = new(map, Place, "", _faults);
        Claim = SeedFileReader.Claim(_node, today) is { } claim ? claim with { Entered = true } : null;
        if (Claim is not null && Claim.Id != id)
        {
            _node.Find("id")!.Fault($"is {Claim.Id}, and the address says {id}; leave the id out, or make them the same");
        }
    }

    /// <summary>Null where it could not be read.</summary>
    public Claim? Claim { get; }

    /// <summary>What is wrong with it, warnings left out.</summary>
    public IReadOnlyList<SeedFault> Faults => [.. _faults.Where(fault => fault.Severity == Severity.Error)];

    /// <summary>Checks the claim as a part of its deal, among the organizations that it names and that are registered.</summary>
    public void Check(Deal deal, Register register, DateOnly today)
    {
        var rules = new SeedRules(today);
        foreach (var organization in register.All)
        {
            rules.Add(organization, _node!);
        }

        rules.Check(deal, Claim!, _node!);
    }

    private YamlMappingNode? Root(string text)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents is [{ RootNode: YamlMappingNode map }])
            {
                return map;
            }

            _faults.Add(new(Severity.Error, Place, 1, 1, "body", "is not one mapping; send the fields of a claim, in JSON or YAML"));
        }
        catch (YamlException wrong)
        {
            _faults.Add(new(Severity.Error, Place, wrong.Start.Line, wrong.Start.Column, "body", $"is neither JSON nor YAML: {wrong.Message}"));
        }

        return null;
    }
}

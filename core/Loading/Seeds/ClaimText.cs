using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>A single claim in the format of a seed file, as YAML or JSON.</summary>
public sealed class ClaimText
{
    /// <summary>The deepest lists and mappings of a claim.</summary>
    public const int MostDepth = YamlText.MostDepth;

    private const string File = "claim";

    private readonly List<SeedFault> _faults = [];
    private readonly SeedNode? _node;

    /// <param name="text">The claim's fields; the id may be left out.</param>
    /// <param name="id">The claim's id.</param>
    /// <param name="today">The recording date if the claim has none.</param>
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

        _node = new(map, File, "", _faults);
        Claim = SeedFileReader.Claim(_node, today) is { } claim ? claim with { Entered = true } : null;
        TextRules.Check(_node);
        if (Claim is not null && Claim.Id != id)
        {
            _node.Find("id")!.Fault($"is {Claim.Id}, but the address says {id}; leave the id out, or make them the same");
        }
    }

    /// <summary>Null if it could not be read.</summary>
    public Claim? Claim { get; }

    /// <summary>The errors found, without warnings.</summary>
    public IReadOnlyList<SeedFault> Faults => [.. _faults.Where(fault => fault.Severity == Severity.Error)];

    /// <summary>Checks the claim as part of its deal.</summary>
    /// <param name="register">The registered organizations among those it names.</param>
    public void Check(Deal deal, Register register, DateOnly today)
    {
        var index = new SeedIndex();
        foreach (var organization in register.All)
        {
            index.Add(organization, _node!);
        }

        new SeedRules(index, new(publishers: null), today).Check(deal, Claim!, _node!);
    }

    /// <returns>The text of a body, or why it has none.</returns>
    public static (string? Text, IReadOnlyList<SeedFault> Faults) Decode(byte[] body)
    {
        var faults = new List<SeedFault>();
        return (SeedText.Decode(body, File, faults), faults);
    }

    private YamlMappingNode? Root(string text)
    {
        try
        {
            if (YamlText.Documents(text) is [{ RootNode: YamlMappingNode map }])
            {
                return map;
            }

            _faults.Add(new(Severity.Error, File, 1, 1, "body", "is not a single mapping; send the fields of a claim, in JSON or YAML"));
        }
        catch (YamlException wrong)
        {
            var message = $"is neither JSON nor YAML: {InvisibleText.Shown(wrong.Message)}";
            _faults.Add(new(Severity.Error, File, wrong.Start.Line, wrong.Start.Column, "body", message));
        }

        return null;
    }
}

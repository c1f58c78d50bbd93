using System.Globalization;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Reads the columns of parties in a row.</summary>
internal static class PartyCells
{
    private const int LongestName = 200;

    /// <param name="nameless">How many texts named nobody.</param>
    public static IReadOnlyList<PartyMention> Read(RowCells cells, IReadOnlyList<PartyRule> rules, out int nameless)
    {
        var parties = new List<PartyMention>();
        nameless = 0;
        foreach (var rule in rules)
        {
            foreach (var column in rule.From.Columns.DefaultIfEmpty(""))
            {
                var raw = column.Length == 0 ? "" : cells.Raw(column);
                var text = raw.Length > 0 ? raw : rule.From.Value ?? "";
                var (found, left) = rule.RoleFrom is null ? OfText(text, rule) : OfPairs(cells, text, rule);
                nameless += left;
                parties.AddRange(found.Select(party => new PartyMention(
                    Name(cells, party.Name, column), party.Role ?? rule.Role, rule.Commitment)));
                if (raw.Length > 0)
                {
                    // Of several columns, the first that has a text is read.
                    break;
                }
            }
        }

        return parties;
    }

    /// <summary>A name without invisible characters and double spaces, or a fault.</summary>
    public static string Name(RowCells cells, string name, string column)
    {
        var plain = string.Join(' ', VisibleText.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (plain.Length > LongestName || !plain.Any(char.IsLetterOrDigit))
        {
            cells.Fault(column, $"'{plain}' is not a name; write one of at most {LongestName} characters, with letters or digits");
        }

        return plain;
    }

    private static (IEnumerable<NamedParty> Parties, int Nameless) OfText(string text, PartyRule rule)
    {
        var cell = InvestorCell.Read(Prefixed(text, rule.From), rule.From.Separators, rule.Brackets, rule.From.Words.ContainsKey);
        var named = cell.Parties.Select(party => (Party: party, Name: RowCells.Clean(party.Name, rule.From)))
            .Where(pair => pair.Name is not null).Select(pair => pair.Party with { Name = pair.Name! });
        return (named, cell.Nameless);
    }

    /// <summary>Two columns with as many values: the names, and the roles in the same order.</summary>
    private static (IEnumerable<NamedParty> Parties, int Nameless) OfPairs(RowCells cells, string text, PartyRule rule)
    {
        var from = rule.RoleFrom!;
        var names = CellText.Split(text, rule.From.Separators).Select(VisibleText.Of).ToList();
        var separators = from.Separators.Count > 0 ? from.Separators : rule.From.Separators;
        var roles = CellText.Split(cells.Raw(from.Column), separators).Select(role => RowCells.Clean(role, from) ?? from.Value).ToList();
        if (roles.Count != 1 && roles.Count != names.Count)
        {
            cells.Fault(from.Column, string.Create(
                CultureInfo.InvariantCulture, $"has {roles.Count} roles for {names.Count} names; write one for each, or one for all"));
            return ([], 0);
        }

        var (parties, nameless) = (new List<NamedParty>(), 0);
        foreach (var (at, name) in names.Index())
        {
            var (read, left) = OfText(name, rule with { From = rule.From with { Separators = [] } });
            var role = Role(cells, roles[roles.Count == 1 ? 0 : at], from);
            parties.AddRange(read.Select(party => party with { Role = party.Role ?? role }));
            nameless += name.Length == 0 ? 0 : left;
        }

        return (parties, nameless);
    }

    private static PartyRole? Role(RowCells cells, string? text, ColumnRule from)
    {
        if (text is null)
        {
            return null;
        }

        var role = DealWords.Role(text);
        if (!role.IsValue)
        {
            cells.Fault(from.Column, role.Error);
        }

        return role.IsValue && role.Value != PartyRole.Unknown ? role.Value : null;
    }

    private static string Prefixed(string text, ColumnRule rule) =>
        rule.Prefix.Length > 0 && text.StartsWith(rule.Prefix, StringComparison.Ordinal) ? text[rule.Prefix.Length..] : text;
}

namespace ServerlessDeals.Loading.Seeds;

/// <summary>Who takes part in a deal, and in which role.</summary>
internal sealed class PartyRules(SeedIndex index)
{
    public void Check(Deal deal, Claim claim, SeedNode node)
    {
        var nodes = node.List("parties");
        if (nodes.Count != claim.Parties.Count)
        {
            // Some parties could not be read, and are reported.
            return;
        }

        var seen = new Dictionary<Slug, PartyRole>();
        foreach (var (party, partyNode) in claim.Parties.Zip(nodes))
        {
            var org = partyNode.Find("org")!;
            index.Refer(org, party.Org);
            if (party.Org == deal.Company)
            {
                org.Fault(
                    SeedError.SelfReference,
                    $"'{party.Org}' is the company itself; parties are organizations that invest, buy, license or lend");
            }

            if (!seen.TryAdd(party.Org, party.Role))
            {
                org.Fault(
                    SeedError.RepeatedParty,
                    $"'{party.Org}' is already a party of this claim, as {EnumWords.Of(seen[party.Org])}; "
                    + "keep one line, with the role that the source gives");
            }

            CheckRole(deal, party, partyNode);
        }
    }

    private static void CheckRole(Deal deal, Party party, SeedNode node)
    {
        DealKind? expected = party.Role switch
        {
            PartyRole.Acquirer => DealKind.Acquisition,
            PartyRole.Licensee => DealKind.AcquihireLicence,
            PartyRole.Lender => DealKind.Debt,
            _ => null,
        };
        if (expected is not null && expected != deal.Kind)
        {
            node.Find("role")!.Fault(
                SeedError.RoleOfAnotherKind,
                $"'{EnumWords.Of(party.Role)}' belongs to deals of the kind {EnumWords.Of(expected.Value)}, "
                + $"but this one is a {EnumWords.Of(deal.Kind)}");
        }
    }
}

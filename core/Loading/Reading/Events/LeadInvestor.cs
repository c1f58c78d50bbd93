using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"with A as lead investor", "the lead investors were A and B", "from lead investor A": who led, as a noun says it.</summary>
internal static class LeadInvestor
{
    private const int Reach = 6;

    /// <param name="at">The index of "investor", "investors" or "leads".</param>
    public static IEnumerable<FoundParty> Of(Sentence sentence, int at)
    {
        // "led by A, with co-leads B and C", "with A and B as co-leads"
        if (sentence.WordAt(at) is "leads" && sentence.WordAt(at - 1) is "-" && sentence.WordAt(at - 2) is "co")
        {
            return CoLeads(sentence, at);
        }

        var lead = sentence.WordAt(at) is "investor" or "investors" && sentence.WordAt(at - 1) is "lead" or "leading" ? at - 1 : -1;
        // "OpenAI's lead investor": of another company.
        if (lead < 0 || sentence.At(lead - 1) is { IsPossessive: true })
        {
            return [];
        }

        var names = Names(sentence, lead, at);
        var role = names.Count > 1 ? PartyRole.CoLead : PartyRole.Lead;
        return names.Select(name => new FoundParty(sentence.Pieces[name].Name!, role, Place.Of(sentence, name)));
    }

    private static IEnumerable<FoundParty> CoLeads(Sentence sentence, int leads)
    {
        var names = sentence.WordAt(leads - 3) switch
        {
            "with" or "by" or "from" => LeadList.Read(sentence, leads + 1),
            "as" => LeadList.BehindWith(sentence, leads - 3),
            _ => [],
        };
        return names.Select(name => new FoundParty(sentence.Pieces[name].Name!, PartyRole.CoLead, Place.Of(sentence, name)));
    }

    private static IReadOnlyList<int> Names(Sentence sentence, int lead, int noun)
    {
        var before = sentence.WordAt(lead - 1) is "the" or "a" or "its" or "sole" ? lead - 2 : lead - 1;
        var isLeading = sentence.WordAt(lead) is "leading";
        if (sentence.WordAt(before) is "as")
        {
            return sentence.At(before - 1) is { IsFullName: true, IsPossessive: false } ? [before - 1] : [];
        }

        if (sentence.WordAt(before) is "is" or "was")
        {
            return [.. Subject.Of(sentence, before).All];
        }

        var verb = Enumerable.Range(noun + 1, Reach).FirstOrDefault(
            at => sentence.WordAt(at) is "was" or "were" or "is" or "are" or ":", -1);
        if (!isLeading && verb == noun + 1 || (verb > 0 && Cues.Phrase(sentence, noun + 1, verb, ["in", "of"])?.First == noun + 1))
        {
            return PartyList.Read(sentence, verb + 1).Names;
        }

        var list = isLeading ? [] : PartyList.Read(sentence, noun + 1).Names;
        // "from lead investors A and B": of a longer list nobody knows where the leads end.
        return list is [var first, ..] && first == noun + 1
            && (sentence.WordAt(noun) is "investor" || list is [_, var second] && sentence.WordAt(second - 1) is "and")
            ? [.. list.Take(sentence.WordAt(noun) is "investor" ? 1 : 2)] : [];
    }
}

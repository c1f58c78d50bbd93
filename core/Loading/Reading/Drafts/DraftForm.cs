namespace ServerlessDeals.Loading.Reading.Drafts;

/// <summary>A party of a draft as text, to be changed by a person. One without a name is left out.</summary>
public sealed record PartyForm(string Name, string Role, string Commitment, string Amount);

/// <summary>What is wrong in a field of a form.</summary>
/// <param name="Field">Its name, such as "amount" or "party-2-role".</param>
public sealed record FormFault(string Field, string Message);

/// <summary>
/// The fields of a draft and its article as text, in the notation of the seed files, so that a person can change them. An empty text is a
/// field that is not said.
/// </summary>
public sealed record DraftForm
{
    public string Publisher { get; init; } = "";

    public string Published { get; init; } = "";

    public string Address { get; init; } = "";

    public string Company { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Status { get; init; } = "";

    public string Announced { get; init; } = "";

    public string Round { get; init; } = "";

    public string Amount { get; init; } = "";

    public string Valuation { get; init; } = "";

    public string Cites { get; init; } = "";

    public bool Anonymous { get; init; }

    public IReadOnlyList<PartyForm> Parties { get; init; } = [];

    public static DraftForm Of(Article article, DraftDeal draft)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(draft);
        return new()
        {
            Publisher = draft.Publisher?.Value ?? article.Publisher ?? "",
            Published = $"{article.Published}",
            Address = article.Address,
            Company = draft.Company.Value.Name,
            Kind = EnumWords.Of(draft.Kind.Value),
            Status = EnumWords.Of(draft.Status.Value),
            Announced = $"{draft.Announced?.Value}",
            Round = $"{draft.Round?.Value}",
            Amount = draft.Amount?.Value.ToSeedText() ?? "",
            Valuation = draft.Valuation?.Value.ToSeedText() ?? "",
            Cites = draft.Cites?.Value ?? "",
            Anonymous = draft.Anonymous?.Value == true,
            Parties = [.. draft.Parties.Select(Form)],
        };
    }

    private static PartyForm Form(DraftParty party) => new(
        party.Name.Name, EnumWords.Of(party.Role), EnumWords.Of(party.Commitment), party.Amount?.ToSeedText() ?? "");
}

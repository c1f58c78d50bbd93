namespace ServerlessDeals.Deals.Resolution;

/// <summary>Turns a deal's claims into what a reader sees on a given day.</summary>
public static class Resolver
{
    /// <summary>The deal as it was known at the end of a day, or null if nothing had been published.</summary>
    public static ResolvedDeal? Resolve(Deal deal, DateOnly asOf)
    {
        var visible = Ordered(deal.Claims.Where(claim => claim.KnownOn <= asOf));
        return visible.Count == 0 ? null : Resolve(deal, visible);
    }

    /// <summary>The claims in the order in which they became known.</summary>
    public static IReadOnlyList<Claim> Ordered(IEnumerable<Claim> claims) =>
        [.. claims.OrderBy(claim => claim.KnownOn).ThenBy(claim => claim.Id)];

    /// <summary>Every state of the deal, oldest first: the day it began, and the deal from that day on.</summary>
    public static IReadOnlyList<(DateOnly From, ResolvedDeal Deal)> History(Deal deal) =>
        [.. deal.Claims.Select(claim => claim.KnownOn).Distinct().Order().Select(day => (day, Resolve(deal, day)!))];

    private static ResolvedDeal Resolve(Deal deal, IReadOnlyList<Claim> visible)
    {
        var superseded = visible.Select(claim => claim.Supersedes).OfType<Slug>().ToHashSet();
        var unreplaced = visible.Where(claim => !superseded.Contains(claim.Id)).ToList();
        var live = unreplaced.Count > 0 ? unreplaced : visible;
        var progress = new Progress(deal.Company);
        var statusClaim = progress.Status(live);
        var stage = statusClaim.Status.Stage();
        var evidence = new Evidence(deal.Company, live, stage);

        var status = evidence.Cite(statusClaim, statusClaim.Status) with { FromTalks = false };
        var announced = evidence.BestDate(Fields.Announced);
        var closed = evidence.BestDate(Fields.Closed);
        var round = evidence.Best(Fields.Round);
        var amount = evidence.Best(Fields.Amount);
        var valuationField = Fields.Valuation(amount?.Value);
        var valuation = evidence.Best(valuationField);
        var parties = Parties(evidence, progress, live, stage);
        var (date, basis) = DateOf(live, stage, announced);
        return new()
        {
            Id = deal.Id,
            Company = deal.Company,
            Kind = deal.Kind,
            PartOf = deal.PartOf,
            Status = status,
            Date = date,
            DateBasis = basis,
            Announced = announced,
            Closed = closed,
            Round = round,
            Amount = amount ?? evidence.Best(Fields.SilentAmount) ?? new(Amount.Undisclosed, null),
            Valuation = valuation ?? evidence.Best(Fields.SilentValuation),
            Unpaired = amount is not null && valuation is not null && !IsGivenTogether(live, amount.Value, valuation.Value.Worth),
            Parties = parties,
            Conflicts =
            [
                .. evidence.Losers(LaterStatus(statusClaim), status),
                .. evidence.Losers(Fields.Announced, announced),
                .. evidence.Losers(Fields.Closed, closed),
                .. evidence.Losers(Fields.Round, round),
                .. evidence.Losers(Fields.Amount, amount),
                .. evidence.Losers(valuationField, valuation),
                .. parties.SelectMany(party => evidence.Losers(Fields.Role(party.Org), party.Role)),
            ],
            Timeline = Timeline(live, deal.Company),
            Unconfirmed = live.Where(claim => claim.Status.Stage() == stage).All(claim => claim.Source.Kind == SourceKind.Aggregator),
            Sources = visible.Select(claim => claim.Source.Witness).Distinct(StringComparer.Ordinal).Count(),
            LastHeard = stage == DealStage.Talks ? live.Max(claim => claim.KnownOn) : null,
            Claims = visible,
        };
    }

    /// <summary>
    /// A deal is dated by its announcement, or else by the first publication that reported it as settled. A deal in talks is dated
    /// by the first report of them.
    /// </summary>
    private static (PartialDate Date, DateBasis Basis) DateOf(IReadOnlyList<Claim> live, DealStage stage, Cited<PartialDate>? announced)
    {
        if (stage != DealStage.Talks && announced is not null)
        {
            return (announced.Value, DateBasis.Announced);
        }

        var reports = live.OrderBy(claim => claim.KnownOn).ThenBy(claim => claim.Id).ToList();
        var settled = stage == DealStage.Talks ? null : reports.Find(claim => claim.Status.Stage() == DealStage.Settled);
        return ((settled ?? reports[0]).Source.Published, DateBasis.Reported);
    }

    /// <summary>Whether one source gives both figures, whatever their qualifiers.</summary>
    private static bool IsGivenTogether(IReadOnlyList<Claim> live, Amount amount, Amount worth) =>
        live.Any(claim => claim.Amount?.HasFigureOf(amount) == true && claim.Valuation?.Worth.HasFigureOf(worth) == true);

    private static List<ResolvedParty> Parties(Evidence evidence, Progress progress, IReadOnlyList<Claim> live, DealStage stage) =>
    [
        .. live.SelectMany(claim => claim.Parties).Select(party => party.Org).Distinct()
            .Select(org => Party(evidence, progress, live, stage, org))
            .OrderBy(party => party.Role.Value).ThenBy(party => party.Org),
    ];

    private static ResolvedParty Party(Evidence evidence, Progress progress, IReadOnlyList<Claim> live, DealStage stage, Slug org)
    {
        var field = Fields.Commitment(org);
        var naming = Progress.WithoutMistakes([.. live.Where(claim => field.Of(claim) is not null)]);
        var settled = naming.Where(claim => claim.Status.Stage() == DealStage.Settled).ToList();
        var deciding = progress.Commitment(stage != DealStage.Talks && settled.Count > 0 ? settled : naming, field);
        var commitment = evidence.Cite(deciding, field.Of(deciding)!.Value);
        return new(
            org,
            (evidence.Best(Fields.Role(org)) ?? evidence.Best(Fields.SilentRole(org)))!,
            commitment,
            evidence.Best(Fields.Share(org)),
            OnlyInTalks: stage == DealStage.Settled && commitment.Value == Commitment.InTalks);
    }

    // Earlier statuses are the deal's history. Only a status that is surely not older than the deciding one can contradict it.
    private static Field<DealStatus> LaterStatus(Claim deciding) =>
        Fields.Status with { Of = claim => claim.Id == deciding.Id || claim.PublishedFrom >= deciding.KnownOn ? claim.Status : null };

    /// <summary>
    /// The first report of each status, oldest first. A step back is left out if it may be older than a report of a further status.
    /// </summary>
    private static IReadOnlyList<StatusStep> Timeline(IReadOnlyList<Claim> live, Slug company)
    {
        var firstReports = live.GroupBy(claim => claim.Status)
            .Select(reports =>
                reports.OrderBy(claim => claim.KnownOn).ThenBy(claim => claim.WeightOn(company)).ThenBy(claim => claim.Id).First())
            .ToList();
        return
        [
            .. firstReports
                .Where(claim => !firstReports.Exists(further =>
                    further.Status > claim.Status && further.KnownOn < claim.KnownOn && claim.PublishedFrom <= further.KnownOn))
                .OrderBy(claim => claim.KnownOn)
                .ThenBy(claim => claim.Status)
                .Select(claim => new StatusStep(claim.Status, claim.KnownOn, Citation.Of(claim))),
        ];
    }
}

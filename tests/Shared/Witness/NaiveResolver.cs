namespace ServerlessDeals.Tests.Witness;

/// <summary>Resolves a deal by the rules of DOMAIN.md, written a second time and without any of the project's own code.</summary>
internal static class NaiveResolver
{
    /// <returns>What is known at the end of that day, or after all days; null if nothing is.</returns>
    public static WitnessResolved? Resolve(WitnessDeal deal, DateOnly? asOf)
    {
        var visible = deal.Claims.Where(claim => asOf is null || claim.Known <= asOf).ToList();
        if (visible.Count == 0)
        {
            return null;
        }

        var live = visible.Where(claim => visible.All(other => other.Supersedes != claim.Id)).ToList();
        return new DealResolution(deal, visible, live.Count == 0 ? visible : live).Result();
    }

    /// <summary>The deals that are known at the end of that day.</summary>
    public static IReadOnlyList<WitnessResolved> ResolveAll(IEnumerable<WitnessDeal> deals, DateOnly? asOf) =>
        [.. deals.Select(deal => Resolve(deal, asOf)).OfType<WitnessResolved>()];

    private sealed class DealResolution(WitnessDeal deal, IReadOnlyList<WitnessClaim> visible, IReadOnlyList<WitnessClaim> live)
    {
        private readonly WitnessClaim _status = StepByTime.Status(live);
        private readonly List<WitnessConflict> _conflicts = [];

        private bool SettledFirst => _status.Stage != "talks";

        public WitnessResolved Result()
        {
            foreach (var later in live.Where(
                claim => claim.Status != _status.Status && claim.First >= _status.Known).GroupBy(claim => claim.Status))
            {
                // Claims from the talks are part of the history of a settled deal, not contradictions.
                _conflicts.Add(
                    new(
                        "status",
                        later.Key,
                        later.First().Stage != _status.Stage && !(SettledFirst && later.All(claim => claim.Stage == "talks"))));
            }

            var announced = Date("announced", claim => claim.Announced);
            var closed = Date("closed", claim => claim.Closed);
            var round = Round();
            var (amount, amountClaim, amountSaid) = Amount();
            var (valuation, valuationClaim, valuationSaid) = Valuation(amount);
            var (date, basis) = DealDate(announced);
            var orgs = live.SelectMany(claim => claim.Parties).Select(party => party.Org).Distinct().Order(StringComparer.Ordinal);
            return new()
            {
                Id = deal.Id,
                Company = deal.Company,
                Kind = deal.Kind,
                PartOf = deal.PartOf,
                Status = new(_status.Status, _status.Id),
                Date = date,
                DateBasis = basis,
                Announced = announced,
                Closed = closed,
                Round = round,
                Amount = amount,
                AmountSaid = amountSaid,
                Valuation = valuationSaid,
                Parties = [.. orgs.Select(PartyOf)],
                Unpaired = amountClaim is not null && valuationClaim is not null
                    && IsUnpaired(amount, valuation!),
                Unconfirmed = live.Where(claim => claim.Stage == _status.Stage).All(claim => claim.SourceKind == "aggregator"),
                Witnesses = visible.Select(claim => claim.Witness).Distinct().Count(),
                Visible = [.. visible.Select(claim => claim.Id)],
                Conflicts = _conflicts,
                Timeline = Timeline(),
                LastHeard = live.Max(claim => claim.Known),
            };
        }

        private List<string> Timeline()
        {
            string[] order = ["rumoured", "in-talks", "announced", "closed", "cancelled", "denied"];
            var steps = new List<WitnessClaim>();
            foreach (var status in order.Reverse())
            {
                WitnessClaim? first = null;
                foreach (var claim in live.Where(claim => claim.Status == status))
                {
                    if (first is null || IsReportedBefore(claim, first))
                    {
                        first = claim;
                    }
                }

                // The further statuses are in the list already, also those that a still further one has overtaken.
                if (first is not null)
                {
                    steps.Add(first);
                }
            }

            var kept = steps.Where((step, place) =>
                !steps.Take(place).Any(further => further.Known < step.Known && step.First <= further.Known));
            return
            [
                .. kept.OrderBy(step => step.Known).ThenBy(step => Array.IndexOf(order, step.Status))
                    .Select(step => $"{step.Status} {step.Known:yyyy-MM-dd} {step.Id}"),
            ];
        }

        private static bool IsReportedBefore(WitnessClaim claim, WitnessClaim other)
        {
            if (claim.Known != other.Known)
            {
                return claim.Known < other.Known;
            }

            return claim.Weight != other.Weight
                ? claim.Weight < other.Weight
                : string.CompareOrdinal(claim.Id, other.Id) < 0;
        }

        private (WitnessDate Date, string Basis) DealDate(WitnessCited? announced)
        {
            var reports = live.OrderBy(claim => claim.Known).ThenBy(claim => claim.Id, StringComparer.Ordinal).ToList();
            if (_status.Stage == "talks")
            {
                return (reports[0].Published, "reported");
            }

            if (announced is not null)
            {
                return (WitnessDate.Read(announced.Text), "announced");
            }

            var settled = reports.FirstOrDefault(claim => claim.Stage == "settled");
            return ((settled ?? reports[0]).Published, "reported");
        }

        private WitnessCited? Date(string field, Func<WitnessClaim, WitnessDate?> date)
        {
            var dates = new Dictionary<Saying, WitnessDate>(ReferenceEqualityComparer.Instance);
            foreach (var claim in live)
            {
                if (date(claim) is { } said)
                {
                    dates.Add(new(claim, said.Text, [said.Vagueness]), said);
                }
            }

            // Terms change until a deal is settled. The date of its announcement does not.
            if (Chosen.Date([.. dates.Keys], dates, SettledFirst && field != "announced") is not { } chosen)
            {
                return null;
            }

            // A date that only rounds the chosen one does not differ from it.
            var others = dates.Keys.Where(other => !dates[chosen.Best].LiesWithin(dates[other]));
            Conflict(field, chosen.Best, others, other => dates[other].MayBe(dates[chosen.Best]));
            return Cited(chosen);
        }

        private WitnessCited? Round()
        {
            var sayings = live.Where(claim => claim.Round is not null).Select(claim => new Saying(claim, claim.Round!, [])).ToList();
            if (Chosen.Among(sayings, SettledFirst) is not { } chosen)
            {
                return null;
            }

            Conflict("round", chosen.Best, sayings, _ => false);
            return Cited(chosen);
        }

        private (WitnessAmount Amount, WitnessClaim? Claim, WitnessCited Said) Amount()
        {
            var sayings = Sums(live.Select(claim => (claim, claim.Amount)));
            if (Chosen.Among(sayings, SettledFirst) is not { } chosen)
            {
                return (WitnessAmount.Undisclosed, null, new("undisclosed", null));
            }

            var amount = chosen.Best.Claim.Amount!;
            Conflict("amount", chosen.Best, sayings, other => BothTrue.Amounts(other.Claim.Amount!, amount));
            return (amount, chosen.Best.Claim, Cited(chosen));
        }

        private (WitnessValuation? Valuation, WitnessClaim? Claim, WitnessCited? Said) Valuation(WitnessAmount raised)
        {
            var figure = live.Any(claim => claim.Valuation is { Worth.IsUndisclosed: false });
            var sayings = new List<Saying>();
            foreach (var claim in live)
            {
                if (claim.Valuation is { } said && (!figure || !said.Worth.IsUndisclosed))
                {
                    var worth = said.Worth;
                    sayings.Add(new(
                        claim, said.Text, [worth.Vagueness, worth.Width, worth.HasItsBound, said.Basis.Length == 0 ? 1 : 0]));
                }
            }

            if (Chosen.Among(sayings, SettledFirst) is not { } chosen)
            {
                return (null, null, null);
            }

            var valuation = chosen.Best.Claim.Valuation!;
            var figures = sayings.Where(saying => !saying.Claim.Valuation!.Worth.IsUndisclosed);
            Conflict("valuation", chosen.Best, figures, other => BothTrue.Valuations(other.Claim.Valuation!, valuation, raised));
            return (valuation, chosen.Best.Claim, Cited(chosen));
        }

        private WitnessParticipation PartyOf(string org)
        {
            var naming = live.Where(claim => claim.Party(org) is not null).ToList();
            var role = Role(org, naming);
            var commitment = Commitment(org, naming);
            var amount = Chosen.Among(
                Sums(naming.Select(claim => (claim, claim.Party(org)!.Amount)).Where(share => share.Amount is { IsUndisclosed: false })),
                SettledFirst);
            var step = commitment.Party(org)!.Commitment;
            return new(
                org,
                role,
                new(step, commitment.Id, SettledFirst && commitment.Stage == "talks"),
                amount is null ? null : Cited(amount),
                _status.Stage == "settled" && step == "in-talks");
        }

        private WitnessCited Role(string org, List<WitnessClaim> naming)
        {
            var known = naming.Any(claim => claim.Party(org)!.Role != "unknown");
            var sayings = new List<Saying>();
            foreach (var claim in naming)
            {
                var said = claim.Party(org)!.Role;
                if (!known || said != "unknown")
                {
                    sayings.Add(new(claim, said, [], said == "participant" ? 1 : 0));
                }
            }

            var chosen = Chosen.Among(sayings, SettledFirst)!;
            Conflict($"role:{org}", chosen.Best, sayings, other => BothTrue.Roles(other.Text, chosen.Best.Text));
            return Cited(chosen);
        }

        private WitnessClaim Commitment(string org, List<WitnessClaim> naming)
        {
            var heard = naming.Any(claim => !claim.IsMistaken) ? naming.Where(claim => !claim.IsMistaken).ToList() : naming;
            var settled = heard.Where(claim => claim.Stage == "settled").ToList();
            return StepByTime.Commitment(SettledFirst && settled.Count > 0 ? settled : heard, org);
        }

        /// <summary>"Undisclosed" does not count if another claim gives a figure.</summary>
        private static List<Saying> Sums(IEnumerable<(WitnessClaim Claim, WitnessAmount? Amount)> given)
        {
            var sums = given.Where(sum => sum.Amount is not null).ToList();
            var figure = sums.Any(sum => !sum.Amount!.IsUndisclosed);
            return [.. sums.Where(sum => !figure || !sum.Amount!.IsUndisclosed)
                .Select(sum => new Saying(
                    sum.Claim, sum.Amount!.Text, [sum.Amount.Vagueness, sum.Amount.Width, sum.Amount.HasItsBound]))];
        }

        private bool IsUnpaired(WitnessAmount amount, WitnessValuation valuation) =>
            !amount.IsUndisclosed
            && !valuation.Worth.IsUndisclosed
            && !live.Any(claim => HasFigure(claim.Amount, amount) && HasFigure(claim.Valuation?.Worth, valuation.Worth));

        /// <summary>The same figure, whatever its qualifier.</summary>
        private static bool HasFigure(WitnessAmount? given, WitnessAmount shown) =>
            given is not null
            && given.Currency == shown.Currency
            && (given.Qualifier == "between") == (shown.Qualifier == "between")
            && FigureOf(given) == FigureOf(shown)
            && (given.Qualifier != "between" || given.High == shown.High);

        private static decimal FigureOf(WitnessAmount amount) =>
            amount.Qualifier is "up to" or "less than" ? amount.High!.Value : amount.Low;

        private WitnessCited Cited(Chosen chosen) => new(
            chosen.Best.Text,
            chosen.Best.Claim.Id,
            SettledFirst && chosen.Best.Claim.Stage == "talks",
            chosen.Undecided);

        private void Conflict(string field, Saying shown, IEnumerable<Saying> sayings, Func<Saying, bool> bothTrue)
        {
            foreach (var value in sayings.Where(saying => saying.Text != shown.Text).GroupBy(saying => saying.Text))
            {
                var talkOnly = SettledFirst && shown.Claim.Stage != "talks" && value.All(saying => saying.Claim.Stage == "talks");
                _conflicts.Add(new(field, value.Key, !talkOnly && !bothTrue(value.First())));
            }
        }
    }
}

using System.Globalization;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>The rounds that an investor joined by year, those it led apart.</summary>
internal static class InvestorChart
{
    private const int LeastRounds = 5;

    /// <summary>Null if there are too few rounds to compare years.</summary>
    public static Chart? Of(OrganizationDetail investor)
    {
        var (id, name) = (investor.Organization.Id, investor.Organization.Name);
        var rounds = investor.Backed.Where(deal => deal.IsCounted() && deal.IsIn(Family.Funding) && IsOf(deal, id)).ToList();
        var byYear = rounds.GroupBy(deal => deal.Date.Year).ToDictionary(
            year => year.Key, year => new Year(year.Key, year.Count(), year.Count(deal => IsLed(deal, id))));
        if (rounds.Count < LeastRounds || byYear.Count < 2)
        {
            return null;
        }

        var years = Enumerable.Range(byYear.Keys.Min(), byYear.Keys.Max() - byYear.Keys.Min() + 1)
            .Select(year => byYear.GetValueOrDefault(year, new(year, 0, 0))).ToList();
        return new(
            "by-year",
            InvestorFinding.Of(name, [.. years.Select(year => (year.Number, year.Rounds))]),
            $"Announced and closed funding rounds that {name} joined, by year, {years[0].Number} to {years[^1].Number}, "
                + $"as of {English.Date(rounds.Max(deal => deal.Reported))}",
            $"A bar for each year: the rounds that {name} led or co-led, then the others that it joined. The table has the same figures.",
            "Rounds that it was only in talks to join are not counted, nor are debt, share sales and takeovers. "
                + "The newest year is counted as far as it is recorded.",
            width => ColumnChart.Draw(width, [.. years.Select(year => ColumnOf(name, year))], 200),
            new(
                $"Rounds that {name} joined, by year",
                [new("Year"), new("Rounds", true), new("Led", true)],
                [
                    .. years.AsEnumerable().Reverse().Select(year => (IReadOnlyList<TableCell>)[
                        new(year.Text), TableCell.Of(year.Rounds), TableCell.Of(year.Led)]),
                ]))
        {
            Key = [("bar", "led or co-led"), ("bar-light", "joined")],
            File = $"investors/{id}/by-year",
            Permalink = $"/investors/{id}/#by-year",
        };
    }

    private static TimeColumn ColumnOf(string name, Year year)
    {
        var label = $"{name} in {year.Text}: {Phrases.Count(Family.Funding, year.Rounds)}, {English.Number(year.Led)} led";
        return new(
            year.Text, [(year.Led, "bar"), (year.Rounds - year.Led, "bar-light")], $"{year.Rounds}", label);
    }

    private static bool IsOf(DealItem deal, Slug id) => deal.Parties.Any(party => party.Id == id && party.IsInvestor());

    private static bool IsLed(DealItem deal, Slug id) => deal.Parties.Any(party => party.Id == id && party.IsLead());

    private sealed record Year(int Number, int Rounds, int Led)
    {
        public string Text => Number.ToString(CultureInfo.InvariantCulture);
    }
}

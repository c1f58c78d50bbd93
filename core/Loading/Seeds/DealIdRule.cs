using System.Globalization;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>A deal's id begins with its company and year, such as moonshot-ai-2024-02. It never changes, so a wrong one stays.</summary>
internal static class DealIdRule
{
    public static void Check(Deal deal, SeedNode node, SeedIndex index)
    {
        var id = deal.Id.ToString();
        CheckCompany(id, deal.Company, node, index);
        if (YearIn(id, deal.Company.ToString()) is { } year)
        {
            var years = deal.Claims
                .SelectMany(claim => new[] { claim.Source.Published, claim.Announced, claim.Closed })
                .OfType<PartialDate>()
                .ToList();
            var (first, last) = (years.Min(date => date.First.Year), years.Max(date => date.Last.Year));
            if (year < first || year > last)
            {
                node.Find("id")!.Warn(
                    SeedWarning.DealIdYear,
                    $"'{id}' has the year {year}, but the dates of its claims are of {Span(first, last)}; correct the wrong one");
            }
        }
    }

    private static void CheckCompany(string id, Slug company, SeedNode node, SeedIndex index)
    {
        var own = company.ToString();
        var named = index.Companies
            .Where(other => IsHead(other, id))
            .MaxBy(other => other.Length);
        if (named == own)
        {
            return;
        }

        if (named is not null && !own.StartsWith(named + '-', StringComparison.Ordinal))
        {
            node.Find("id")!.Fault(
                SeedError.DealOfAnotherCompany,
                $"'{id}' is the id of a deal of {named}, in the file of {own}; move the deal, or begin its id with {own}");
        }
        else if (named is not null || !IsShortFor(id.Split('-')[0], own, index.Find(company)))
        {
            node.Find("id")!.Warn(SeedWarning.DealIdCompany, $"'{id}' does not begin with the company's id; begin it with {own}-");
        }
    }

    /// <summary>Whether a word is the beginning of the company's id, its initials, or one of its other names.</summary>
    private static bool IsShortFor(string word, string company, Organization? organization) =>
        company.StartsWith(word, StringComparison.Ordinal)
        || word == string.Concat(company.Split('-').Select(part => part[0]))
        || Names(organization).Any(name => string.Equals(Written(name), word, StringComparison.OrdinalIgnoreCase));

    /// <summary>A name as an id writes it: "W&amp;B" is wandb.</summary>
    private static string Written(string name) =>
        string.Concat(name.Replace("&", "and", StringComparison.Ordinal).Where(char.IsAsciiLetterOrDigit));

    private static IEnumerable<string> Names(Organization? organization) => organization is null
        ? []
        : [organization.Name, .. organization.Aliases, .. organization.Formerly.Select(former => former.Name)];

    private static bool IsHead(string company, string id) =>
        id.StartsWith(company, StringComparison.Ordinal) && (id.Length == company.Length || id[company.Length] == '-');

    // The first after the company, since what follows may be a number.
    private static int? YearIn(string id, string company) => (IsHead(company, id) ? id[company.Length..] : id).Split('-')
        .Where(part => part.Length == 4 && part.All(char.IsAsciiDigit))
        .Select(part => (int?)int.Parse(part, CultureInfo.InvariantCulture))
        .FirstOrDefault();

    private static string Span(int first, int last) => first == last
        ? first.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{first} to {last}");
}

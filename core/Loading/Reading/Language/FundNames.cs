namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>Whether "&amp;" stands between two funds or within the name of one.</summary>
internal static class FundNames
{
    /// <summary>"Moor Ventures &amp; Tern Capital" are two, "Moor Capital &amp; Co." is one.</summary>
    public static bool AreTwo(ReadOnlySpan<char> before, ReadOnlySpan<char> behind) => before is "Ventures" or "Capital" or "Partners"
            or "Fund" or "Investments" or "Equity" or "Combinator" or "Holdings"
        && behind is not ("Co" or "Company" or "Partners" or "Associates" or "Sons" or "Growth" or "Advisors" or "Advisory"
            or "Management" or "Markets" or "Investments" or "Ventures" or "Trust" or "Innovation" or "Capital" or "Research");
}

namespace ServerlessDeals.Pages;

/// <summary>Pictures for pages that are shared.</summary>
internal static class Cards
{
    public static string? Address(string folder) => null;
}

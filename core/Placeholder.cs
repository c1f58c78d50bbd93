namespace ServerlessDeals;

internal static class Placeholder;

namespace ServerlessDeals.Values.Names;

internal sealed class DealIdConverter() : TextConverter<DealId>(DealId.Parse);

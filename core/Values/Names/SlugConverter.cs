namespace ServerlessDeals.Values.Names;

internal sealed class SlugConverter() : TextConverter<Slug>(Slug.Parse);

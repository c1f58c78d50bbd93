namespace ServerlessDeals.Values.Dates;

internal sealed class PartialDateConverter() : TextConverter<PartialDate>(PartialDate.Parse);

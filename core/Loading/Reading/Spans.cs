using ServerlessDeals.Loading.Reading.Events;

namespace ServerlessDeals.Loading.Reading;

/// <summary>Turns places in sentences into words of the article.</summary>
internal static class Spans
{
    public static Words Of(Place place) => new(place.Sentence.Paragraph, place.Sentence.Pieces[place.First].Start, place.Text);

    public static Said<T> Said<T>(Found<T> found) => new(found.Value, [Of(found.Place)]);
}

using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Tests.Reading;

/// <summary>What an article says in one field of a deal, and what was read.</summary>
/// <param name="Said">Null if the article does not say it.</param>
/// <param name="Read">Null if it was not read.</param>
/// <param name="Words">The words that the reader took it from.</param>
internal sealed record Observation(string Field, string? Said, string? Read, IReadOnlyList<Words> Words)
{
    public bool IsRight => Said == Read;

    public override string ToString() =>
        $"{Field}: {(Said is null ? "nothing is said" : $"said {Said}")}, {(Read is null ? "nothing was read" : $"read {Read}")}"
        + string.Concat(Words.Select(words => $" from \"{words.Text}\""));
}

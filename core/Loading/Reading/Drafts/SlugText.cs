using System.Text;

namespace ServerlessDeals.Loading.Reading.Drafts;

/// <summary>Makes an id of a name: in lower case, without accents, with hyphens between its words.</summary>
internal static class SlugText
{
    private const int MostLetters = 60;

    public static string Of(string name)
    {
        var words = Folding.WordsOf(name).Select(word => new string([.. word.Where(char.IsAsciiLetterOrDigit)])).Where(word =>
            word.Length > 0);
        var slug = new StringBuilder();
        foreach (var word in words)
        {
            if (slug.Length + word.Length >= MostLetters)
            {
                break;
            }

            slug.Append(slug.Length > 0 ? "-" : "").Append(word);
        }

        return slug.Length > 0 ? slug.ToString() : "unnamed";
    }
}

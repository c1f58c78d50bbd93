namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Publishers that others cite, by the names that articles use for them.</summary>
internal static class Outlets
{
    private static readonly Dictionary<string, string> ByName = Table(
        "Reuters|Bloomberg: Bloomberg News, Bloomberg|The Wall Street Journal: WSJ, Wall Street Journal, the Journal|Financial Times: "
        + "FT, The Financial Times|The Information: Theinformation|TechCrunch: Techcrunch|CNBC|"
        + "The New York Times: New York Times, NYT, The Times|Forbes|Fortune|Axios|Business Insider: Insider|The Verge|Wired: WIRED|"
        + "Sky News|The Economic Times: Economic Times, ET|"
        + "Moneycontrol|Mint: Livemint, LiveMint|Nikkei Asia: Nikkei, The Nikkei|South China Morning Post: SCMP|36Kr|LatePost: "
        + "Latepost, 晚点|The Washington Post: Washington Post|Semafor|Puck|Pitchbook: PitchBook|VentureBeat|Sifted|Handelsblatt|Les "
        + "Echos|The Telegraph: Telegraph|The Guardian: Guardian|The Times of India|Caixin|Yicai|Calcalist|Globes|CNN|Fox Business|"
        + "Barron's|Business Standard|Entrackr|Inc42|Tech in Asia|DealStreetAsia|The Business Times|The Korea Economic Daily|Associated "
        + "Press: AP|AFP|Crunchbase News|SiliconANGLE|GeekWire|Newcomer|Upstarts|Electrek|Manager Magazin|Der Spiegel|La Tribune|Yonhap|"
        + "Jiemian|Pandaily|GigaOm|Engadget|Gizmodo|MarketWatch|Protocol|Recode|Vox|Quartz|Politico|The Block|CoinDesk|Eastern Daily|"
        + "NBC|CBS|BBC|Hindustan Times|NDTV|YourStory|VCCircle|Business Today|The Ken|The Arc|KrASIA|TechNode|TMTPost|"
        + "Digitimes|DigiTimes|Kyodo|Xinhua|Global Times|Securities Times|Cailian|The Globe and Mail: Globe and Mail|"
        + "BetaKit|The Logic|Haaretz|CTech: Ctech|TheMarker|Times of Israel|The Australian|"
        + "Australian Financial Review: AFR|Wirtschaftswoche: WirtschaftsWoche|Frankfurter Allgemeine|Bild|"
        + "Corriere della Sera|El País|Expansión|Le Monde|Le Figaro|Platformer|404 Media|Rest of World|Endpoints News|"
        + "Fierce Biotech|Variety|Deadline|Interfax|Kommersant|Hankyung|JoongAng|Chosun|The Korea Herald|"
        + "Straits Times: The Straits Times|Bangkok Post|Al Arabiya|The National|Ars Technica|PC Gamer|Mashable|Observer|"
        + "The Atlantic|New Yorker|Vanity Fair|Time magazine|The Independent|Daily Mail");

    public static bool IsOutlet(string name) => Publisher(name) is not null;

    /// <summary>The publisher that a name stands for; null if it is none.</summary>
    public static string? Publisher(string name) => ByName.GetValueOrDefault(name)
        ?? (name.EndsWith(" News", StringComparison.Ordinal) ? ByName.GetValueOrDefault(name[..^" News".Length]) : null);

    /// <summary>Every name, to find it in a sentence.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    private static Dictionary<string, string> Table(string text)
    {
        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in text.Split('|'))
        {
            var parts = entry.Split(": ");
            table[parts[0]] = parts[0];
            foreach (var name in parts.Skip(1).SelectMany(names => names.Split(", ")))
            {
                table[name] = parts[0];
            }
        }

        return table;
    }
}

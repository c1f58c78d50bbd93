namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>Words that have a capital letter and are no name of an organization, or that end or begin one.</summary>
internal static class CapitalWords
{
    /// <summary>Words that begin sentences.</summary>
    private static readonly HashSet<string> Beginnings = Set(
        "a an the this that these those it its he she his her they their we our you your i in on at by for from to of with without as "
        + "if when while after before since until although though because but and or nor so yet both either neither not no yes now then "
        + "there here also however meanwhile moreover furthermore additionally previously recently earlier later today yesterday "
        + "separately still even other others another existing new some many most several all each every any few more less much such "
        + "what which who whom whose where why how according despite amid among between during under over about above below against "
        + "following founded led backed based launched headquartered created built formerly once just only last next first second third "
        + "one two three four five six seven eight nine ten per via like unlike investors investor startups startup companies company "
        + "founders founder deals deal funding funds fund venture capital shares sources source people analysts experts researchers "
        + "officials executives employees customers users exclusive breaking update updated read image photo credit credits share "
        + "related topics tags advertisement subscribe newsletter total totals participating returning current former key notable major "
        + "total additional terms financial details valuation series round rounds let let's here's that's it's there's what's if is are "
        + "was were has have had do does did can could would should will may might must artificial intelligence generative software "
        + "hardware technology tech enterprise legal health healthcare robotics autonomous chinese big top meet welcome early seed "
        + "pre-seed money market markets business news report reports reported press release statement data instead perhaps maybe "
        + "chipmaker chipmakers fintech insurtech edtech healthtech medtech proptech agritech agtech cleantech foodtech deeptech legaltech "
        + "drugmaker carmaker automaker neobank insurer retailer publisher developer semiconductor cybersecurity biotech unicorn ecommerce "
        + "rival conglomerate billionaire self-driving "
        + "overall together thus hence indeed finally eventually initially originally currently notably specifically importantly "
        + "interestingly similarly likewise consequently therefore otherwise besides alongside along apart including included having "
        + "am whether notice niche due traditionally historically typically generally usually");

    private const string Nationalities =
        "american british chinese french german japanese indian israeli korean canadian european swedish danish swiss dutch spanish "
        + "italian singaporean taiwanese russian saudi emirati norwegian finnish australian brazilian irish belgian austrian polish "
        + "asian african portuguese greek turkish czech hungarian romanian ukrainian estonian icelandic mexican argentine chilean "
        + "colombian indonesian malaysian thai vietnamese filipino egyptian nigerian kenyan qatari kuwaiti bahraini luxembourgish";

    // "South African", "North American": parts of an adjective.
    private static readonly HashSet<string> Directions = Set("south north east west southern northern eastern western latin");

    private static readonly HashSet<string> OfCountries = Set(Nationalities);

    /// <summary>Adjectives of places, days, months, and abbreviations: no part of a name here.</summary>
    private static readonly HashSet<string> Never = Set(
        Nationalities + " monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        + "september october november december us u.s uk u.k eu e.u uae u.s. u.k. e.u. ceo cto cfo coo cso cmo ceos ipo ipos arr llm "
        + "llms gpu gpus cpu api apis saas b2b b2c usd eur gbp rmb series round seed fund-raising q1 q2 q3 q4 h1 h2 fy saas mr mrs ms "
        + "dr prof professor sir startup startups company companies inc. president chairman chairwoman chair founder founders "
        + "co-founder cofounder co-founders cofounders chief officer executive partner partners' managing director secretary minister "
        + "senator judge analyst spokesperson spokesman spokeswoman billionaire entrepreneur investor investors exclusive "
        + "team teams founded");

    /// <summary>May follow in a name, but do not begin one.</summary>
    private static readonly HashSet<string> NotFirst = Set(
        "ai vc vcs inc corp ltd llc plc co limited incorporated corporation group holding holdings gmbh ag sa se bv nv labs capital "
        + "ventures partners agi ml xr ar vr iot it hr r&d m&a");

    /// <summary>Legal forms at the end of a name, which the register leaves out.</summary>
    private static readonly HashSet<string> Forms = Set(
        "inc inc. corp corp. corporation ltd ltd. limited llc plc co co. incorporated gmbh ag sa s.a. se bv n.v. holding holdings group "
        + "company pbc lp llp pte kk k.k. pvt pvt. pty");

    /// <summary>Titles before the name of a person.</summary>
    private static readonly HashSet<string> Titles = Set(
        "ceo cto cfo coo mr mrs ms dr prof professor sir president chairman chairwoman founder co-founder cofounder officer executive "
        + "director secretary minister senator judge analyst spokesperson spokesman spokeswoman billionaire entrepreneur founders "
        + "cofounders partner mr. mrs. ms. dr. prof. researcher scientist engineer");

    private static readonly HashSet<string> Places = Set(
        "london|paris|berlin|munich|san francisco|new york|new york city|silicon valley|palo alto|menlo park|mountain view|beijing|"
        + "shanghai|shenzhen|hangzhou|tokyo|seoul|bengaluru|bangalore|mumbai|new delhi|delhi|tel aviv|toronto|montreal|vancouver|boston|"
        + "seattle|austin|los angeles|chicago|miami|dubai|abu dhabi|riyadh|amsterdam|stockholm|zurich|madrid|barcelona|milan|rome|"
        + "dublin|cambridge|oxford|edinburgh|sydney|melbourne|taipei|europe|asia|africa|america|north america|latin america|southeast "
        + "asia|middle east|the middle east|washington|california|texas|massachusetts|wall street|bay area|britain|england|scotland|"
        + "korea|uk|us|pittsburgh|denver|atlanta|sunnyvale|santa clara|redwood city|san jose|san mateo|brussels|copenhagen|oslo|"
        + "helsinki|warsaw|vienna|lisbon|nasdaq|nyse|tel-aviv|alabama|alaska|arizona|arkansas|colorado|connecticut|delaware|florida|"
        + "georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|michigan|minnesota|mississippi|missouri|"
        + "montana|nebraska|nevada|new hampshire|new jersey|new mexico|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode "
        + "island|south carolina|south dakota|tennessee|utah|vermont|virginia|west virginia|wisconsin|wyoming|ontario|quebec|alberta|"
        + "british columbia|maharashtra|karnataka|telangana|tamil nadu|andhra pradesh|uttar pradesh|gujarat|hyderabad|chennai|pune|"
        + "kolkata|johor|dallas|houston|phoenix|memphis|abilene|detroit|philadelphia|las vegas|nashville|hamburg|frankfurt|cologne|"
        + "lyon|marseille|manchester|leeds|glasgow|wales|northern ireland|geneva|lausanne|rotterdam|eindhoven|aragon|osaka|busan|"
        + "hsinchu|guangzhou|suzhou|wuhan|chengdu|jakarta|bangkok|hanoi|manila|kuala lumpur|nairobi|lagos|cairo|johannesburg|cape town|"
        + "sao paulo|rio de janeiro|bogota|the gulf|silicon wadi|arabia|saudi arabia|capitol hill|white house|the white house",
        '|');

    private static readonly HashSet<string> Countries = new(
        CountryNames().Concat(["America", "United States of America", "Britain", "Korea", "Turkey", "Vietnam"]),
        StringComparer.OrdinalIgnoreCase);

    public static bool BeginsSentences(string word) => Beginnings.Contains(word);

    public static bool IsNever(string word) => Never.Contains(word);

    public static bool CannotBegin(string word) => NotFirst.Contains(word) || Never.Contains(word);

    /// <summary>Whether a word says where something is from: "Belgian".</summary>
    public static bool IsOfCountry(string word) => OfCountries.Contains(word) || Directions.Contains(word);

    /// <summary>Whether two words are one adjective: "South African".</summary>
    public static bool IsDirection(string word, string next) => Directions.Contains(word) && OfCountries.Contains(next);

    public static bool IsForm(string word) => Forms.Contains(word);

    public static bool IsTitle(string word) => Titles.Contains(word);

    public static bool IsPlace(string name) => Places.Contains(name) || Countries.Contains(name);

    private static IEnumerable<string> CountryNames() => Country.All.Select(country => country.Name);

    private static HashSet<string> Set(string words, char separator = ' ') =>
        new(words.Split(separator), StringComparer.OrdinalIgnoreCase);
}

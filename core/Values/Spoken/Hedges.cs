namespace ServerlessDeals.Values.Spoken;

/// <summary>What the words around a figure say about it.</summary>
internal enum Hedge
{
    /// <summary>Nothing: "a total of", "a".</summary>
    None,
    About,
    AtLeast,
    MoreThan,
    UpTo,
    LessThan,
}

/// <summary>The words that hedge a figure, before and after it.</summary>
internal static class Hedges
{
    public static Phrases<Hedge> Before { get; } = new(
        (Hedge.None,
            "a|an|the|a total of|total of|total|a reported|reported|reportedly|an aggregate of|aggregate|an additional|additional|another|"
            + "a further|further|an extra|extra|a fresh|fresh|a whopping|whopping|a staggering|staggering|a massive|massive|a record|"
            + "record|a hefty|a cool|a huge|an impressive|an eye-popping|a mammoth|insgesamt|au total|"
            + "总额|總額|総額|共|合計|合计|总"),
        (Hedge.About,
            "about|around|approximately|approx|approx.|circa|ca|ca.|c.|some|roughly|~|≈|≃|an estimated|estimated|est.|est|"
            + "in the region of|in the neighborhood of|in the neighbourhood of|in the range of|in the ballpark of|on the order of|"
            + "somewhere around|close to|approaching|"
            + "rund|etwa|ungefähr|zirka|um die|environ|autour de|unos|unas|alrededor de|cerca de|cerca di|ongeveer|"
            + "około|约|約|大约|大約|およそ|약"),
        (Hedge.AtLeast,
            "at least|at or above|reaching or exceeding|no less than|not less than|no fewer than|a minimum of|minimum of|minimum|min.|≥|"
            + ">=|mindestens|wenigstens|au moins|al menos|como mínimo|almeno|pelo menos|至少|不少于|少なくとも|최소"),
        (Hedge.MoreThan,
            "more than|over|above|>|upwards of|upward of|north of|in excess of|exceeding|greater than|higher than|well over|well above|"
            + "well north of|well in excess of|just over|just above|just north of|slightly over|slightly above|slightly more than|"
            + "significantly more than|a little over|a little more than|topping|tops|topped|surpassing|surpasses|surpassed|exceeds|"
            + "exceeded|crossing|crosses|crossed|beyond|past|über|mehr als|gut|plus de|más de|oltre|più di|mais de|meer dan|ruim|"
            + "超过|超過|超|逾|高于"),
        (Hedge.UpTo,
            "up to|up to as much as|as much as|as high as|as large as|as big as|capped at|no more than|not more than|at most|a maximum of|"
            + "maximum of|maximum|max.|max|≤|<=|bis zu|höchstens|maximal|jusqu'à|hasta|fino a|até|tot|"
            + "最高|最多|不超过|最大|최대"),
        (Hedge.LessThan,
            "less than|under|below|nearly|almost|<|just under|just below|just shy of|just short of|shy of|slightly less than|"
            + "slightly under|slightly below|a little less than|a little under|fast|knapp|beinahe|weniger als|unter|près de|presque|"
            + "moins de|casi|menos de|quase|quasi|bijna|近|将近|接近|不到|低于"));

    public static Phrases<Hedge> After { get; } = new(
        (Hedge.About, "or so|or thereabouts|-ish|左右|前後|程度|가량|정도"),
        (Hedge.AtLeast, "+|plus|-plus|or more|or higher|at least|at minimum|oder mehr|ou plus|o más|以上|起|이상"),
        (Hedge.MoreThan, "余|餘|多|超|강|초과"),
        (Hedge.UpTo, "or less|at most|max|max.|以下|以内|이하"),
        (Hedge.LessThan, "未満|미만"));

    /// <summary>What may be between a number and its unit: "42+ million", "40-odd million", 30多亿.</summary>
    public static Phrases<Hedge> Within { get; } = new(
        (Hedge.About, "odd|-odd"), (Hedge.AtLeast, "+|plus|-plus"), (Hedge.MoreThan, "多|余|餘|여"));

    /// <summary>Words that begin an interval.</summary>
    public static Phrases<Hedge> Interval { get; } = new((Hedge.None, "between|from|zwischen|von|entre|de|tra|fra|介于|在"));

    /// <summary>Words between the bounds of an interval.</summary>
    public static Phrases<Hedge> To { get; } = new((Hedge.None, "to|-|~|bis|à|a|至|到|から"));

    /// <summary>Words between the bounds of an interval that began with "between".</summary>
    public static Phrases<Hedge> And { get; } = new((Hedge.None, "and|und|et|y|e|och|og|en|和"));
}

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
            "a|an|the|a total of|total of|total|a reported|reported|reportedly|an aggregate of|aggregate|insgesamt|"
            + "au total|总额|總額|総額|共|合計|合计|총"),
        (Hedge.About,
            "about|around|approximately|approx|approx.|circa|ca|ca.|c.|some|roughly|~|≈|≃|an estimated|estimated|est.|est|in the region of|"
            + "in the neighborhood of|in the neighbourhood of|in the range of|close to|rund|etwa|ungefähr|zirka|um die|environ|autour de|"
            + "unos|unas|alrededor de|cerca de|cerca di|ongeveer|около|约|約|大约|大約|およそ|약"),
        (Hedge.AtLeast,
            "at least|at or above|no less than|not less than|no fewer than|a minimum of|minimum of|minimum|min.|≥|>=|mindestens|"
            + "wenigstens|au moins|al menos|como mínimo|almeno|pelo menos|至少|不少于|少なくとも|최소"),
        (Hedge.MoreThan,
            "more than|over|above|>|upwards of|upward of|north of|in excess of|exceeding|greater than|well over|just over|just above|"
            + "slightly over|slightly more than|a little over|a little more than|topping|über|mehr als|gut|plus de|más de|oltre|più di|"
            + "mais de|meer dan|ruim|超过|超過|超|逾|高于"),
        (Hedge.UpTo,
            "up to|as much as|as high as|no more than|not more than|at most|a maximum of|maximum of|maximum|max.|max|≤|<=|bis zu|höchstens|"
            + "maximal|jusqu'à|hasta|fino a|até|tot|最高|最多|不超过|最大|최대"),
        (Hedge.LessThan,
            "less than|under|below|nearly|almost|<|just under|just below|just shy of|shy of|slightly less than|fast|knapp|beinahe|"
            + "weniger als|unter|près de|presque|moins de|casi|menos de|quase|quasi|bijna|近|将近|接近|不到|低于"));

    public static Phrases<Hedge> After { get; } = new(
        (Hedge.About, "or so|左右|前後|程度|가량|정도"),
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

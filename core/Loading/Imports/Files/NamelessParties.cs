namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Texts in columns of parties that name nobody: "angels", "undisclosed investors", "3 others", "N/A".</summary>
internal static class NamelessParties
{
    private static readonly HashSet<string> Whole = new(
        [
            "n a", "na", "none", "nil", "null", "nan", "tbd", "tba", "tbc", "et al", "etc", "more", "self funded", "bootstrapped",
            "not applicable",
            "friends and family", "family and friends", "friends family", "u a", "andere", "weitere", "weitere investoren", "unbekannt",
            "nicht bekannt", "business angel", "divers", "diverse", "autres", "autres investisseurs", "otros", "otros inversores", "altri",
            "not disclosed", "not available", "non disclosed", "undisclosed lead", "management team", "management",
            "hedge fund", "hedge funds",
            "company management", "family office", "crowd", "crowdfunding", "public",
            "privater investor", "private investoren", "privatinvestor", "privatinvestoren", "private anleger", "altinvestoren",
            "bestandsinvestoren", "bestehende investoren", "bestehende gesellschafter", "mehrere business angels",
            "investisseurs prives", "investisseurs existants", "investisseurs historiques",
            "actionnaires historiques", "actionnaires existants",
            "business angels prives", "inversores privados", "inversores existentes", "inversores actuales", "inversionistas",
            "inversionistas angeles", "angeles inversores", "business angels privados",
            "investidores", "investidores anjo", "investidores anjos",
            "investidores existentes", "investidores privados", "anjos", "investitori", "investitori privati", "investitori esistenti",
            "bestaande investeerders", "befintliga investerare", "befintliga agare",
            "老股东", "现有股东", "原股东", "天使投资人", "投资机构", "未透露", "多家机构", "多家投资机构", "知名投资机构", "匿名投资人",
            "既存株主", "個人投資家", "エンジェル投資家", "非公表", "기존 투자자", "엔젤투자자", "개인투자자", "개인 투자자",
            "その他", "非公開", "等", "其他", "未披露", "未公开", "个人投资者", "비공개", "기타",
        ],
        StringComparer.Ordinal);

    // A text of these words alone names nobody if one of them says whom it stands for.
    private static readonly HashSet<string> Heads = new(
        [
            "angels", "investor", "investors", "others", "other", "undisclosed", "unknown", "unnamed", "unspecified", "individuals",
            "offices",
            "backers", "shareholders", "stakeholders", "insiders", "vcs", "founders", "employees", "executives", "entrepreneurs",
            "investoren",
            "investisseurs", "inversores", "anonymous", "funds", "firms", "hnis", "hnwis", "hnwi", "uhnwis",
        ],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Vocabulary = new(
        [
            .. Heads, "angel", "business", "existing", "new", "several", "various", "multiple", "many", "numerous", "some", "certain",
            "individual", "private", "institutional", "strategic", "previous", "prior", "current", "current", "family", "group", "of", "a",
            "an", "the", "and", "or", "more", "number", "additional", "local", "international", "foreign", "domestic", "its",
            "their", "all",
            "accredited", "high", "net", "worth", "returning", "financial", "unidentified", "non", "disclosed", "not", "from", "by", "with",
            "s", "hni", "hnw", "uhnw",
            "participation", "syndicate", "syndicates", "early", "prominent", "notable", "leading", "top", "tech", "industry", "corporate",
            "one", "two", "three", "four", "five", "six", "dozen", "dozens", "lead", "including", "as", "well", "such", "vc", "capital",
            "venture", "team", "management", "company", "seed", "unaffiliated", "uk", "us", "european", "american", "asian",
        ],
        StringComparer.Ordinal);

    // Firms with a name of such words alone.
    private static readonly HashSet<string> Firms = new(
        [
            "venture investors", "capital group", "capital investors", "angel investors lp", "seed capital",
            "top investors",
            "founders capital", "industry ventures", "lead angels", "lead angels group",
        ],
        StringComparer.Ordinal);

    public static bool Contains(string name)
    {
        var words = Folding.WordsOf(name);
        var text = string.Join(' ', words);
        if (words.Count == 0 || Whole.Contains(text))
        {
            return true;
        }

        // "Austria-based angels".
        if (words.Contains("based") && Heads.Contains(words[^1]))
        {
            return true;
        }

        return !Firms.Contains(text)
            && words.Any(Heads.Contains)
            && words.All(word => Vocabulary.Contains(word) || word.All(char.IsAsciiDigit));
    }
}

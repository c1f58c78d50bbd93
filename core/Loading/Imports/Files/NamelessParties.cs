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
            "company management", "family office", "crowd", "crowdfunding", "public",
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
            "investisseurs", "inversores", "anonymous", "funds", "firms", "hnis", "hnwis",
        ],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Vocabulary = new(
        [
            .. Heads, "angel", "business", "existing", "new", "several", "various", "multiple", "many", "numerous", "some", "certain",
            "individual", "private", "institutional", "strategic", "previous", "prior", "current", "current", "family", "group", "of", "a",
            "an", "the", "and", "or", "more", "number", "additional", "local", "international", "foreign", "domestic", "its",
            "their", "all",
            "accredited", "high", "net", "worth", "returning", "financial", "unidentified", "non", "disclosed", "not", "from", "by", "with",
            "participation", "syndicate", "syndicates", "early", "prominent", "notable", "leading", "top", "tech", "industry", "corporate",
            "one", "two", "three", "four", "five", "six", "dozen", "dozens", "lead", "including", "as", "well", "such", "vc", "capital",
            "venture", "team", "management", "company", "seed", "unaffiliated", "uk", "us", "european", "american", "asian",
        ],
        StringComparer.Ordinal);

    // Firms with a name of such words alone.
    private static readonly HashSet<string> Firms = new(
        [
            "venture investors", "private investors", "capital group", "capital investors", "angel investors lp", "seed capital",
            "top investors",
            "founders capital", "industry ventures",
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

        return !Firms.Contains(text)
            && words.Any(Heads.Contains)
            && words.All(word => Vocabulary.Contains(word) || word.All(char.IsAsciiDigit));
    }
}

using ServerlessDeals.Loading.Reading.Events;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>Money from a stock exchange, a placement of listed shares, buyers of tokens or for houses, in the words of a round.</summary>
internal static class StockSales
{
    private const int FirstSentences = 3;
    private const int Opening = 6;

    private static readonly string[] Listing =
        [" ipo ", " public offering ", " go public ", " goes public ", " going public ", " listing ", " prospectus ", " market debut ",
            " lists on ", " presale ", " pre - sale ", " token sale ", " crowdsale "];

    // Money from people who buy shares on the market, or a product before it is made
    private static readonly string[] Offerings = [" stock offering ", " common stock ", " equity sale ", " secondary offering ",
        " share offering ", " follow - on offering ", " kickstarter ", " indiegogo "];

    // A headline's words for money that is given away
    private static readonly string[] Given = [" grant ", " grants ", " gala ", " charity ", " fundraiser ", " donation ", " gift "];

    private static readonly string[] Exchanges = [" stock exchange ", " listed shares ", " bourse "];

    private static readonly string[] OfRounds = [" round ", " series ", " funding ", " venture ", " acquire", " acquisition "];

    private static readonly string[] Placed = [" private placement ", " registered direct ", " at - the - market ",
        " non - brokered ", " placement of shares ", " share placement "];

    // What a listed company sells when it raises money.
    private static readonly string[] OfListed = [.. Placed, " preferred stock ", " common stock ", " common shares ", " ordinary shares ",
        " warrants ", " gross proceeds ", " equity line ", " equity facility ", " standby equity ", " stock sale", " public offering ",
        " new shares ", " placing "];

    // Tokens that anybody may buy
    private static readonly string[] OfTokens = [" presale ", " pre - sale ", " memecoin", " meme coin", " memefi ", " token sale "];

    private static readonly string[] OfBuildings = [" construction loan ", " multifamily ", " refinancing for ", " bridge loan for ",
        " land loan ", " high - rise ", " apartment project ", " affordable housing ", " tax credit"];

    private static readonly string[] Tickers = ["nasdaq", "nyse", "otc", "tsx", "cse", "asx", "lse", "aim", "euronext", "hkex", "sgx",
        "fse", "cboe"];

    public static bool Are(DraftBuilder draft, IReadOnlyList<Sentence> sentences) =>
        draft.Round is null && (IsPlaced(draft, sentences) || IsOfTokens(draft, sentences)
            || (draft.Earlier is null && (IsOfListing(draft, sentences) || IsOfBuildings(draft))));

    private static bool IsOfTokens(DraftBuilder draft, IReadOnlyList<Sentence> sentences) => draft.Kind == DealKind.FundingRound
        && draft.Tellings.All(telling => telling.Parties.Count == 0) && sentences.Any(sentence => sentence.Has(OfTokens));

    // "a $62 million loan for a 50-unit property"
    private static bool IsOfBuildings(DraftBuilder draft) => draft.Kind is DealKind.Debt or DealKind.FundingRound
        && draft.Tellings.Any(telling => telling.Sentence.Has(OfBuildings));

    // An article about a listing: what the company raises comes from the stock exchange, unless it is a round.
    private static bool IsOfListing(DraftBuilder draft, IReadOnlyList<Sentence> sentences) =>
        (sentences.Take(FirstSentences).Any(sentence => sentence.Has(Listing)) || (sentences[0].IsTitle && sentences[0].Has(Given))
            || (draft.Kind == DealKind.FundingRound && sentences.Take(Opening).Any(sentence => sentence.Has(Offerings)))
            || (draft.Kind == DealKind.Secondary && (sentences.Take(Opening).Any(sentence => sentence.Has(Exchanges))
                || !HaveHolders(draft, sentences))))
        && !draft.Tellings.Any(telling => telling.Sentence.Has(OfRounds));

    private static bool HaveHolders(DraftBuilder draft, IReadOnlyList<Sentence> sentences) =>
        sentences.Any(sentence => sentence.Has(SecondaryRule.Holders)
            && draft.Tellings.Any(telling => Math.Abs(telling.Sentence.Number - sentence.Number) <= FirstSentences));

    private static bool IsPlaced(DraftBuilder draft, IReadOnlyList<Sentence> sentences) => draft.Kind == DealKind.FundingRound
        && (draft.Tellings.Any(telling => telling.Sentence.Has(Placed))
            || (sentences.Take(Opening).Concat(draft.Tellings.Select(telling => telling.Sentence)).Any(sentence => sentence.Has(OfListed))
                && sentences.Any(sentence => IsListed(sentence, draft.Company.Value))));

    // "X Inc. (NASDAQ: XXX)"
    private static bool IsListed(Sentence sentence, Name company)
    {
        for (var at = 0; at < sentence.Pieces.Count; at++)
        {
            if (sentence.Pieces[at].Name?.Key == company.Key
                && Enumerable.Range(at + 1, 4).FirstOrDefault(next => sentence.WordAt(next) is "(", -1) is var open and > 0
                && Enumerable.Range(open + 1, 2).Any(next => Array.Exists(Tickers, ticker =>
                    sentence.WordAt(next).StartsWith(ticker, StringComparison.Ordinal))))
            {
                return true;
            }
        }

        return false;
    }
}

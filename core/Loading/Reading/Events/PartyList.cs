using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Reads a list of organizations and people: "A, the chipmaker B and existing investors C (through D) and E".</summary>
internal static class PartyList
{
    private const int MostDescribing = 6;
    private const int MostOfAside = 16;
    private const int LongestPlace = 5;

    /// <summary>Words that may describe the next name of a list.</summary>
    private static readonly HashSet<string> Describing = new(
        ("a an the existing new current returning previous early earlier prior investors investor backer backers shareholder "
        + "shareholders firm firms venture capital fund funds giant giants chipmaker chipmakers maker unit arm private equity tech "
        + "technology software cloud internet e-commerce ecommerce sovereign wealth investment manager managers company companies "
        + "conglomerate group bank banks asset strategic angel angels individual individuals including as well both such other others "
        + "like fellow longtime long-time major chinese us u.s. u.s american british japanese korean indian german french european uk "
        + "london new york san francisco based silicon valley hedge growth global corporate multinational telecom carmaker automaker "
        + "billionaire billionaires founder founders co-founder cofounder ceo chief executive former and from participation startup "
        + "search social media entrepreneur computer state state-backed led's existing-investor insiders insider lead leading "
        + "commerce e state backed owned china's heavyweights heavyweight players names high-profile insurer "
        + "hyperscaler semiconductor ai robotics pharma pharmaceutical "
        + "drugmaker entertainment saudi fintech neobank publisher studio media-group broadcaster retailer brewer developer operator")
            .Split(' '),
        StringComparer.Ordinal);

    /// <summary>What a person is of the organization that is named before: "Amazon founder".</summary>
    private static readonly HashSet<string> Offices = new(
        ("founder founders co-founder cofounder co-founders cofounders ceo cto cfo coo chairman chairwoman chair chief executive officer "
        + "president boss director head chieftain alumnus alumni alum veteran executives billionaire heir owner").Split(' '),
        StringComparer.Ordinal);

    /// <param name="at">Where the list begins.</param>
    /// <returns>The index of each name, and where the list ends.</returns>
    public static (IReadOnlyList<int> Names, int End) Read(Sentence sentence, int at)
    {
        var names = new List<int>();
        var end = at;
        while (NextName(sentence, at, isFirst: names.Count == 0) is { } name)
        {
            names.Add(name);
            end = name;
            at = AfterName(sentence, name);
            at = BehindAside(sentence, at);
            if (!(sentence.WordAt(at) is "," or "and" or "&" or ";" or "/" or "plus" or "alongside") || IsEndOfList(sentence, at)
                // "led by A; B among backers": a headline's next clause
                || (sentence.WordAt(at) is ";" && sentence.IsTitle))
            {
                break;
            }

            at++;
            at += sentence.WordAt(at) is "and" ? 1 : 0;
            at += sentence.WordAt(at) is "also" ? 1 : 0;
        }

        return (names, end);
    }

    /// <summary>The next name, behind words that only describe it; null if something else follows.</summary>
    private static int? NextName(Sentence sentence, int at, bool isFirst)
    {
        for (var next = at; next <= at + MostDescribing && sentence.At(next) is { } piece; next++)
        {
            // "Stamford, Conn.-based A"
            if (BehindBased(sentence, next) is { } based)
            {
                next = based;
                continue;
            }

            if (piece.IsFullName)
            {
                // "Peter Thiel's Founders Fund" is Founders Fund; "Nvidia's venture arm NVentures" is NVentures.
                if ((isFirst && next > at && IsCutName(sentence, next)) || IsEndOfName(sentence, next) || IsBeginOfName(sentence, next)
                    || IsOfOffice(sentence, next))
                {
                    return null;
                }

                // "Amazon founder Jeff Bezos" is Jeff Bezos, and "the Amazon chairman" is nobody that is named.
                if (BehindOffice(sentence, next) is var behind && behind > next + 1)
                {
                    if (sentence.At(behind) is not { IsFullName: true } person)
                    {
                        return null;
                    }

                    if (!person.IsPossessive)
                    {
                        return behind;
                    }

                    next = behind;
                    continue;
                }

                // "Ada Moor of Moor Ventures": the fund, if it is named.
                if (FundOf(sentence, next) is { } fund)
                {
                    return fund;
                }

                // "AMD's venture arm" is AMD, if the arm has no name.
                if (!piece.IsPossessive || ArmOf(sentence, next) > next)
                {
                    return IsClauseBehind(sentence, next) ? null : next;
                }

                continue;
            }

            // The first name may be described by any words: "led by the Munich insurer A", "led by funds managed by A".
            var isDescribing = IsDescribing(piece) || piece.Kind == PieceKind.Name || piece.Lower is "-" or "'" or "’s"
                // "led by partners at A and new investors at B"
                || (sentence.WordAt(next - 1) is "partners" or "investors" or "friends" && piece.Lower is "at")
                || (isFirst && (IsPlainWord(piece) || IsOwn(sentence, next)
                    || IsOfVehicle(sentence, next) || piece.Kind == PieceKind.Money));
            if (!isDescribing)
            {
                return null;
            }
        }

        return null;
    }

    private static int? FundOf(Sentence sentence, int person) =>
        sentence.Pieces[person] is { IsPossessive: false, Name: { } somebody } && somebody.Text.Split(' ').Length is 2 or 3
        && somebody.Known is null or { Type: InvestorType.Angel } && !Companies.IsInvestorOnly(somebody)
        && sentence.WordAt(person + 1) is "of" or "at" or "from"
        && sentence.At(person + 2) is { IsFullName: true, IsPossessive: false, Name: { } fund } && Companies.IsInvestorOnly(fund)
            ? person + 2 : null;

    /// <summary>The piece behind a name and what somebody is there: "founder", "chief executive".</summary>
    private static int BehindOffice(Sentence sentence, int name)
    {
        var at = name + 1;
        while (Offices.Contains(sentence.WordAt(at))
            || (sentence.WordAt(at) is "co" or "vice" or "-" or "executive" && Offices.Contains(sentence.WordAt(at + 1)))
            || (sentence.WordAt(at) is "co" or "vice" && sentence.WordAt(at + 1) is "-" && Offices.Contains(sentence.WordAt(at + 2)))
            || (sentence.WordAt(at) is "and" && at > name + 1 && Offices.Contains(sentence.WordAt(at + 1))))
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether a word may stand before a name to describe it: "chipmaker", "Oslo".</summary>
    public static bool IsDescribing(Piece piece) => Describing.Contains(piece.Lower)
        || (piece.Kind == PieceKind.Word && (CapitalWords.IsPlace(piece.Text) || CapitalWords.IsOfCountry(piece.Text)));

    /// <summary>The "based" of "Stamford, Conn.-based", where a place begins; null if none does.</summary>
    private static int? BehindBased(Sentence sentence, int place)
    {
        if (sentence.WordAt(place + 1) is not ("," or "." or "-"))
        {
            return null;
        }

        for (var at = place + 1; at <= place + LongestPlace && sentence.At(at) is { } piece; at++)
        {
            // In "A, Oslo-based B" the first is no place, unless it is known as one.
            if (piece.Lower is "based" || piece.Suffix is "based")
            {
                return Enumerable.Range(place, at - place).Any(dot => sentence.WordAt(dot) is ".")
                    || CapitalWords.IsPlace(sentence.Pieces[place].Text) ? at : null;
            }

            if (piece.Kind is not (PieceKind.Name or PieceKind.Word or PieceKind.Mark) || !(char.IsUpper(piece.Text[0])
                || piece.Lower is "," or "." or "-"))
            {
                return null;
            }
        }

        return null;
    }

    // A capital word that is no describing one is a part of a name that was not understood.
    private static bool IsCutName(Sentence sentence, int name) => sentence.At(name - 1) is { Kind: PieceKind.Word } word
        && char.IsUpper(word.Text[0]) && !IsDescribing(word);

    // "Capital Factory": no name begins with such a word, so the name is not understood.
    private static bool IsEndOfName(Sentence sentence, int name) => sentence.At(name - 1) is { Kind: PieceKind.Word } word
        && char.IsUpper(word.Text[0]) && word.Lower is "capital" or "ventures" or "labs" or "holdings" or "group";

    // "Blockchain Founders Fund", of which only the first word is known: the name is not understood.
    private static bool IsBeginOfName(Sentence sentence, int name) => !sentence.Pieces[name].IsPossessive
        && sentence.At(name + 1) is { Kind: PieceKind.Name or PieceKind.Word } next
        && next.Text.Split(' ')[^1] is "Fund" or "Ventures" or "Capital" or "Partners" or "Foundation" or "Labs" or "Bank" or "Holdings";

    // "led by A, a Board member at B"
    private static bool IsOfOffice(Sentence sentence, int name) => sentence.WordAt(name + 1) is "member" or "members" or "adviser"
        or "advisor";

    // "led by its owner A"
    private static bool IsOwn(Sentence sentence, int at) => sentence.WordAt(at) is "its" && sentence.WordAt(at + 1) is "owner" or "parent"
        or "existing" or "largest" or "main" or "biggest" or "longtime" or "early" or "current" or "seed" or "previous" or "majority";

    private static bool IsPlainWord(Piece piece) => piece.Kind == PieceKind.Word && !Vocabulary.Prepositions.Contains(piece.Lower)
        && !Vocabulary.ClauseWords.Contains(piece.Lower) && !Vocabulary.Auxiliaries.Contains(piece.Lower)
        && piece.Lower is not ("it" or "its" or "which" or "who" or "or" or "team" or "people");

    // "funds managed by A", "the second phase of A's fund", "a $100 million investment from A"
    private static bool IsOfVehicle(Sentence sentence, int at) => (sentence.WordAt(at - 1), sentence.WordAt(at)) is
        ("managed" or "advised" or "controlled", "by") or ("investment" or "commitment" or "contribution", "from" or "by")
        or ("affiliate" or "affiliates" or "arm" or "unit" or "subsidiary" or "phase" or "fund" or "funds", "of");

    // "A and B, and C said": C is of the next clause.
    private static bool IsClauseBehind(Sentence sentence, int name) =>
        sentence.WordAt(name - 1) is "and" && sentence.WordAt(name - 2) is ","
            && sentence.WordAt(name + 1) is "said" or "has" or "is" or "will" or "plans";

    /// <summary>The last piece of "A's venture arm"; the name itself if no arm without a name follows.</summary>
    private static int ArmOf(Sentence sentence, int name)
    {
        var at = name + 1;
        while (sentence.WordAt(at) is "venture" or "capital" or "investment" or "corporate" or "startup")
        {
            at++;
        }

        return sentence.Pieces[name].IsPossessive && at > name + 1 && sentence.WordAt(at) is "arm" or "unit" or "fund" or "division"
            && sentence.At(at + 1) is not { Kind: PieceKind.Name } ? at : name;
    }

    private static int AfterName(Sentence sentence, int name)
    {
        // "HongShan (formerly Sequoia China)", "Jeff Bezos (through Bezos Expeditions)"
        var at = Brackets.Behind(sentence, ArmOf(sentence, name) + 1);
        return sentence.WordAt(at) is "’" or "'" ? at + 1 : at;
    }

    // "A, known for its early bet on X, and B": what is said of A between commas, if the list ends behind it with a name.
    private static int BehindAside(Sentence sentence, int comma)
    {
        if (sentence.WordAt(comma) is not "," || !(sentence.WordAt(comma + 1) is "known" or "best" or "which" or "whose" or "who"))
        {
            return comma;
        }

        for (var at = comma + 2; at <= comma + MostOfAside && sentence.At(at) is { Kind: not PieceKind.Money }; at++)
        {
            if (sentence.WordAt(at) is ",")
            {
                var isLast = sentence.WordAt(at + 1) is "and" && sentence.At(at + 2) is { IsFullName: true, IsPossessive: false }
                    && sentence.WordAt(at + 3) is "," or "." or "";
                return isLast ? at : comma;
            }
        }

        return comma;
    }

    private static bool IsEndOfList(Sentence sentence, int comma) =>
        sentence.WordAt(comma + 1) is "which" or "who" or "valuing" or "bringing" or "with" or "at" or "to" or "as" or "said"
            or "according" or "but"
            or "while" or "after" or "pushing" or "giving" or "marking" or "making" or "among" or "it" or "for" or "in" or "following"
                or "that";
}

namespace ServerlessDeals.Loading.Reading.Language;

internal enum PieceKind
{
    Word,
    Mark,
    Name,
    Money,
    Date,
    Round,
}

/// <summary>A part of a sentence that is read as one: a word, a mark, a name, an amount, a date, the name of a round.</summary>
internal sealed record Piece(PieceKind Kind, int Start, int End, string Text)
{
    /// <summary>In lower case.</summary>
    public string Lower { get; } = Lowered(Text);

    public Name? Name { get; init; }

    public AmountMention? Money { get; init; }

    public DateMention? Date { get; init; }

    public Slug? Round { get; init; }

    /// <summary>Whether "'s" follows.</summary>
    public bool IsPossessive { get; init; }

    /// <summary>What follows a name behind a hyphen: "backed", "led", "based".</summary>
    public string? Suffix { get; init; }

    public bool Is(PieceKind kind) => Kind == kind;

    /// <summary>Whether it is a name that stands for the organization itself.</summary>
    public bool IsFullName => Kind == PieceKind.Name && Suffix is null;

    // Words are compared in lower case because that is how they are listed.
#pragma warning disable CA1308
    private static string Lowered(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}

/// <summary>An organization, or a person, as a text names it.</summary>
/// <param name="Text">The current name if it is registered, or else as it is written.</param>
/// <param name="IsPerson">Whether the words around it say that it is a person.</param>
internal sealed record Name(string Text, Organization? Known, bool IsPerson = false)
{
    /// <summary>By which two mentions of one organization are known.</summary>
    public string Key => Known?.Id.ToString() ?? string.Concat(Folding.WordsOf(Text));

    /// <summary>What an organization is, in most names: "Capital", "Foundation".</summary>
    public string LastWord => Text[(Text.LastIndexOf(' ') + 1)..];
}

/// <summary>An amount, or why its words are not clear.</summary>
/// <param name="IsFrom">Whether it is where something began: "from $1 billion to $4 billion".</param>
internal sealed record AmountMention(Amount? Amount, string? Error, bool IsFrom);

/// <summary>A date; null if it is relative to a publication whose date is not known well enough.</summary>
/// <param name="IsPast">Whether the words say that it is well before the publication: "last year", "in 2021".</param>
internal sealed record DateMention(PartialDate? Date, bool IsPast);

/// <summary>A sentence in pieces.</summary>
/// <param name="Paragraph">The index of its paragraph.</param>
/// <param name="IsHeadline">Whether most of its words begin with a capital letter, so that names cannot be told from words.</param>
internal sealed record Sentence(int Paragraph, int Number, string Text, IReadOnlyList<Piece> Pieces, bool IsHeadline)
{
    /// <summary>The index of the title among the paragraphs.</summary>
    public const int Title = -1;

    public bool IsTitle => Paragraph == Title;

    /// <summary>Its words in lower case, with a space on each side, to look for phrases in.</summary>
    public string Plain { get; } = $" {string.Join(' ', Pieces.Select(piece => piece.Lower))} ";

    /// <summary>Whether it has one of some phrases.</summary>
    public bool Has(IEnumerable<string> phrases) => phrases.Any(phrase => Plain.Contains(phrase, StringComparison.Ordinal));

    public Piece? At(int index) => index >= 0 && index < Pieces.Count ? Pieces[index] : null;

    /// <summary>The lower-case text of a piece; empty outside the sentence.</summary>
    public string WordAt(int index) => At(index)?.Lower ?? "";
}

namespace ServerlessDeals.Loading.Reading.Drafts;

/// <summary>
/// A draft with what a person changed. A field that was not changed keeps the words that it rests on; one that was has none.
/// </summary>
/// <param name="Faults">What cannot be read; the draft then keeps these fields as they were.</param>
public sealed record ChangedDraft(ArticleReading Reading, DraftDeal Draft, IReadOnlyList<FormFault> Faults)
{
    /// <param name="names">The register in which names are looked up.</param>
    public static ChangedDraft Of(ArticleReading reading, DraftDeal draft, DraftForm form, Register names)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(form);
        return new Reader(DraftForm.Of(reading.Article, draft), form, names).Read(reading, draft);
    }

    private sealed class Reader(DraftForm before, DraftForm form, Register names)
    {
        private readonly List<FormFault> _faults = [];

        public ChangedDraft Read(ArticleReading reading, DraftDeal draft)
        {
            var article = reading.Article with
            {
                Address = form.Address.Trim(),
                Published = Value("published", form.Published, PartialDate.Parse, "write a date, such as 2024-03-05"),
            };
            var isRelay = draft.Publisher is not null && form.Publisher == before.Publisher;
            var changed = draft with
            {
                Company = form.Company == before.Company ? draft.Company : new(Named("company", form.Company), []),
                Kind = Word("kind", draft.Kind, before.Kind, form.Kind),
                Status = Word("status", draft.Status, before.Status, form.Status),
                Announced = Said("announced", draft.Announced, before.Announced, form.Announced, PartialDate.Parse),
                Round = Said("round", draft.Round, before.Round, form.Round, Slug.Parse),
                Amount = Said("amount", draft.Amount, before.Amount, form.Amount, Amount.Parse),
                Valuation = Said("valuation", draft.Valuation, before.Valuation, form.Valuation, Valuation.Parse),
                Cites = Said("cites", draft.Cites, before.Cites, form.Cites, Text),
                Anonymous = Nameless(draft.Anonymous),
                Publisher = isRelay ? draft.Publisher : null,
                Parties = Parties(draft.Parties),
            };
            article = isRelay ? article : article with { Publisher = form.Publisher.Trim() is { Length: > 0 } name ? name : null };
            RequireSource(article);
            return new(reading with { Article = article }, changed, _faults);
        }

        private Said<bool>? Nameless(Said<bool>? said)
        {
            var changed = form.Anonymous ? new Said<bool>(true, []) : null;
            return form.Anonymous == before.Anonymous ? said : changed;
        }

        private void RequireSource(Article article)
        {
            Require("publisher", article.Publisher is not null, "name the publisher");
            Require("published", form.Published.Trim().Length > 0, "write the day of publication, such as 2024-03-05");
            Require(
                "address", Uri.TryCreate(article.Address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https",
                "write the article's web address, such as https://news.example/a");
        }

        private void Require(string field, bool isRight, string message)
        {
            if (!isRight)
            {
                _faults.Add(new(field, message));
            }
        }

        private Said<T> Word<T>(string field, Said<T> said, string was, string text)
            where T : struct, Enum
        {
            if (text == was)
            {
                return said;
            }

            var word = EnumWords.ParseOrSuggest<T>(text.Trim());
            Require(field, word.IsValue, word.Error ?? "");
            return word.IsValue ? new(word.Value, []) : said;
        }

        private Said<T>? Said<T>(string field, Said<T>? said, string was, string text, Func<string?, Parsed<T>> parse)
        {
            if (text == was)
            {
                return said;
            }

            if (text.Trim().Length == 0)
            {
                return null;
            }

            var value = parse(text.Trim());
            Require(field, value.IsValue, value.Error ?? "");
            return value.IsValue ? new(value.Value, []) : said;
        }

        private T? Value<T>(string field, string text, Func<string?, Parsed<T>> parse, string remedy)
            where T : struct
        {
            if (text.Trim().Length == 0)
            {
                return null;
            }

            var value = parse(text.Trim());
            Require(field, value.IsValue, remedy);
            return value.IsValue ? value.Value : null;
        }

        private List<DraftParty> Parties(IReadOnlyList<DraftParty> read)
        {
            var parties = new List<DraftParty>();
            foreach (var (index, party) in form.Parties.Index())
            {
                if (index < read.Count && party == before.Parties[index])
                {
                    parties.Add(read[index]);
                }
                else if (party.Name.Trim().Length > 0)
                {
                    parties.Add(Changed(index, party, index < read.Count ? read[index] : null));
                }
            }

            return parties;
        }

        private DraftParty Changed(int index, PartyForm party, DraftParty? was)
        {
            var name = was is not null && party.Name == was.Name.Name ? was.Name : Named($"party-{index}-name", party.Name);
            var role = EnumWords.ParseOrSuggest<PartyRole>(party.Role);
            var commitment = EnumWords.ParseOrSuggest<Commitment>(party.Commitment);
            Require($"party-{index}-role", role.IsValue, role.Error ?? "");
            Require($"party-{index}-commitment", commitment.IsValue, commitment.Error ?? "");
            return new(
                name,
                role.IsValue ? role.Value : PartyRole.Unknown,
                commitment.IsValue ? commitment.Value : Commitment.Closed,
                Value($"party-{index}-amount", party.Amount, Amount.Parse, "write an amount, such as USD 10M, or nothing"),
                []);
        }

        /// <summary>An organization by its id or one of its names; otherwise a new one.</summary>
        private DraftName Named(string field, string text)
        {
            var name = text.Trim();
            Require(field, name.Length > 0, "name the organization");
            var key = string.Concat(Folding.WordsOf(name));
            var found = names.All.FirstOrDefault(organization => organization.Id.ToString() == name)
                ?? names.All.FirstOrDefault(organization => KnownName.All(organization)
                    .Any(known => string.Concat(Folding.WordsOf(known.Name)) == key));
            return found is null ? new(name, null) : new(found.Name, found.Id);
        }

        private static Parsed<string> Text(string? text) => Parsed<string>.Of(text!);
    }
}

// The words by which the search finds a text, as the build divides them (SearchWords): without case, accents, ligatures and
// punctuation. Chinese, Japanese and Korean have no spaces, so every two neighbouring letters are a word, and the last letter is one.
const spelled = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ħ: "h", ŋ: "n" };
const unspaced = "\\u3040-\\u30FF\\u3400-\\u9FFF\\uAC00-\\uD7A3\\uF900-\\uFAFF";
const parts = new RegExp(`[${unspaced}]+|[^${unspaced}]+`, "g");
const isUnspaced = new RegExp(`^[${unspaced}]`);

export function plainWordsOf(text) {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[ßæœøđðþłıħŋ]/g, (letter) => spelled[letter])
    .replace(/[\u00C0-\u024F\u1E00-\u1EFF]/g, (letter) => letter.normalize("NFD")).replace(/[\u0300-\u036F'’]/g, "");
  return plain.split(/[^\p{L}\p{N}\uD800-\uDFFF]+/u).filter((word) => word.length > 0);
}

function pairsOf(letters) {
  return [...letters].map((_, i, all) => all.slice(i, i + 2).join(""));
}

export function wordsOf(text) {
  return plainWordsOf(text).flatMap((word) => word.match(parts)).flatMap((part) => (isUnspaced.test(part) ? pairsOf(part) : [part]));
}

// The words of what a reader asks for. A single letter begins a word; after a pair, the last letter adds nothing.
export function askedWordsOf(text) {
  return wordsOf(text).filter((word, i, all) => !(isUnspaced.test(word) && word.length === 1 && i > 0 && all[i - 1].endsWith(word)));
}

export function joined(text) {
  return plainWordsOf(text).join("");
}

const units = { k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, mm: 1e6, million: 1e6, b: 1e9, bn: 1e9, billion: 1e9, t: 1e12, trillion: 1e12 };
const amount = /(?:us)?[$€£¥]?\s*(\d+(?:[.,]\d+)*)\s*(thousand|million|billion|trillion|mn|mm|bn|[kmbt])(?![\p{L}\p{N}])/giu;

// Amounts such as "$600M", "600m" and "1.5 billion": their figures, and the text without them.
export function amountsOf(text) {
  const figures = [];
  const rest = text.normalize("NFKC").replace(amount, (_, number, unit) => {
    const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(number) ? number.replaceAll(",", "") : number.replace(",", ".");
    figures.push(Math.round(Number(plain) * units[unit.toLowerCase()]));
    return " ";
  });
  return { figures: figures.filter(Number.isFinite), rest };
}

// Folds names like the API's search: without case, accents, ligatures and punctuation. A run of Chinese letters is one word.
const spelled = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ħ: "h", ŋ: "n" };

export function wordsOf(name) {
  const plain = name.normalize("NFKC").toLowerCase().replace(/[ßæœøđðþłıħŋ]/g, (letter) => spelled[letter])
    .replace(/[\u00C0-\u024F\u1E00-\u1EFF]/g, (letter) => letter.normalize("NFD")).replace(/[\u0300-\u036F'’]/g, "");
  return plain.split(/[^\p{L}\p{N}\uD800-\uDFFF]+/u).filter((word) => word.length > 0);
}

// Kana, Han and Hangul: scripts without spaces between words.
const unspaced = /^[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF]/;

// Each word of the query begins a word of the name. In a script without spaces, it may be anywhere in the name.
export function matches(query, name) {
  const words = wordsOf(name);
  return query.every((part) => words.some((word) => (unspaced.test(part) ? word.includes(part) : word.startsWith(part))));
}

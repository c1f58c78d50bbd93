// Folds names as the API's search does: without case, accents, ligatures and punctuation; a run of Chinese is one word.
const spelled = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ħ: "h", ŋ: "n" };

export function wordsOf(name) {
  const plain = name.normalize("NFKC").toLowerCase().replace(/[ßæœøđðþłıħŋ]/g, (letter) => spelled[letter])
    .replace(/[\u00C0-\u024F\u1E00-\u1EFF]/g, (letter) => letter.normalize("NFD")).replace(/[\u0300-\u036F'’]/g, "");
  return plain.split(/[^\p{L}\p{N}\uD800-\uDFFF]+/u).filter((word) => word.length > 0);
}

// Kana, Han and Hangul: no space shows where a word begins.
const unspaced = /^[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF]/;

// Each word that is asked for begins a word of this one name, or stands anywhere in it where no spaces are set.
export function matches(asked, name) {
  const words = wordsOf(name);
  return asked.every((word) => words.some((mine) => (unspaced.test(word) ? mine.includes(word) : mine.startsWith(word))));
}

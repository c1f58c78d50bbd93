// Finds companies, investors, deals and pages by any of their names, also misspelled. The build has divided the documents into files
// by the first letters of their words. Only the files that a question needs are read, and MiniSearch indexes them here.
import MiniSearch from "/libraries/minisearch.js";
import { wordsOf, askedWordsOf, joined, amountsOf } from "/words.js";

const mostFiles = 4;
const organizations = new Set(["company", "investor"]);
const documents = new Map();
const read = new Map();
let listed = null;

const index = new MiniSearch({
  idField: "address",
  fields: ["name", "others", "joined", "note", "figures"],
  extractField: (document, field) => document[field],
  tokenize: (text) => text.split(" ").filter(Boolean),
  processTerm: (word) => word,
  searchOptions: {
    weights: { fuzzy: 0.25, prefix: 0.5 },
    bm25: { k: 1.2, b: 0.2, d: 0.5 },
    boost: { name: 2, others: 0.5, joined: 1 },
    boostDocument: (address) => weightOf(documents.get(address)),
  },
});

function weightOf({ what, deals }) {
  if (what === "deal") return 0.3;
  return organizations.has(what) ? 1 + 2 * Math.log10(1 + deals) : 1.5;
}

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return answer.json();
}

// The files, each with the letters with which its words begin.
function files() {
  listed ??= json("/search/index.json").then(({ rows }) => rows.map(([path]) => {
    const letters = path.match(/-[0-9a-f]+/g) ?? [];
    return { path, prefix: letters.map((letter) => String.fromCharCode(parseInt(letter.slice(1), 16))).join("") };
  }));
  return listed;
}

function toDocument([address, what, name, note, deals, others, figures]) {
  const names = [name, ...others.map(([other]) => other)];
  return {
    address, what, name: wordsOf(name).join(" "), shown: name, note: what === "deal" ? wordsOf(note).join(" ") : "", about: note, deals,
    names: others, others: others.flatMap(([other]) => wordsOf(other)).join(" "),
    joined: [...new Set(names.map(joined))].join(" "), figures: figures.map((figure) => `#${figure}`).join(" "),
  };
}

function readFile(path) {
  if (!read.has(path)) {
    read.set(path, json(path).then((rows) => {
      const added = rows.filter(([address]) => !documents.has(address)).map(toDocument);
      added.forEach((document) => documents.set(document.address, { ...document, order: documents.size }));
      index.addAll(added);
    }));
  }
  return read.get(path);
}

async function readFor(words) {
  const all = await files();
  const needed = words.flatMap((word) =>
    all.filter(({ prefix }) => word.startsWith(prefix) || prefix.startsWith(word)).slice(0, mostFiles));
  await Promise.all([...new Set(needed.map(({ path }) => path))].map(readFile));
}

// The beginnings of a word with one letter too many, or with two letters exchanged, among the first three.
function neighboursOf(word) {
  const at = [0, 1, 2].filter((i) => i < word.length - 2);
  return at.flatMap((i) => [
    word.slice(0, i) + word.slice(i + 1, 5), word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2, 5)]);
}

function found(asked, whole, figures, options) {
  const queries = [];
  if (asked.length > 0) queries.push({ queries: [asked.join(" ")], combineWith: "AND", ...options });
  if (asked.length > 1) queries.push({ queries: [whole], fields: ["joined"], ...options });
  const words = queries.length > 0 ? [{ queries, combineWith: "OR" }] : [];
  const amounts = figures.map((figure) => ({ queries: [`#${figure}`], fields: ["figures"], prefix: false, fuzzy: false }));
  return index.search({ combineWith: "AND", queries: [...words, ...amounts] });
}

// A single letter begins no other word if there are more words, since "series b" is not "Series D of Baseten".
const isLong = (word) => word.length > 3 && !/\d/.test(word);
const mistakes = (word) => (word.length > 5 ? 2 : 1);
const exactly = { prefix: (word, i, all) => all.length === 1 || word.length > 1, fuzzy: false };
const nearly = { prefix: exactly.prefix, fuzzy: (word) => (isLong(word) ? mistakes(word) : false) };

// The names that are exactly the question come first, a present name before the others.
function ranked(results, whole) {
  const bonus = ({ what, name, joined: all }) => {
    if (what === "deal" || whole.length === 0) return 1;
    if (name.replaceAll(" ", "") === whole) return 100;
    return all.split(" ").includes(whole) ? 50 : 1;
  };
  return results.map(({ id, score }) => ({ document: documents.get(id), score: score * bonus(documents.get(id)) }))
    .sort((left, right) => right.score - left.score || left.document.order - right.document.order)
    .map(({ document }) => document);
}

// All documents that answer the question, the best first. `accepts` can leave out kinds of documents.
export async function search(question, accepts = () => true) {
  const { figures, rest } = amountsOf(question);
  const [asked, whole] = [askedWordsOf(rest), joined(rest)];
  if (asked.length === 0 && figures.length === 0) return [];
  await readFor([...asked, ...(whole ? [whole] : []), ...figures.map((figure) => `#${figure}`)]);
  const best = (options) => ranked(found(asked, whole, figures, options), whole).filter(accepts);
  const exact = best(exactly);
  if (exact.length > 0) return exact;
  const near = best(nearly);
  if (near.length > 0) return near;
  await readFor(asked.filter(isLong).flatMap(neighboursOf));
  return best(nearly);
}

// What a result is, in words: "Company, China, 3 deals, formerly X".
export function describe({ what, about, deals, names }, question) {
  const counted = deals === null ? "" : `${deals.toLocaleString("en")} ${deals === 1 ? "deal" : "deals"}`;
  const asked = joined(question);
  const other = asked ? names.find(([name]) => joined(name).includes(asked)) : undefined;
  const named = other && organizations.has(what)
    ? `${other[1] === "former" ? "formerly" : "also"} ${other[0]}${other[2] ? ` (until ${other[2]})` : ""}`
    : "";
  const kind = what[0].toUpperCase() + what.slice(1);
  return [kind, about, counted, named].filter(Boolean).join(", ");
}

import { wordsOf, matches } from "/fold.js";

const input = document.getElementById("asked");
const found = document.getElementById("found");
const letters = new Set(input.dataset.letters.split(" "));
const shards = new Map();
let latest = 0;

function shardOf(word) {
  const letter = word.codePointAt(0).toString(16);
  if (!letters.has(letter)) return [];
  if (!shards.has(letter)) {
    shards.set(letter, fetch(`/search/names-${letter}.json`).then((answer) => (answer.ok ? answer.json() : [])));
  }
  return shards.get(letter);
}

function line([name, current, address, kind, until, deals]) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = current;
  const aside = document.createElement("small");
  const otherName = { former: ` formerly ${name}${until ? ` (until ${until})` : ""},`, alias: ` also ${name},` }[kind] ?? "";
  aside.textContent = `${otherName} ${deals} ${deals === 1 ? "deal" : "deals"}`;
  item.append(link, aside);
  return item;
}

async function show() {
  const turn = ++latest;
  const query = wordsOf(input.value);
  const address = new URL(location.href);
  input.value ? address.searchParams.set("q", input.value) : address.searchParams.delete("q");
  history.replaceState(null, "", address);
  if (query.length === 0) {
    found.replaceChildren();
    return;
  }
  const longest = query.reduce((left, right) => (right.length > left.length ? right : left));
  const whole = query.join(" ");
  const rank = { current: 0, former: 1, alias: 2 };
  // If the browser splits emoji or rare letters differently from the index, nothing is found, and the page says so.
  const entries = (await shardOf(longest)).filter(([name]) => matches(query, name));
  if (turn !== latest) return;
  // First the names that are exactly the query, then present before former names and aliases, then those with most deals.
  const isWhole = ([name]) => wordsOf(name).join(" ") === whole;
  entries.sort((left, right) =>
    isWhole(right) - isWhole(left) || rank[left[3]] - rank[right[3]] || right[5] - left[5] || (left[1] < right[1] ? -1 : 1));
  const seen = new Set();
  const best = entries.filter((entry) => !seen.has(entry[2]) && seen.add(entry[2]));
  const summary = document.createElement("p");
  summary.textContent = best.length === 0 ? "Nothing has a name that begins like this." : `${best.length} found${best.length > 50 ? ", the first 50 shown" : ""}.`;
  const list = document.createElement("ol");
  list.className = "found";
  list.append(...best.slice(0, 50).map(line));
  found.replaceChildren(summary, list);
}

document.getElementById("without").hidden = true;
input.value = new URL(location.href).searchParams.get("q") ?? "";
input.form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
input.addEventListener("input", show);
show();

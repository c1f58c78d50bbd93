import { wordsOf, matches } from "/fold.js";

const input = document.getElementById("asked");
const found = document.getElementById("found");
const letters = new Set(input.dataset.letters.split(" "));
const shards = new Map();
let turn = 0;

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
  const by = kind === "former" ? ` formerly ${name}${until ? ` (until ${until})` : ""},` : kind === "alias" ? ` also ${name},` : "";
  aside.textContent = `${by} ${deals} ${deals === 1 ? "deal" : "deals"}`;
  item.append(link, aside);
  return item;
}

async function show() {
  const mine = ++turn;
  const asked = wordsOf(input.value);
  const address = new URL(location.href);
  input.value ? address.searchParams.set("q", input.value) : address.searchParams.delete("q");
  history.replaceState(null, "", address);
  if (asked.length === 0) {
    found.replaceChildren();
    return;
  }
  const longest = asked.reduce((one, other) => (other.length > one.length ? other : one));
  const whole = asked.join(" ");
  const rank = { current: 0, former: 1, alias: 2 };
  // Where the browser cuts emoji or rare letters otherwise than the index, nothing is found, and it says so.
  const entries = (await shardOf(longest)).filter(([name]) => matches(asked, name));
  if (mine !== turn) return;
  entries.sort((one, other) =>
    (wordsOf(one[0]).join(" ") === whole ? 0 : 1) - (wordsOf(other[0]).join(" ") === whole ? 0 : 1)
    || rank[one[3]] - rank[other[3]] || other[5] - one[5] || (one[1] < other[1] ? -1 : 1));
  const seen = new Set();
  const best = entries.filter((entry) => !seen.has(entry[2]) && seen.add(entry[2]));
  const said = document.createElement("p");
  said.textContent = best.length === 0 ? "Nothing has a name that begins like this." : `${best.length} found${best.length > 50 ? ", the first 50 shown" : ""}.`;
  const list = document.createElement("ol");
  list.className = "found";
  list.append(...best.slice(0, 50).map(line));
  found.replaceChildren(said, list);
}

document.getElementById("without").hidden = true;
input.value = new URL(location.href).searchParams.get("q") ?? "";
input.form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
input.addEventListener("input", show);
show();

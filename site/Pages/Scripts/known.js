// Shows the deals as they were known at the end of a day: /known/?on=2024-06-01. known/YEAR-N.json has each state of each deal that is
// dated in the year, with the days between which it was known.
import { dateInWords } from "/dates.js";

const form = document.querySelector("form.known");
const input = form?.elements.on;
const count = document.getElementById("known-count");
const place = document.getElementById("known-deals");
const rule = document.querySelector("#known-rule a");
const files = (form?.dataset.files ?? "").split(" ").filter(Boolean).map((text) => ({ name: text.split(":")[0], first: text.split(":")[1] }));
const read = new Map();

// Files are read until this many deals are found. A button reads more.
const enough = 100;

const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? "") && !Number.isNaN(Date.parse(text));

async function statesOf(name) {
  if (!read.has(name)) {
    const answer = await fetch(`/known/${name}.json`);
    if (!answer.ok) throw new Error(`${name} answers ${answer.status}`);
    read.set(name, await answer.json());
  }
  return read.get(name);
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function cell(className, ...content) {
  const made = element("td", "", className);
  made.setAttribute("role", "cell");
  made.append(...content.filter(Boolean));
  return made;
}

function link(href, text) {
  const made = element("a", text);
  made.href = href;
  return made;
}

function rowOf([deal, company, , , date, what, status, stale, amount, dollars, valuation], day) {
  const row = document.createElement("tr");
  row.setAttribute("role", "row");
  const isStale = stale && stale <= day;
  row.append(
    cell("date", link(`/deals/${deal}/`, dateInWords(date))),
    cell("company", company),
    cell("round", what),
    cell("figure", amount, dollars && element("small", dollars)),
    cell("status", element("span", isStale ? "stale talks" : status, status.replace(" ", "-"))),
    cell("leads", valuation && `valued at ${valuation}`),
  );
  return row;
}

function emptyTable(day) {
  const table = element("table", "", "cards deals");
  table.setAttribute("role", "table");
  table.append(element("caption", `Deals as they were known at the end of ${dateInWords(day)}, newest first`));
  const heading = table.createTHead().insertRow();
  table.tHead.setAttribute("role", "rowgroup");
  heading.setAttribute("role", "row");
  for (const [name, className] of [["Date"], ["Company"], ["Round"], ["Amount", "figure"], ["Status"], ["Valuation"]]) {
    const made = element("th", name, className);
    made.scope = "col";
    made.setAttribute("role", "columnheader");
    heading.append(made);
  }
  table.createTBody().setAttribute("role", "rowgroup");
  return table;
}

let asked = 0;

async function show(day) {
  const mine = ++asked;
  const waiting = files.filter((file) => file.first <= day);
  const table = emptyTable(day);
  const more = element("button", "Show older deals");
  more.type = "button";
  let found = 0;

  async function add() {
    count.textContent = "Reading …";
    const wanted = found + enough;
    while (waiting.length > 0 && found < wanted) {
      for (const state of await statesOf(waiting.shift().name)) {
        const [, , from, until] = state;
        if (from > day || (until && until <= day)) continue;
        table.tBodies[0].append(rowOf(state, day));
        found++;
      }
    }
    if (mine !== asked) return;
    more.hidden = waiting.length === 0;
    count.textContent = found === 0 ? "Nothing was known yet." : `${found} ${found === 1 ? "deal" : "deals"}${waiting.length > 0 ? ", and older ones" : ""}`;
  }

  more.addEventListener("click", () => add().catch(fail));
  await add();
  if (mine !== asked) return;
  place.replaceChildren(table, more);
  rule.href = rule.href.replace(/asOf=.*$/, `asOf=${day}`);
  rule.textContent = `/deals?asOf=${day}`;
}

const fail = () => (count.textContent = "The deals could not be read. Try again.");

function ask() {
  const day = new URL(location.href).searchParams.get("on");
  if (!isDay(day)) return;
  input.value = day;
  show(day).catch(fail);
}

if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    address.searchParams.set("on", input.value);
    history.pushState(null, "", address);
    ask();
  });
  addEventListener("popstate", ask);
  ask();
}

// The explore page. The address holds the filters, in the words of the API, so that it can be sent to others.
import { readDeals, filtered, sorted, orders, medianOf } from "/explore-deals.js";
import { dealChart } from "/explore-chart.js";
import { dealTable } from "/explore-table.js";
import { csvOf } from "/explore-csv.js";
import { amountsOf } from "/words.js";
import { dollars, range } from "/money.js";

const page = document.getElementById("explore");
const form = document.getElementById("filters");
const [party, count, undrawn] = ["party", "count", "undrawn"].map((id) => document.getElementById(id));
const files = page.dataset.files.split(" ").filter(Boolean).map((file) => file.split(":"));
const total = files.reduce((sum, [, deals]) => sum + Number(deals), 0);
const countries = new Map([...form.country.options].map((option) => [option.value, option.textContent]));
const ofApi = new Set(["announced", "amount", "valuation"]);
const single = ["from", "to", "sector", "country"];
const several = ["kind", "status"];
const bounds = ["minAmount", "maxAmount"];
const newest = { order: "announced", down: true };
let [deals, partyId, order] = [[], "", newest];
const partyNames = new Map();

// "100M", "1.5 billion" and "250000000" in whole dollars; null if it is empty, NaN if it is no amount.
function boundOf(text) {
  if (!text.trim()) return null;
  const { figures, rest } = amountsOf(text);
  if (figures.length === 1 && !rest.trim()) return figures[0];
  return /^\$?[\d,]+$/.test(text.trim()) ? Number(text.replace(/[$,\s]/g, "")) : NaN;
}

function filtersOf() {
  const data = new FormData(form);
  const values = Object.fromEntries([
    ...single.map((name) => [name, data.get(name)]), ...several.map((name) => [name, data.getAll(name)]),
    ...bounds.map((name) => [name, boundOf(data.get(name))]),
  ]);
  for (const name of bounds) {
    const isWrong = Number.isNaN(values[name]);
    isWrong ? form[name].setAttribute("aria-invalid", "true") : form[name].removeAttribute("aria-invalid");
    if (isWrong) values[name] = null;
  }
  return { ...values, party: partyId };
}

// The filters as parameters of the API.
function parametersOf(filters) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    for (const part of [value].flat()) {
      if (part !== "" && part !== null) parameters.append(name, part);
    }
  }
  return parameters;
}

function withOrder(parameters) {
  const all = new URLSearchParams(parameters);
  if (order.order !== newest.order || !order.down) all.set("sort", (order.down ? "-" : "") + order.order);
  return all;
}

function addressOf(parameters) {
  const text = `${parameters}`;
  return location.pathname + (text ? `?${text}` : "");
}

function readAddress() {
  const asked = new URL(location.href).searchParams;
  for (const name of single) {
    const value = asked.get(name) ?? "";
    form[name].value = [...form[name].options].some((option) => option.value === value) ? value : "";
  }
  for (const name of several) {
    const values = asked.getAll(name);
    form.querySelectorAll(`[name=${name}]`).forEach((box) => { box.checked = values.includes(box.value); });
  }
  for (const name of bounds) {
    const value = asked.get(name) ?? "";
    form[name].value = /^\d+$/.test(value) ? dollarsExactly(Number(value)) : "";
  }
  partyId = /^[a-z0-9-]+$/.test(asked.get("party") ?? "") ? asked.get("party") : "";
  nameParty();
  const sort = asked.get("sort") ?? "";
  const key = sort.replace(/^-/, "");
  order = orders.includes(key) ? { order: key, down: sort.startsWith("-") } : newest;
}

// "$600M" if that is the whole figure, or all digits.
function dollarsExactly(figure) {
  const text = dollars(figure);
  return amountsOf(text).figures[0] === figure ? text : `$${figure.toLocaleString("en")}`;
}

function nameParty() {
  party.value = partyId ? partyNames.get(partyId) ?? partyId : "";
}

function counted(found) {
  const part = found.length === deals.length ? "" : ` of ${deals.length.toLocaleString("en")}`;
  const median = medianOf(found);
  const text = `${found.length.toLocaleString("en")}${part} ${deals.length === 1 ? "deal" : "deals"}`;
  return median
    ? `${text}. The median of the ${median.deals.toLocaleString("en")} announced ones with a comparable amount is ${range(median)}.`
    : `${text}.`;
}

function say(found) {
  const none = deals.length === 0 ? "No deal is loaded yet." : "No deal matches all these filters.";
  count.textContent = found.length === 0 ? none : counted(found);
  const without = found.filter(({ figure }) => !(figure > 0)).length;
  const undrawable = `${without.toLocaleString("en")} of them cannot be drawn: the amount is undisclosed, or no rate is known.`;
  undrawn.textContent = without === 0 ? "" : undrawable;
}

const chart = dealChart(document.getElementById("plot"));
const table = dealTable(document.querySelector(".explored"), document.getElementById("pages"), countries, (key, down) => {
  order = { order: key, down };
  remember(false);
  show();
});

function show() {
  const filters = filtersOf();
  const found = sorted(filtered(deals, filters), order.order, order.down);
  say(found);
  chart.show(found);
  table.show(found, order.order, order.down);
  const parameters = parametersOf(filters);
  const used = new Set(parameters.keys()).size;
  document.getElementById("active").textContent = used === 0 ? "" : `(${used} in use)`;
  const feed = `${parameters}`;
  const query = `${ofApi.has(order.order) ? withOrder(parameters) : parameters}`;
  document.getElementById("api").href = `${page.dataset.api}/deals${query ? `?${query}` : ""}`;
  document.getElementById("feed").href = `${page.dataset.api}/feed.atom${feed ? `?${feed}` : ""}`;
  const csv = document.getElementById("csv");
  URL.revokeObjectURL(csv.href);
  csv.href = URL.createObjectURL(new Blob([csvOf(found)], { type: "text/csv" }));
}

function remember(isNewPlace) {
  const address = addressOf(withOrder(parametersOf(filtersOf())));
  if (address === location.pathname + location.search) return;
  isNewPlace ? history.pushState(null, "", address) : history.replaceState(null, "", address);
}

function changed() {
  remember(true);
  show();
}

function setParty(id, name) {
  partyId = id;
  if (id) partyNames.set(id, name);
  nameParty();
  changed();
}

form.addEventListener("change", (event) => { if (event.target !== party) changed(); });
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => { partyId = ""; changed(); }));
party.addEventListener("focus", () => import("/suggest.js").then(({ suggest }) => suggest(party, {
  accepts: ({ what }) => what === "investor",
  choose: ({ address, shown }) => setParty(address.split("/")[2], shown),
})), { once: true });
party.addEventListener("change", () => { if (!party.value.trim() && partyId) setParty("", ""); });
party.addEventListener("blur", () => (party.value.trim() ? nameParty() : partyId && setParty("", "")));
addEventListener("popstate", () => { readAddress(); show(); });

document.querySelector(".without-script").hidden = true;
page.hidden = false;
if (matchMedia("(max-width: 40rem)").matches) document.querySelector(".filters").open = false;
readAddress();
const progress = document.querySelector("#progress progress");
try {
  await readDeals(files.map(([name]) => name), (read) => {
    // The newest deals are shown before the others are there.
    const isFirst = deals.length === 0;
    deals = read;
    if (isFirst) show();
    progress.value = read.length / total;
    count.textContent = `Reading the deals: ${read.length.toLocaleString("en")} of ${total.toLocaleString("en")}.`;
  });
  deals.forEach((deal) => deal.parties.forEach(({ id, name }) => partyNames.set(id, name)));
  nameParty();
  show();
} catch {
  count.textContent = "Some of the deals could not be read. Load the page again, or use the lists of deals.";
}
document.getElementById("progress").hidden = true;
page.dataset.ready = "";

// The compare page. The address says which organizations: ?of=openai,anthropic, with as=investors for investors.
import { range } from "/money.js";
import { dateInWords } from "/dates.js";
import { worthChart } from "/compare-chart.js";
import { byYear, isFunding, partnersOf, totalOf, worthsOf } from "/compare-figures.js";

const most = 4;
const [add, chosen, status, sides] = ["add", "chosen", "status", "sides"].map((id) => document.getElementById(id));
const read = new Map();
let [ids, isInvestors, turn] = [[], false, 0];

const folder = () => (isInvestors ? "investors" : "companies");

function element(name, properties, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

const countries = new Intl.DisplayNames("en", { type: "region" });
const list = new Intl.ListFormat("en-GB");

const link = (href, text) => element("a", { href }, text);

function sections(organizations, heading, make) {
  const all = organizations.map((organization, i) => element(
    "section", { className: `side-${i}` }, element("h3", {}, organization.organization.name), ...make(organization, i)));
  return [element("h2", {}, heading), element("div", { className: "sides" }, ...all)];
}

function readAddress() {
  const asked = new URL(location.href).searchParams;
  isInvestors = asked.get("as") === "investors";
  ids = [...new Set((asked.get("of") ?? "").split(",").filter((id) => /^[a-z0-9-]+$/.test(id)))].slice(0, most);
}

function remember() {
  const of = ids.length === 0 ? "" : `?of=${ids.join(",")}${isInvestors ? "&as=investors" : ""}`;
  history.pushState(null, "", location.pathname + of);
}

function organization(id) {
  const address = `/${folder()}/${id}/index.json`;
  if (!read.has(address)) {
    read.set(address, fetch(address).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null));
  }
  return read.get(address);
}

const rounds = (count) => `${count} announced ${count === 1 ? "round" : "rounds"}`;

function facts(one) {
  const total = totalOf(one.raised.filter(isFunding));
  const last = one.valuations?.at(-1);
  const joinedDeals = one.backed.filter(isFunding);
  const lines = isInvestors
    ? [["Rounds joined", joinedDeals.length], ["Companies backed", partnersOf(one, true).size]]
    : [
      ["Raised", total.sum ? `${range(total.sum)} in ${rounds(total.deals)}` : "undisclosed"],
      ["Last valued at", last ? `${last.valuation.value.text}, ${dateInWords(last.date)}` : "not known"],
      ["Backers", partnersOf(one, false).size],
    ];
  const { founded, city, country } = one.organization;
  const known = [
    ["Seat", [city, country && countries.of(country)].filter(Boolean).join(", ")], ["Founded", founded && dateInWords(founded)],
  ].filter(([, value]) => value);
  const { id, name } = one.organization;
  const rows = [...lines, ...known].flatMap(([term, value]) => [element("dt", {}, term), element("dd", {}, String(value))]);
  return [element("dl", {}, ...rows), link(`/${folder()}/${id}/`, `All about ${name}`)];
}

function yearText(total) {
  if (isInvestors) return String(total.deals);
  if (total.deals === 0) return "–";
  return total.sum ? range(total.sum) : "undisclosed";
}

// The bars of all sides have one scale. A bar has the length of what is certain.
function years(one, longest) {
  const rows = byYear(dealsOf(one)).map(([year, total]) => {
    const bar = element("span", { className: "length" });
    bar.style.width = `${(100 * measure(total)) / longest}%`;
    const figure = element("td", { className: "figure" }, yearText(total));
    Object.assign(figure.dataset, { year, deals: total.deals, low: total.sum?.low ?? "", high: total.sum?.high ?? "" });
    return element("tr", {}, element("th", { scope: "row" }, String(year)), element("td", {}, measure(total) > 0 ? bar : ""), figure);
  });
  if (rows.length === 0) return [element("p", { className: "empty" }, "No announced round is known.")];
  const name = isInvestors ? "Rounds joined by year" : "Raised by year";
  const head = ["Year", "Bar", isInvestors ? "Rounds" : "Raised"].map((text) => element("th", { scope: "col" }, text));
  return [element(
    "table", { className: "bars" }, element("caption", { className: "unseen" }, `${name}: ${one.organization.name}`),
    element("thead", { className: "unseen" }, element("tr", {}, ...head)), element("tbody", {}, ...rows))];
}

const dealsOf = (one) => (isInvestors ? one.backed : one.raised).filter(isFunding);
const measure = (total) => (isInvestors ? total.deals : total.sum?.low || total.sum?.high || 0);

function partnerList(partners) {
  if (partners.length === 0) return element("p", { className: "empty" }, "None that we know of.");
  const other = isInvestors ? "companies" : "investors";
  partners.sort(([, left], [, right]) => right.leads - left.leads || left.name.localeCompare(right.name, "en"));
  return element("ul", { className: "names" }, ...partners.map(([id, { name, leads }]) => element(
    "li", {}, link(`/${other}/${id}/`, name), leads ? element("small", {}, isInvestors ? " led" : " lead") : "")));
}

function partners(organizations) {
  const all = organizations.map((one) => partnersOf(one, isInvestors));
  const isShared = (id) => all.filter((one) => one.has(id)).length > 1;
  const shared = new Map(all.flatMap((one) => [...one].filter(([id]) => isShared(id))));
  const what = isInvestors ? "Companies" : "Backers";
  return [
    element("h2", {}, `${what} in common`), partnerList([...shared]),
    ...sections(organizations, `${what} of one alone`, (_, i) => [partnerList([...all[i]].filter(([id]) => !isShared(id)))]),
  ];
}

function deals(one) {
  const all = isInvestors ? one.backed : one.raised;
  return [element("ul", { className: "names" }, ...all.map((deal) => element(
    "li", {}, link(`/deals/${deal.id}/`, isInvestors ? `${deal.company.name}, ${dateInWords(deal.date)}` : dateInWords(deal.date)),
    `: ${deal.amount.value.text ?? "undisclosed"}, ${deal.status.replace("-", " ")}`)))];
}

function worths(organizations) {
  if (isInvestors || organizations.every((one) => worthsOf(one).length === 0)) return [];
  const box = element("div", { className: "worth" });
  const legend = element("p", { className: "legend" }, ...organizations.map((one, i) =>
    element("span", { className: `side-${i}` }, one.organization.name)));
  worthChart(box, organizations);
  return [
    element("h2", {}, "Valuations over time"),
    element("p", { className: "rule" }, "In US dollars, on a scale in which each line is ten times the one below. ",
      "Some are before and some after the new money, as reported."),
    legend, box,
  ];
}

function chips(organizations) {
  chosen.replaceChildren(...ids.map((id, i) => {
    const name = organizations[i]?.organization.name ?? id;
    const button = element("button", { type: "button" }, `Remove ${name}`);
    button.addEventListener("click", () => choose(ids.filter((other) => other !== id)));
    return element("li", {}, button);
  }));
}

async function show() {
  const mine = ++turn;
  status.textContent = ids.length === 0 ? "" : "Reading …";
  const answers = await Promise.all(ids.map(organization));
  if (mine !== turn) return;
  chips(answers);
  const missing = ids.filter((_, i) => !answers[i]);
  const organizations = answers.filter(Boolean);
  const names = organizations.map((one) => one.organization.name);
  document.title = document.title.replace(/^.*?(?= · )/, names.length > 0 ? `Compare ${names.join(", ")}` : "Compare");
  const notFound = missing.length > 0 ? `There is no page of ${missing.join(", ")} among the ${folder()}. ` : "";
  status.textContent = notFound + (organizations.length === 1 ? `Add another to compare with ${names[0]}.` : "");
  add.disabled = ids.length >= most;
  const measures = organizations.flatMap((one) => byYear(dealsOf(one)).map(([, total]) => measure(total)));
  sides.replaceChildren(...(organizations.length === 0 ? [] : [
    ...sections(organizations, list.format(names), facts),
    ...sections(organizations, isInvestors ? "Rounds joined by year" : "Raised by year", (one) => years(one, Math.max(1, ...measures))),
    ...worths(organizations),
    ...(organizations.length > 1 ? partners(organizations) : []),
    ...sections(organizations, "Deals", deals),
  ]));
}

function choose(next) {
  ids = next;
  remember();
  show();
}

add.addEventListener("focus", () => import("/suggest.js").then(({ suggest }) => suggest(add, {
  accepts: ({ what, address }) => {
    const kinds = ids.length === 0 ? ["company", "investor"] : [isInvestors ? "investor" : "company"];
    return kinds.includes(what) && !ids.includes(address.split("/")[2]);
  },
  choose: ({ what, address }) => {
    isInvestors = what === "investor";
    add.value = "";
    choose([...ids, address.split("/")[2]]);
  },
})), { once: true });
addEventListener("popstate", () => { readAddress(); show(); });

document.querySelector(".without-script").hidden = true;
document.getElementById("compare").hidden = false;
readAddress();
show();

// What the compare page counts, by the rules of the API: announced and closed funding, never added to other families; a yearly total
// and a part of another deal are in no sum; an amount without an upper bound leaves the sum without one.
const funding = new Set(["funding-round", "strategic-investment"]);
const settled = new Set(["announced", "closed"]);
const takesOver = new Set(["acquirer", "licensee", "lender"]);

// A figure in comparable dollars: { low, high, isAbout }; null if it is undisclosed or has no rate.
export function dollarsOf(cited) {
  const usd = cited?.usd ?? (cited?.value.currency === "USD" ? cited.value : null);
  if (!usd) return null;
  const isConverted = Boolean(cited.usd) && usd.qualifier === "exactly";
  return { low: usd.low ?? 0, high: usd.high ?? null, isAbout: usd.qualifier === "about" || usd.approximate === true || isConverted };
}

function sum(figures) {
  const isOpen = figures.some(({ high }) => high === null);
  return {
    low: figures.reduce((all, { low }) => all + low, 0), high: isOpen ? null : figures.reduce((all, { high }) => all + high, 0),
    isAbout: figures.some(({ isAbout }) => isAbout),
  };
}

// Deals, and their sum in dollars; `sum` is null if no amount can be added up.
export function totalOf(deals) {
  const summable = deals.filter(({ kind, partOf }) => kind !== "cumulative" && !partOf);
  const figures = summable.map(({ amount }) => dollarsOf(amount)).filter(Boolean);
  return { deals: deals.length, sum: figures.length === 0 ? null : sum(figures) };
}

export function isFunding({ kind, status }) {
  return funding.has(kind) && settled.has(status);
}

export function yearOf({ date }) {
  return date.slice(0, 4);
}

// [year, total], newest first, with the years between that have no deal.
export function byYear(deals) {
  const years = deals.map((deal) => Number(yearOf(deal)));
  if (years.length === 0) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, i) => last - i)
    .map((year) => [year, totalOf(deals.filter((deal) => yearOf(deal) === String(year)))]);
}

// The other side of an organization's deals: [id, { name, leads }]. For a company its backers, for an investor the companies.
export function partnersOf(organization, isInvestor) {
  const partners = new Map();
  for (const deal of (isInvestor ? organization.backed : organization.raised).filter(isFunding)) {
    for (const party of deal.parties) {
      if (party.onlyInTalks || takesOver.has(party.role) || (isInvestor && party.id !== organization.organization.id)) continue;
      const [id, name] = isInvestor ? [deal.company.id, deal.company.name] : [party.id, party.name];
      const known = partners.get(id) ?? { name, leads: false };
      partners.set(id, { name, leads: known.leads || party.role === "lead" || party.role === "co-lead" });
    }
  }
  return partners;
}

// Valuations in dollars: [time in seconds, figure].
export function worthsOf({ valuations = [] }) {
  return valuations.map(({ date, valuation }) => [timeOf(date), dollarsOf(valuation)])
    .filter(([, worth]) => worth).map(([time, { low, high }]) => [time, low === 0 && high !== null ? high : low])
    .filter(([, figure]) => figure > 0).sort(([left], [right]) => left - right);
}

// The first day of a date that may be a year, a quarter or a month.
function timeOf(date) {
  const quarter = date.match(/^(\d{4})-Q(\d)$/);
  return (quarter ? Date.UTC(Number(quarter[1]), 3 * quarter[2] - 3, 1) : Date.parse(date)) / 1000;
}

// The deals of the explore page: read from the files of years, filtered as the API filters them, and sorted.
const roles = { lead: "", "co-lead": "", acquirer: " (acquirer)", licensee: " (licensee)", lender: " (lender)" };
const day = 86400000;
const about = 5; // "About" means within five per cent, as in the API.

const family = {
  "funding-round": "funding", "strategic-investment": "funding", debt: "debt", secondary: "secondary", acquisition: "takeovers",
  "acquihire-licence": "takeovers",
};

// The first and the last day of "2024", "2024-Q1", "2024-03" or "2024-03-05", as milliseconds.
function daysOf(date) {
  const [, year, quarter, month, ofMonth] = date.match(/^(\d{4})(?:-Q(\d)|-(\d\d)(?:-(\d\d))?)?$/).map((part) => part && Number(part));
  if (ofMonth) return [Date.UTC(year, month - 1, ofMonth), Date.UTC(year, month - 1, ofMonth)];
  const period = (first, months) => [Date.UTC(year, first, 1), Date.UTC(year, first + months, 1) - day];
  if (month) return period(month - 1, 1);
  return quarter ? period(3 * quarter - 3, 3) : period(0, 12);
}

function isStale(heard) {
  if (!heard) return false;
  const until = new Date(heard);
  until.setUTCFullYear(until.getUTCFullYear() + 1);
  return Date.now() >= until.getTime() + day;
}

const kinds = { "funding-round": "", cumulative: "yearly total" };

// "Series B" for "series-b".
function nameOf(round) {
  const text = round.replaceAll("-", " ").replace(/\b(?:[a-z]|ai|ipo)\b/g, (word) => word.toUpperCase());
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// The figure that is sorted and drawn: the lower bound, or the upper one of "up to".
function figureOf(low, high) {
  return low === 0 && high !== null ? high : low;
}

function toDeal(row, companies, parties) {
  const [
    id, company, kind, status, round, date, amount, usdText, qualifier, low, high, isAbout, valuation, worth, takers, heard, summed,
  ] = row;
  const [companyId, name, country, sectors] = companies[company];
  const [first, last] = daysOf(date);
  const taking = takers.map(([at, role, onlyInTalks]) => ({ id: parties[at][0], name: parties[at][1], role, onlyInTalks }));
  return {
    id, kind, status, round, date, first, last, amount, usdText, qualifier, low, high, isAbout, valuation, worth, parties: taking,
    company: name, companyId, country: country ?? "", sectors, isSummed: summed === 1, family: family[kind],
    stage: { announced: "settled", closed: "settled", rumoured: "talks", "in-talks": "talks" }[status] ?? "ended",
    statusText: isStale(heard) ? "stale talks" : status.replace("-", " "),
    roundText: [nameOf(round), kinds[kind] ?? kind.replaceAll("-", " ")].filter(Boolean).join(", "),
    leads: taking.filter((party) => !party.onlyInTalks && party.role in roles).map((party) => party.name + roles[party.role]).join(", "),
    figure: figureOf(low, high),
  };
}

// Reads the files, newest first, and reports after each how many deals are there.
export async function readDeals(names, report) {
  const deals = [];
  for (const name of names) {
    const answer = await fetch(`/explore/deals-${name}.json`);
    if (!answer.ok) throw new Error(`The deals of ${name} could not be read.`);
    const file = await answer.json();
    deals.push(...file.deals.map((row) => toDeal(row, file.companies, file.parties)));
    report(deals);
  }
  return deals;
}

// Whether the amount is certainly within the bounds.
function isWithin({ low, high, isAbout, qualifier }, least, most) {
  if (low === null) return false;
  const surelyAbove = least === null || low * (100 - (isAbout ? about : 0)) >= least * 100;
  const surelyBelow = most === null || (high !== null && high * (100 + (isAbout ? about : 0)) <= most * 100);
  return surelyAbove && surelyBelow && qualifier !== "undisclosed";
}

// filters: { from, to, kind: [], status: [], sector, country, party, minAmount, maxAmount }, in the words of the API.
export function filtered(deals, filters) {
  const { from, to, kind, status, sector, country, party, minAmount, maxAmount } = filters;
  return deals.filter((deal) =>
    (!from || deal.date.slice(0, 4) >= from) && (!to || deal.date.slice(0, 4) <= to)
    && (kind.length === 0 || kind.includes(deal.kind)) && (status.length === 0 || status.includes(deal.status))
    && (!sector || deal.sectors.includes(sector)) && (!country || deal.country === country)
    && (!party || deal.parties.some(({ id }) => id === party))
    && ((minAmount === null && maxAmount === null) || isWithin(deal, minAmount, maxAmount)));
}

const keys = {
  announced: (deal) => deal.first, amount: (deal) => deal.figure, valuation: (deal) => deal.worth, company: (deal) => deal.company,
  round: (deal) => deal.roundText, status: (deal) => deal.statusText, country: (deal) => deal.country, leads: (deal) => deal.leads,
};

export const orders = Object.keys(keys);

const collator = new Intl.Collator("en", { numeric: true });

// Unknown values come last, in both directions. Of equal ones, the newest deal comes first.
export function sorted(deals, order, down) {
  const key = keys[order];
  const isKnown = (deal) => key(deal) !== null && key(deal) !== "";
  const compare = (left, right) => (typeof left === "string" ? collator.compare(left, right) : left - right);
  const known = deals.filter(isKnown).sort((left, right) =>
    compare(key(left), key(right)) * (down ? -1 : 1) || right.first - left.first || (left.id < right.id ? -1 : 1));
  return [...known, ...deals.filter((deal) => !isKnown(deal))];
}

// The bounds of the median of deals that can be added up: announced, of one family, in dollars. Null if there are none.
export function medianOf(deals) {
  const counted = deals.filter((deal) => deal.stage === "settled" && deal.isSummed && deal.low !== null);
  if (counted.length < 3 || new Set(counted.map((deal) => deal.family)).size !== 1) return null;
  const middle = (bounds) => {
    const ordered = bounds.sort((left, right) => left - right);
    const pair = [ordered[(ordered.length - 1) >> 1], ordered[ordered.length >> 1]];
    return (pair[0] + pair[1]) / 2;
  };
  return {
    deals: counted.length, low: middle(counted.map((deal) => deal.low)), high: middle(counted.map((deal) => deal.high ?? Infinity)),
    isAbout: counted.some((deal) => deal.isAbout || deal.usdText),
  };
}

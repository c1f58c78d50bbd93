// The filtered deals as CSV, with the columns of the same name in data/deals.csv.
const columns = [
  ["id", (deal) => deal.id], ["company", (deal) => deal.companyId], ["company_name", (deal) => deal.company],
  ["country", (deal) => deal.country], ["sectors", (deal) => deal.sectors.join(";")], ["kind", (deal) => deal.kind],
  ["status", (deal) => deal.status], ["round", (deal) => deal.round], ["date", (deal) => deal.date], ["amount", (deal) => deal.amount],
  ["amount_usd", (deal) => deal.usdText || (deal.low === null ? "" : deal.amount)],
  ["amount_usd_low", (deal) => (isUpTo(deal) ? "" : deal.low ?? "")], ["amount_usd_high", (deal) => deal.high ?? ""],
  ["valuation", (deal) => deal.valuation], ["parties", (deal) => deal.parties.map(partyText).join(";")],
];

function isUpTo({ qualifier }) {
  return qualifier === "upTo" || qualifier === "lessThan";
}

function partyText({ id, role, onlyInTalks }) {
  return `${id}:${role}${onlyInTalks ? ":only-in-talks" : ""}`;
}

// A spreadsheet would run a cell that begins like a formula.
function cell(value) {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvOf(deals) {
  const lines = [columns.map(([name]) => name), ...deals.map((deal) => columns.map(([, value]) => cell(value(deal))))];
  return `\uFEFF${lines.map((line) => `${line.join(",")}\r\n`).join("")}`;
}

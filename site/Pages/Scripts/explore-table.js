// The table of the explore page. It holds one page of rows, so that any number of deals can be turned over.
import { dateInWords } from "/dates.js";

const size = 50;

const columns = [
  ["announced", "Date", "date"], ["company", "Company", "company"], ["round", "Round", "round"], ["amount", "Amount", "figure"],
  ["valuation", "Valuation", "valuation"], ["status", "Status", "status"], ["country", "Country", "country"],
  ["leads", "Led by", "leads"],
];

const figures = new Set(["announced", "amount", "valuation"]);

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

function link(href, text) {
  const made = element("a", "", text);
  made.href = href;
  return made;
}

function cellsOf(deal, countries) {
  const status = element("span", deal.status, deal.statusText);
  const amount = deal.usdText ? [deal.amount, element("small", "", ` ${deal.usdText}`)] : [deal.amount];
  return {
    announced: [link(`/deals/${deal.id}/`, dateInWords(deal.date))], company: [link(`/companies/${deal.companyId}/`, deal.company)],
    round: [deal.roundText], amount, valuation: [deal.valuation || element("span", "none", "–")], status: [status],
    country: [countries.get(deal.country) ?? deal.country], leads: [deal.leads],
  };
}

// `changed` is called with the order and the direction that a reader chooses.
export function dealTable(table, pager, countries, changed) {
  const [head, body] = [table.tHead.rows[0], table.tBodies[0]];
  const [newer, older, place] = [pager.querySelector("#newer"), pager.querySelector("#older"), pager.querySelector("#rows")];
  let [deals, page] = [[], 0];

  const headings = new Map(columns.map(([key, name, className]) => {
    const heading = element("th", className);
    heading.scope = "col";
    heading.setAttribute("role", "columnheader");
    const button = element("button", "sort", name);
    button.type = "button";
    button.addEventListener("click", () => {
      const now = heading.getAttribute("aria-sort");
      changed(key, now ? now === "ascending" : figures.has(key));
    });
    heading.append(button);
    head.append(heading);
    return [key, heading];
  }));

  function draw() {
    const shown = deals.slice(page * size, (page + 1) * size);
    body.replaceChildren(...shown.map((deal) => {
      const cells = cellsOf(deal, countries);
      const row = element("tr", "", ...columns.map(([key, , className]) => {
        const cell = element("td", className, ...cells[key]);
        cell.setAttribute("role", "cell");
        return cell;
      }));
      row.setAttribute("role", "row");
      return row;
    }));
    pager.hidden = deals.length <= size;
    newer.disabled = page === 0;
    older.disabled = (page + 1) * size >= deals.length;
    const last = Math.min(deals.length, (page + 1) * size);
    const [from, to, all] = [page * size + 1, last, deals.length].map((number) => number.toLocaleString("en"));
    place.textContent = `Rows ${from} to ${to} of ${all}`;
    table.closest(".scroll").hidden = deals.length === 0;
  }

  function turn(by) {
    page += by;
    draw();
    table.scrollIntoView({ block: "start" });
    const other = by > 0 ? older : newer;
    if (other.disabled) (by > 0 ? newer : older).focus({ preventScroll: true });
  }

  newer.addEventListener("click", () => turn(-1));
  older.addEventListener("click", () => turn(1));

  return {
    show(found, order, down) {
      [deals, page] = [found, 0];
      headings.forEach((heading, key) => {
        key === order ? heading.setAttribute("aria-sort", down ? "descending" : "ascending") : heading.removeAttribute("aria-sort");
      });
      draw();
    },
  };
}

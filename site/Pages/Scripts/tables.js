// Lets readers sort tables and filter long ones, and keeps both in the address: ?top.sort=2&top.down=1&top.has=china
import { rowsOf, rowsOfList } from "/rows.js";

const address = new URL(location.href);
const collator = new Intl.Collator("en", { numeric: true });

// A long list is shown in steps of this many rows. All of its rows are sorted and filtered.
const step = 200;

// From this many rows on, a table has a filter.
const long = 12;

function remember(key, value) {
  value ? address.searchParams.set(key, value) : address.searchParams.delete(key);
  history.replaceState(null, "", address);
}

function nameOf(table) {
  return table.caption.textContent.replace(/, page \d+ of \d+$/, "");
}

// The number of an existing column, or null.
function columnOf(text, columns) {
  return /^\d+$/.test(text ?? "") && Number(text) < columns ? Number(text) : null;
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

// Unknown values come last, in both directions.
function ordered(rows, { column, down, numeric }) {
  const compare = numeric ? (left, right) => Number(left) - Number(right) : collator.compare;
  const known = rows.filter((row) => row.keys[column] !== "").sort((left, right) => compare(left.keys[column], right.keys[column]) * (down ? -1 : 1));
  return [...known, ...rows.filter((row) => row.keys[column] === "")];
}

function enhance(table) {
  const id = table.dataset.sortable;
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  const pages = Number(table.dataset.pages ?? 1);
  let rows = rowsOf(body);
  if (rows.length < 2) return;

  const count = element("span", { role: "status" });
  const more = element("button", { type: "button", hidden: true });
  const [sorting, filter] = [{ column: null, down: false, numeric: false }, { words: [] }];
  let [shown, isWhole] = [step, pages === 1];
  let reading = null;

  // Reads the rows of all pages of the list, once.
  function readAll() {
    reading ??= isWhole ? Promise.resolve() : (async () => {
      try {
        rows = await rowsOfList(table.dataset.folder, pages, (done, all) => { count.textContent = all > 1 ? `Reading part ${done} of ${all} …` : "Reading …"; });
        isWhole = true;
        table.caption.textContent = nameOf(table);
        document.querySelector(".scroll:has([data-pages]) ~ nav.pager")?.remove();
      } catch {
        // What is on this page is still sorted and filtered, and the reader is told so.
      }
    })();
    return reading;
  }

  function show() {
    const found = filter.words.length === 0 ? rows : rows.filter((row) => filter.words.every((word) => row.text.includes(word)));
    const inOrder = sorting.column === null ? found : ordered(found, sorting);
    body.replaceChildren(...inOrder.slice(0, shown).map((row) => row.element()));
    more.hidden = inOrder.length <= shown;
    more.textContent = `Show ${Math.min(step, inOrder.length - shown)} more`;
    const where = isWhole ? "" : " on this page";
    const matching = filter.words.length === 0 ? "" : `${found.length} of ${rows.length}${where}`;
    const cut = more.hidden ? "" : `the first ${shown} are shown`;
    const sorted = isWhole || sorting.column === null ? "" : `These ${rows.length} rows are sorted, those of the other pages are not.`;
    count.textContent = [matching, matching ? cut : cut && `${rows.length} rows; ${cut}`].filter(Boolean).join("; ") || sorted;
  }

  async function showAll() {
    await readAll();
    show();
  }

  function sort(column, down) {
    Object.assign(sorting, { column, down, numeric: headings[column].classList.contains("figure") });
    headings.forEach((heading, i) => (i === column ? heading.setAttribute("aria-sort", down ? "descending" : "ascending") : heading.removeAttribute("aria-sort")));
    return showAll();
  }

  headings.forEach((heading, column) => {
    const button = element("button", { type: "button", className: "sort", textContent: heading.textContent });
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") ? heading.getAttribute("aria-sort") === "ascending" : heading.classList.contains("figure");
      remember(`${id}.sort`, String(column));
      remember(`${id}.down`, down ? "1" : "");
      shown = step;
      sort(column, down);
    });
    heading.replaceChildren(button);
  });

  if (rows.length > long || pages > 1) {
    const line = element("p", { className: "filter" });
    const label = element("label");
    const input = element("input", { type: "search" });
    label.append("Only rows with", element("span", { className: "unseen", textContent: ` (${nameOf(table)})` }), " ", input);
    line.append(label, " ", count);
    const apply = async () => {
      remember(`${id}.has`, input.value);
      filter.words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      shown = step;
      await (filter.words.length > 0 ? showAll() : show());
    };
    input.addEventListener("input", apply);
    const scroll = table.closest(".scroll");
    scroll.before(line);
    scroll.after(more);
    more.className = "more-rows";
    more.addEventListener("click", () => {
      shown += step;
      show();
    });
    input.value = address.searchParams.get(`${id}.has`) ?? "";
    if (input.value) apply();
  }

  const column = columnOf(address.searchParams.get(`${id}.sort`), headings.length);
  if (column !== null) sort(column, address.searchParams.get(`${id}.down`) === "1");
}

document.querySelectorAll("table[data-sortable]:not([data-sortable=''])").forEach(enhance);

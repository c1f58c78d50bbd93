// Lets readers sort tables and filter long ones, and keeps both in the address: ?top.sort=2&top.down=1&top.has=china
const address = new URL(location.href);

// To sort or filter a list, all its pages are read and held in memory, up to this many. A longer list is sorted page by page.
const mostPages = 50;

function remember(key, value) {
  value ? address.searchParams.set(key, value) : address.searchParams.delete(key);
  history.replaceState(null, "", address);
}

function keyOf(row, column) {
  const cell = row.cells[column];
  const text = cell.textContent.trim();
  return cell.dataset.value ?? (cell.classList.contains("figure") && !/^\d+$/.test(text) ? "" : text);
}

function nameOf(table) {
  return table.caption.textContent.replace(/, page \d+ of \d+$/, "");
}

// The number of an existing column, or null.
function columnOf(text, columns) {
  return /^\d+$/.test(text ?? "") && Number(text) < columns ? Number(text) : null;
}

function compare(left, right, numeric) {
  return numeric ? Number(left) - Number(right) : left.localeCompare(right, "en", { numeric: true });
}

async function rowsOf(href, id) {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`${href} answers ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...page.querySelector(`table[data-sortable="${id}"]`).tBodies[0].rows].map((row) => document.adoptNode(row));
}

function enhance(table) {
  const id = table.dataset.sortable;
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  const pages = Number(table.dataset.pages ?? 1);
  const readable = pages <= mostPages;
  let rows = [...body.rows];
  let whole = pages === 1 ? Promise.resolve(true) : null;
  if (rows.length < 2) return;

  const count = document.createElement("span");
  count.setAttribute("role", "status");

  // Reads the rows of all pages of the list, once. The result is true if all could be read.
  function readAll() {
    whole ??= (async () => {
      if (!readable) return false;
      count.textContent = `Reading ${pages} pages …`;
      const [folder, own] = [table.dataset.folder, Number(table.dataset.page)];
      try {
        const read = await Promise.all(Array.from({ length: pages }, (_, i) => (i + 1 === own ? rows : rowsOf(i === 0 ? folder : `${folder}page/${i + 1}/`, id))));
        rows = read.flat();
        body.append(...rows);
        table.caption.textContent = nameOf(table);
        document.querySelector("nav.pager")?.remove();
        return true;
      } catch {
        return false;
      } finally {
        count.textContent = "";
      }
    })();
    return whole;
  }

  // Unknown values come last, in both directions.
  function order(column, down) {
    const numeric = headings[column].classList.contains("figure");
    const known = rows.filter((row) => keyOf(row, column) !== "");
    const unknown = rows.filter((row) => keyOf(row, column) === "");
    known.sort((left, right) => compare(keyOf(left, column), keyOf(right, column), numeric) * (down ? -1 : 1));
    body.append(...known, ...unknown);
    headings.forEach((heading, i) => (i === column ? heading.setAttribute("aria-sort", down ? "descending" : "ascending") : heading.removeAttribute("aria-sort")));
  }

  async function sort(column, down) {
    const all = await readAll();
    order(column, down);
    if (!all) count.textContent = `These ${rows.length} rows are sorted, those of the other pages are not.`;
  }

  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = heading.textContent;
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") ? heading.getAttribute("aria-sort") === "ascending" : heading.classList.contains("figure");
      remember(`${id}.sort`, String(column));
      remember(`${id}.down`, down ? "1" : "");
      sort(column, down);
    });
    heading.replaceChildren(button);
  });

  if (rows.length > 12 || pages > 1) {
    const [line, label, input, tableName] = ["p", "label", "input", "span"].map((name) => document.createElement(name));
    line.className = "filter";
    input.type = "search";
    tableName.className = "unseen";
    tableName.textContent = ` (${nameOf(table)})`;
    label.append("Only rows with", tableName, " ", input);
    line.append(label, " ", count);
    const filter = async () => {
      remember(`${id}.has`, input.value);
      const all = !input.value || (await readAll());
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = words.length === 0 ? "" : `${shown} of ${rows.length}${all ? "" : " on this page"}`;
    };
    input.addEventListener("input", filter);
    table.closest(".scroll").before(line);
    input.value = address.searchParams.get(`${id}.has`) ?? "";
    if (input.value) filter();
  }

  const column = columnOf(address.searchParams.get(`${id}.sort`), headings.length);
  if (column !== null) sort(column, address.searchParams.get(`${id}.down`) === "1");
}

document.querySelectorAll("table[data-sortable]:not([data-sortable=''])").forEach(enhance);

// Makes tables sortable and long ones filterable, and keeps both in the address: ?top.sort=2&top.down=1&top.has=china
const address = new URL(location.href);

function remember(key, value) {
  value ? address.searchParams.set(key, value) : address.searchParams.delete(key);
  history.replaceState(null, "", address);
}

function keyOf(row, column) {
  const cell = row.cells[column];
  return cell.classList.contains("figure") ? cell.dataset.value ?? "" : cell.textContent.trim();
}

function compare(one, other, numeric) {
  // What is unknown comes last, whichever way it is sorted.
  return numeric ? Number(one) - Number(other) : one.localeCompare(other, "en", { numeric: true });
}

function equip(table) {
  const id = table.dataset.sortable;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const headings = [...table.tHead.rows[0].cells];
  if (rows.length < 2) return;

  function sort(column, down) {
    const numeric = headings[column].classList.contains("figure");
    const known = rows.filter((row) => keyOf(row, column) !== "");
    const unknown = rows.filter((row) => keyOf(row, column) === "");
    known.sort((one, other) => compare(keyOf(one, column), keyOf(other, column), numeric) * (down ? -1 : 1));
    body.append(...known, ...unknown);
    headings.forEach((heading, i) => (i === column ? heading.setAttribute("aria-sort", down ? "descending" : "ascending") : heading.removeAttribute("aria-sort")));
  }

  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = heading.textContent;
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") ? heading.getAttribute("aria-sort") === "ascending" : heading.classList.contains("figure");
      sort(column, down);
      remember(`${id}.sort`, String(column));
      remember(`${id}.down`, down ? "1" : "");
    });
    heading.replaceChildren(button);
  });

  if (rows.length > 12) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("span");
    label.className = "filter";
    input.type = "search";
    count.setAttribute("role", "status");
    label.append("Only rows with ", input, " ", count);
    const filter = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = words.length === 0 ? "" : `${shown} of ${rows.length}`;
      remember(`${id}.has`, input.value);
    };
    input.addEventListener("input", filter);
    table.closest(".scroll").before(label);
    input.value = address.searchParams.get(`${id}.has`) ?? "";
    if (input.value) filter();
  }

  const column = Number(address.searchParams.get(`${id}.sort`) ?? -1);
  if (column >= 0 && column < headings.length) sort(column, address.searchParams.get(`${id}.down`) === "1");
}

document.querySelectorAll("table[data-sortable]:not([data-sortable=''])").forEach(equip);

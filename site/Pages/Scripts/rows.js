// The rows of a table as what they are sorted and filtered by. A row becomes an element of the page when it is shown.

// A list of several pages has its rows in files, each with those of this many pages.
const pagesPerFile = 50;

// A cell is sorted by its value, or by its text. A figure without a value is unknown, unless it is a plain number.
function keyOf(cell) {
  const text = cell.textContent.trim();
  return cell.dataset.value ?? (cell.classList.contains("figure") && !/^\d+$/.test(text) ? "" : text);
}

const described = (row) => ({ keys: [...row.cells].map(keyOf), text: row.textContent.toLowerCase() });

// The rows on the page keep their elements, because other scripts may have marked them.
export function rowsOf(body) {
  return [...body.rows].map((row) => ({ ...described(row), element: () => row }));
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

// Of a long list, only texts are kept: tens of thousands of elements would need hundreds of megabytes.
function kept(row) {
  const html = row.outerHTML;
  let made = null;
  return { ...described(row), element: () => (made ??= parsed(html).firstElementChild) };
}

async function read(file) {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file} answers ${answer.status}`);
  return [...parsed(await answer.text()).querySelector("tbody").rows].map(kept);
}

// Reads all rows of a list, and says after each file how many of them are read.
export async function rowsOfList(folder, pages, progress) {
  const files = Array.from({ length: Math.ceil(pages / pagesPerFile) }, (_, i) => `${folder}rows-${i + 1}.txt`);
  const rows = [];
  for (const [i, file] of files.entries()) {
    progress(i + 1, files.length);
    rows.push(await read(file));
  }
  return rows.flat();
}

// The search page: shows what is found while the reader types, and keeps the question in the address.
import { search, describe } from "/finder.js";

const most = 50;
const input = document.getElementById("asked");
const found = document.getElementById("found");
let latest = 0;

function line(result, question) {
  const [item, link, aside] = ["li", "a", "small"].map((tag) => document.createElement(tag));
  link.href = result.address;
  link.textContent = result.shown;
  aside.textContent = ` ${describe(result, question)}`;
  item.append(link, aside);
  return item;
}

function remember(question) {
  const address = new URL(location.href);
  question ? address.searchParams.set("q", question) : address.searchParams.delete("q");
  history.replaceState(null, "", address);
}

async function show() {
  const [turn, question] = [++latest, input.value];
  remember(question);
  if (!question.trim()) {
    found.replaceChildren();
    return;
  }
  const summary = document.createElement("p");
  const list = document.createElement("ol");
  try {
    const results = await search(question);
    if (turn !== latest) return;
    const few = results.length > most ? `, the best ${most} shown` : "";
    summary.textContent = results.length === 0
      ? "Nothing is found by these words, or by any that are spelled like them."
      : `${results.length.toLocaleString("en")} found${few}.`;
    list.className = "found";
    list.append(...results.slice(0, most).map((result) => line(result, question)));
  } catch {
    if (turn !== latest) return;
    summary.textContent = "The search could not be loaded. Try again, or look into the lists of companies and investors.";
  }
  found.replaceChildren(summary, ...(list.children.length > 0 ? [list] : []));
}

document.getElementById("without").hidden = true;
input.value = new URL(location.href).searchParams.get("q") ?? "";
input.form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
input.addEventListener("input", show);
show();

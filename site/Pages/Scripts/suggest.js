// Suggestions below a search box: arrow keys choose one, Enter opens it, Escape closes the list.
import { search, describe } from "/finder.js";

const most = 8;

function optionOf(document, i, id, question) {
  const option = window.document.createElement("li");
  option.id = `${id}-${i}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const [name, what] = ["span", "small"].map((tag) => window.document.createElement(tag));
  name.textContent = document.shown;
  what.textContent = describe(document, question);
  option.append(name, " ", what);
  return option;
}

// `choose` is called with the chosen document; without it, its page is opened. `accepts` leaves out kinds of documents.
export function suggest(input, { accepts, choose = ({ address }) => location.assign(address) } = {}) {
  const list = document.createElement("ul");
  list.id = `${input.id}-options`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  input.parentElement.classList.add("suggests");
  input.parentElement.append(list);
  const box = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  Object.entries(box).forEach(([name, value]) => input.setAttribute(name, value));
  let [shown, active, turn] = [[], -1, 0];

  function close() {
    turn++;
    list.hidden = true;
    mark(-1);
    input.setAttribute("aria-expanded", "false");
  }

  function mark(at) {
    active = at;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    if (at < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  }

  function pick(at) {
    const chosen = shown[at];
    close();
    choose(chosen);
  }

  async function show() {
    const [asked, mine] = [input.value, ++turn];
    const results = await search(asked, accepts);
    if (mine !== turn) return;
    shown = results.slice(0, most);
    list.replaceChildren(...shown.map((document, i) => optionOf(document, i, list.id, asked)));
    list.hidden = shown.length === 0;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    mark(-1);
  }

  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden;
    if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && isOpen && active >= 0) {
      event.preventDefault();
      pick(active);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && isOpen) {
      event.preventDefault();
      const places = shown.length + 1;
      mark(((active + 1 + (event.key === "ArrowDown" ? 1 : places - 1)) % places) - 1);
    } else if (event.key === "ArrowDown") {
      show();
    }
  });
  // A pointer that is pressed on an option would take the focus from the box.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) pick([...list.children].indexOf(option));
  });
  input.addEventListener("blur", close);
  if (input.value && document.activeElement === input) show();
}

// Marks what was added to this record since the reader's last visit. The day of the visit, and what was added on that day, stay in this
// browser; nothing is sent anywhere. If the browser keeps nothing, nothing is marked.
import { dateInWords } from "/dates.js";

const key = "visits";
const today = new Date().toISOString().slice(0, 10);

function stored() {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

function store(visits) {
  try {
    localStorage.setItem(key, JSON.stringify(visits));
  } catch {
    // A browser that keeps nothing forgets the visit.
  }
}

// What was read on a day is new again only on a later day: { day, known: [names of what that day's lists had], before: the same }.
const items = [...document.querySelectorAll("[data-known]")];
const nameOf = (item) => item.dataset.news;
const { day, known = [], before } = stored();
const last = day && day < today ? { day, known } : before;
// What was added on the day of the last visit is new if the lists did not have it yet.
const isNew = (item) => item.dataset.known > last.day || (item.dataset.known === last.day && !last.known.includes(nameOf(item)));
const seenToday = items.filter((item) => item.dataset.known >= today).map(nameOf);
store({ day: today, known: [...new Set([...(day === today ? known : []), ...seenToday])], ...(last ? { before: last } : {}) });

if (last) {
  const found = items.filter(isNew);
  for (const item of found) {
    const mark = document.createElement("strong");
    mark.className = "new";
    mark.textContent = "New";
    item.prepend(mark, " ");
  }
  const line = document.getElementById("since");
  if (line && found.length > 0) {
    const link = document.createElement("a");
    link.href = "/news/";
    link.textContent = `${found.length}${found.length === items.length ? " or more" : ""} new since ${dateInWords(last.day)}`;
    line.replaceChildren(link);
    line.hidden = false;
  }
}

// Loads the suggestions of the search box in the header when a reader enters it.
const box = document.getElementById("find");
box?.addEventListener("focus", () => import("/suggest.js").then(({ suggest }) => suggest(box)), { once: true });

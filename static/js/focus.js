/* data-then="SELECTOR" on a link or button: what it brings is where focus goes, instead of to the top of the page, also
   when it brings the page anew. */

const KEPT = "focus-then";
let then = "";

document.addEventListener("click", (event) => {
  then = event.target.closest("[data-then]")?.dataset.then ?? "";
});

document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
  if (then && detail.xhr.getResponseHeader("HX-Refresh") === "true") sessionStorage.setItem(KEPT, then);
});

document.addEventListener("htmx:afterSettle", () => {
  const place = then ? document.querySelector(then) : null;
  then = "";
  place?.focus();
});

const kept = sessionStorage.getItem(KEPT);
sessionStorage.removeItem(KEPT);
if (kept) document.querySelector(kept)?.focus();

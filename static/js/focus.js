/* data-then="SELECTOR" on a link or button: what it brings is where focus goes, instead of to the top of the page, also
   when it brings the page anew. */

const KEPT = "focus-then";
let then = "";

document.addEventListener("click", (event) => {
  then = event.target.closest("[data-then]")?.dataset.then ?? "";
});

/* A page in another site's frame may keep nothing, and the top of the page is where focus goes there. */
function keep(place) {
  try {
    sessionStorage.setItem(KEPT, place);
  } catch {
    return;
  }
}

function taken() {
  try {
    const place = sessionStorage.getItem(KEPT);
    sessionStorage.removeItem(KEPT);
    return place;
  } catch {
    return null;
  }
}

document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
  const leads = ["HX-Refresh", "HX-Redirect"].some((name) => detail.xhr.getResponseHeader(name));
  if (then && leads) keep(then);
});

document.addEventListener("htmx:afterSettle", () => {
  const place = then ? document.querySelector(then) : null;
  then = "";
  place?.focus();
});

const kept = taken();
if (kept) document.querySelector(kept)?.focus();

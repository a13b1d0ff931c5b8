/* data-then="SELECTOR" on a link or button: what it brings is where focus goes, instead of to the top of the page. */

let then = "";

document.addEventListener("click", (event) => {
  then = event.target.closest("[data-then]")?.dataset.then ?? "";
});

document.addEventListener("htmx:afterSettle", () => {
  const place = then ? document.querySelector(then) : null;
  then = "";
  place?.focus();
});

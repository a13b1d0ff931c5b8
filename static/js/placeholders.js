/* Placeholders are inserted into the text in which one wrote last, and Enter in the ticket's number previews.
   Without this, the placeholders are a list to copy from. */
import { onContent } from "./page.js";

const FORM = "form[data-placeholders]";
let latest = null;

/* htmx may have brought the form anew since. */
const textOf = (form) => (form.contains(latest) ? latest : form.querySelector("textarea"));

function insert(text, words) {
  text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
  text.focus();
  for (const name of ["input", "change"]) text.dispatchEvent(new Event(name, { bubbles: true }));
}

document.addEventListener("focusin", ({ target }) => {
  if (target.matches(`${FORM} textarea`)) latest = target;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest(`${FORM} [data-insert]`);
  if (button) insert(textOf(button.form), button.dataset.insert);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches(`${FORM} [name="number"]`)) return;
  event.preventDefault();
  event.target.form.querySelector("[data-preview]").click();
});

onContent((root) => {
  for (const button of root.querySelectorAll(`${FORM} [data-insert]`)) button.hidden = false;
});

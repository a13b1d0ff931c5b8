/* Placeholders are inserted into the text in which one wrote last, and Enter in the ticket's number previews.
   Without this, the placeholders are a list to copy from. */
const form = document.querySelector("form[data-placeholders]");
const { number, preview } = form.elements;
const texts = [...form.querySelectorAll("textarea")];
let latest = texts[0];

for (const text of texts) {
  text.addEventListener("focus", () => {
    latest = text;
  });
}

function insert(words) {
  latest.setRangeText(words, latest.selectionStart, latest.selectionEnd, "end");
  latest.focus();
  latest.dispatchEvent(new Event("input", { bubbles: true }));
}

for (const button of form.querySelectorAll("[data-insert]")) {
  button.hidden = false;
  button.addEventListener("click", () => insert(button.dataset.insert));
}

number.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  preview.click();
});

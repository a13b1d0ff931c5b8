/* Placeholders are inserted where one writes, and Enter in the ticket's number previews. Without this, the placeholders
   are a list to copy from. */
const form = document.getElementById("saved-reply");
const { body, number, preview } = form.elements;

function insert(words) {
  body.setRangeText(words, body.selectionStart, body.selectionEnd, "end");
  body.focus();
  body.dispatchEvent(new Event("input", { bubbles: true }));
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

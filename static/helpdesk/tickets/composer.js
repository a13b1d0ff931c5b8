/* The composer's keys and tools. Words are draft.js, files are files.js, sending is send.js. */
import { begin, touch } from "./draft.js";
import { beginFiles, bring } from "./files.js";
import { beginMentions } from "./mentions.js";
import "./send.js";
import { composer } from "./words.js";
import "./writers.js";

const of = (event) => event.target.closest?.("#composer");
const body = () => composer().elements.body;

function insert(text) {
  const field = body();
  const start = field.selectionStart ?? field.value.length;
  const before = start && !field.value.slice(0, start).endsWith("\n") ? "\n\n" : "";
  field.setRangeText(before + text, start, field.selectionEnd ?? start, "end");
  field.focus();
  touch();
}

document.addEventListener("input", (event) => of(event) && ["kind", "body", "cc", "bcc"].includes(event.target.name) && touch());

document.addEventListener("keydown", (event) => {
  if (!of(event)) return;
  // Escape leaves the text, so that letters are shortcuts again.
  if (event.key === "Escape" && event.target === body()) document.getElementById("thread")?.focus({ preventScroll: true });
  // Enter in a field of one line sends nothing; it chooses, and in the chosen time it is that form's button.
  if (event.key !== "Enter" || !event.target.matches("input:not([type=file])")) return;
  event.preventDefault();
  if (event.target.matches("[type=radio], [type=checkbox]")) event.target.click();
  if (event.target.name === "later_at") composer().querySelector("[data-later-at]").click();
});

document.addEventListener("click", (event) => {
  // A click also when the tab was chosen already: R and N lead into the text.
  if (of(event) && event.target.name === "kind") body().focus();
  const button = event.target.closest("[data-insert]");
  if (!button) return;
  event.preventDefault();
  button.closest("details.menu")?.removeAttribute("open");
  if (button.dataset.begins) composer().elements.begun_with.value = button.dataset.begins;
  insert(button.value);
  if ("brings" in button.dataset) bring(button.dataset.begins);
});

if (composer()) {
  begin();
  beginFiles();
  beginMentions();
  // A draft is continued at its end.
  body().setSelectionRange(body().value.length, body().value.length);
}

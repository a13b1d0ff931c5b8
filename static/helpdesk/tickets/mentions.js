/* Colleagues behind an @ in a note: a list by keyboard, from those who may be asked. What is written alone does as well. */
import { announce } from "../../js/page.js";
import { translated } from "../../js/translated.js";
import { composer } from "./words.js";

const BEGUN = /(?:^|[^\p{L}\p{N}_.@/])@([\p{L}\p{N}_][\p{L}\p{N}_ .'’-]{0,40}|)$/u;
const MOST = 6;

const list = document.createElement("ul");
list.id = "mention-list";
list.className = "mentions";
list.hidden = true;
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", translated("Colleagues"));

let found = [];
let current = 0;

const body = () => composer()?.elements.body;
const isNote = () => composer()?.elements.kind?.value === "note";
const people = () => [...(composer()?.querySelectorAll("[data-called]") ?? [])].map((one) => one.dataset.called);

/** What stands behind the last @ before the caret; null where none was begun. */
function begun() {
  const field = body();
  if (!isNote() || field.selectionStart !== field.selectionEnd) return null;
  return BEGUN.exec(field.value.slice(0, field.selectionStart))?.[1] ?? null;
}

/** Whether a name, or one of its parts, begins so. */
function fits(name, words) {
  const [whole, part] = [name.toLocaleLowerCase(), words.toLocaleLowerCase()];
  return whole.startsWith(part) || whole.split(/\s+/).some((one) => one.startsWith(part));
}

function close() {
  found = [];
  list.hidden = true;
  body()?.removeAttribute("aria-activedescendant");
}

function mark(index) {
  current = (index + found.length) % found.length;
  [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === current)));
  body().setAttribute("aria-activedescendant", `mention-${current}`);
}

function suggest() {
  const words = begun();
  const was = found.length;
  found = words === null ? [] : people().filter((name) => name !== words.trim() && fits(name, words)).slice(0, MOST);
  if (!found.length) return close();
  list.replaceChildren(
    ...found.map((name, place) => {
      const item = document.createElement("li");
      item.id = `mention-${place}`;
      item.setAttribute("role", "option");
      item.textContent = name;
      return item;
    }),
  );
  list.hidden = false;
  mark(0);
  if (was !== found.length) announce(translated("%(count)s colleagues, choose by the arrow keys", { count: found.length }));
}

function choose(index) {
  const field = body();
  const end = field.selectionStart;
  field.setRangeText(`@${found[index]} `, end - begun().length - 1, end, "end");
  close();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

const KEYS = {
  ArrowDown: () => mark(current + 1),
  ArrowUp: () => mark(current - 1),
  Enter: () => choose(current),
  Tab: () => choose(current),
  Escape: close,
};

/** Let the composer complete names; called once. */
export function beginMentions() {
  const field = body();
  field.after(list);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.addEventListener("input", suggest);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden || !KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    KEYS[event.key]();
  });
  // Pressed, not clicked: the text keeps the focus.
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const place = [...list.children].indexOf(event.target.closest("li"));
    if (place >= 0) choose(place);
  });
}

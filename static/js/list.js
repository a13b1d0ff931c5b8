/* A list by keyboard: J K move, Enter opens, X selects, Shift+J extends, Shift+A all, Esc clears; and the box that selects all. */
import { announce, isTyping, singleKeys } from "./page.js";
import { translated } from "./translated.js";

const KEYS = [
  ["j k", translated("Down, up")],
  ["Enter", translated("Open it")],
  ["x", translated("Select")],
  ["Shift+J", translated("Extend down")],
  ["Shift+K", translated("Extend up")],
  ["Shift+A", translated("Select all")],
  ["Escape", translated("Select none")],
];

/* `more` are further keys; one of the letters of `acting` selects the current row first, when nothing is selected. */
export function listByKeys(list, { more = {}, acting = "" } = {}) {
  const rows = [...list.querySelectorAll("[data-row]")];
  const boxes = rows.map((row) => row.querySelector("input[type=checkbox]"));
  const present = boxes.filter(Boolean);
  const all = list.querySelector("[data-select-all]");
  let current = -1;

  function mark(index) {
    rows[current]?.classList.remove("row-current");
    current = index;
    rows[current].classList.add("row-current");
  }

  function move(to) {
    if (to < 0 || to >= rows.length) return;
    mark(to);
    rows[to].querySelector(".row-title").focus({ preventScroll: true });
    rows[to].scrollIntoView({ block: "nearest" });
  }

  function count() {
    const chosen = present.filter((box) => box.checked).length;
    for (const place of list.querySelectorAll("[data-bulk-count]")) place.textContent = chosen ? `${chosen} ` : "";
    if (all) {
      all.checked = chosen > 0 && chosen === present.length;
      all.indeterminate = chosen > 0 && chosen < present.length;
    }
    return chosen;
  }

  function select(index, on = true) {
    if (!boxes[index]) return;
    boxes[index].checked = on;
    announce(translated("%(count)s selected", { count: count() }));
  }

  const everyBox = (on) => present.forEach((box) => (box.checked = on));
  const actions = {
    j: () => move(current + 1),
    k: () => move(current - 1),
    x: () => select(current, !boxes[current]?.checked),
    J: () => (select(current), move(current + 1), select(current)),
    K: () => (select(current), move(current - 1), select(current)),
    A: () => (everyBox(true), announce(translated("%(count)s selected", { count: count() }))),
    Escape: () => (everyBox(false), count()),
    ...more,
  };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target) || document.querySelector("dialog[open], details.menu[open]")) return;
    if (!singleKeys() && event.key !== "Escape") return;
    if (acting.includes(event.key) && current >= 0 && !count()) select(current);
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }

  const act = (key) => [key, list.querySelector(`[data-key="${key}"]`)?.dataset.keyLabel ?? key];
  list.dataset.listKeys = JSON.stringify([...KEYS, ...[...acting].map(act)]); // read by keyboard.js
  // In the capture phase, so that the row is selected before its menu is looked for.
  document.addEventListener("keydown", onKey, true);
  list.addEventListener("change", count);
  list.addEventListener("reset", () => setTimeout(count));
  rows.forEach((row, index) => row.addEventListener("focusin", () => mark(index)));
  if (all) {
    all.hidden = false;
    all.addEventListener("change", () => (everyBox(all.checked), count()));
  }
  count();
  const back = rows.findIndex((row) => row.id && location.hash === `#${row.id}`);
  if (back >= 0) move(back);
}

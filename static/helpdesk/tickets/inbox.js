/* The list by keyboard: J K move, Enter opens, X selects, Shift+J extends, Shift+A all, Esc clears. A T P S I act on the row. */
import { announce, isTyping } from "../../js/page.js";

const list = document.querySelector("[data-ticket-list]");
const rows = list ? [...list.querySelectorAll("[data-row]")] : [];
const boxes = rows.map((row) => row.querySelector("[name=ticket]"));
const all = list?.querySelector("[data-select-all]");
let current = -1;

function move(to) {
  if (to < 0 || to >= rows.length) return;
  rows[current]?.classList.remove("row-current");
  current = to;
  rows[current].classList.add("row-current");
  rows[current].querySelector(".row-title").focus({ preventScroll: true });
  rows[current].scrollIntoView({ block: "nearest" });
}

function count() {
  const chosen = boxes.filter((box) => box.checked).length;
  for (const place of list.querySelectorAll("[data-bulk-count]")) place.textContent = chosen ? `${chosen} ` : "";
  if (all) {
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  return chosen;
}

function select(index, on = true) {
  if (!boxes[index]) return;
  boxes[index].checked = on;
  announce(`${count()} selected`);
}

const ACTIONS = {
  j: () => move(current + 1),
  k: () => move(current - 1),
  x: () => select(current, !boxes[current]?.checked),
  J: () => (select(current), move(current + 1), select(current)),
  K: () => (select(current), move(current - 1), select(current)),
  A: () => (boxes.forEach((box) => (box.checked = true)), announce(`${count()} selected`)),
  i: () => list.querySelector('[data-key="i"]').click(),
  Escape: () => (boxes.forEach((box) => (box.checked = false)), count()),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target) || document.querySelector("dialog[open], details.menu[open]")) return;
  if (localStorage.getItem("single-keys-off") !== null && event.key !== "Escape") return;
  if ("atpsi".includes(event.key) && current >= 0 && !count()) select(current);
  const act = ACTIONS[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  act();
}

/* New tickets wait behind a quiet button; rows never move by themselves. */
const pill = document.querySelector("[data-fresh]");

async function lookForNew() {
  if (!pill || document.hidden) return;
  const address = new URL(pill.dataset.fresh, location.href);
  address.searchParams.set("since", pill.dataset.since);
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  const { count } = answer.ok ? await answer.json() : { count: 0 };
  pill.hidden = !count;
  pill.querySelector("span").textContent = `Show ${count} new`;
}

setInterval(() => lookForNew().catch(() => {}), 60_000);
document.addEventListener("visibilitychange", () => lookForNew().catch(() => {}));

if (list) {
  // In the capture phase, so that the row is selected before its menu is looked for.
  document.addEventListener("keydown", onKey, true);
  list.addEventListener("change", count);
  list.addEventListener("reset", () => setTimeout(count));
  rows.forEach((row, index) => row.addEventListener("focusin", () => {
    rows[current]?.classList.remove("row-current");
    current = index;
    row.classList.add("row-current");
  }));
  all.hidden = false;
  all.addEventListener("change", () => boxes.forEach((box) => (box.checked = all.checked)));
  count();
  const back = rows.findIndex((row) => location.hash === `#${row.id}`);
  if (back >= 0) move(back);
}

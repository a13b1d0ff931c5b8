/* The list by keyboard: J K move, Enter opens, X selects, Esc clears; and the box that selects all. */
import { announce, isTyping } from "../../js/page.js";

const list = document.querySelector("[data-quarantine]");
const rows = list ? [...list.querySelectorAll("[data-row]")] : [];
const boxes = rows.map((row) => row.querySelector("[name=mail]")).filter(Boolean);
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
    all.checked = chosen > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  return chosen;
}

function tick(box, on) {
  if (!box) return;
  box.checked = on;
  announce(`${count()} selected`);
}

const ACTIONS = {
  j: () => move(current + 1),
  k: () => move(current - 1),
  x: () => tick(boxes[current], !boxes[current]?.checked),
  Escape: () => (boxes.forEach((box) => (box.checked = false)), count()),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target) || document.querySelector("dialog[open], details.menu[open]")) return;
  if (localStorage.getItem("single-keys-off") !== null && event.key !== "Escape") return;
  const act = ACTIONS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

if (list) {
  document.addEventListener("keydown", onKey);
  list.addEventListener("change", count);
  list.addEventListener("reset", () => setTimeout(count));
  rows.forEach((row, index) => row.addEventListener("focusin", () => {
    rows[current]?.classList.remove("row-current");
    current = index;
    row.classList.add("row-current");
  }));
  if (all) {
    all.hidden = false;
    all.addEventListener("change", () => (boxes.forEach((box) => (box.checked = all.checked)), count()));
  }
  count();
}

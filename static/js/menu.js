/* Menus are <details class="menu">: they open without us. Here: one at a time, Esc, arrow keys, click outside. */

const open = () => document.querySelectorAll("details.menu[open]");
const items = (menu) => [...menu.querySelectorAll(".menu-item, .menu-list button, .menu-list input")].filter((item) => !item.hidden);

function close(menu, refocus) {
  menu.open = false;
  if (refocus) menu.querySelector("summary").focus();
}

document.addEventListener(
  "toggle",
  (event) => {
    const menu = event.target;
    if (!menu.matches?.("details.menu") || !menu.open) return;
    for (const other of open()) if (other !== menu && !other.contains(menu)) close(other, false);
    menu.querySelector(".menu-filter input")?.focus();
  },
  true,
);

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) close(menu, false);
});

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu[open]");
  if (!menu) return;
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    close(menu, true);
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = items(menu);
  const at = all.indexOf(document.activeElement);
  all[(at + step + all.length) % all.length]?.focus();
});

/* Type to filter: <div class="menu-filter"><input data-menu-filter></div> hides entries that lack the words. */
document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-menu-filter]")) return;
  const words = event.target.value.trim().toLowerCase();
  for (const item of event.target.closest(".menu-list").querySelectorAll(".menu-item")) {
    item.hidden = !item.textContent.toLowerCase().includes(words);
  }
});

/* Menus are <details class="menu">: they open without us. Here: one at a time, focus inside, arrows, letters, Enter, Esc,
   and the way back to where it was opened, also when its choice brought the page new. */

const LETTERS_MS = 700;
const open = () => document.querySelectorAll("details.menu[open]");
const filterOf = (menu) => menu.querySelector("[data-menu-filter]");
const items = (menu) =>
  [...menu.querySelectorAll(".menu-item, .menu-list button, .menu-list input, .menu-list a")].filter(
    (item) => !item.hidden && item.checkVisibility(),
  );
const choices = (menu) => items(menu).filter((item) => item !== filterOf(menu));
let letters = "";
let lettersAt = 0;
let left = "";
let awaited = null;

function close(menu, refocus) {
  menu.open = false;
  if (refocus) menu.querySelector("summary").focus();
}

/** Where one begins to choose: the field to type in, else what is chosen now, else the first. */
export function begin(menu) {
  const all = choices(menu);
  (filterOf(menu) ?? all.find((item) => item.ariaCurrent === "true") ?? all[0])?.focus();
  // What was looked for before gives way to what is typed now.
  filterOf(menu)?.select();
}

/** Enter takes the first entry; where the list is still on its way, or not bound yet, as soon as it is. */
function take(menu) {
  awaited = menu.querySelector("[data-menu-later], .htmx-settling") ? menu : null;
  if (!awaited) choices(menu)[0]?.click();
}

/** Letters in a menu without a field lead to the entry that begins with them. */
function seek(menu, key) {
  const now = Date.now();
  letters = now - lettersAt < LETTERS_MS ? letters + key : key;
  lettersAt = now;
  const words = letters.toLowerCase();
  choices(menu).find((item) => item.textContent.trim().toLowerCase().startsWith(words))?.focus();
}

function step(menu, key) {
  const all = items(menu);
  const at = all.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[key];
  all.at(to % all.length)?.focus();
}

function onKey(event, menu) {
  const inField = event.target.matches("input, select, textarea");
  // Arrows choose in a list, move in a text of several lines, and count in a date.
  const hasArrows = event.target.matches("select, textarea, input[type^=date], input[type=time], input[type=number]");
  if (event.key === "Escape") {
    event.stopPropagation();
    close(menu, true);
  } else if (hasArrows) {
    return;
  } else if (["ArrowDown", "ArrowUp"].includes(event.key) || (!inField && ["Home", "End"].includes(event.key))) {
    step(menu, event.key);
  } else if (event.key === "Enter" && event.target === filterOf(menu)) {
    take(menu);
  } else if (event.key.length === 1 && event.key !== " " && !inField && !event.ctrlKey && !event.metaKey && !event.altKey) {
    seek(menu, event.key);
  } else return;
  event.preventDefault();
}

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu[open]");
  if (menu && !event.isComposing) onKey(event, menu);
});

document.addEventListener(
  "toggle",
  (event) => {
    const menu = event.target;
    if (!menu.matches?.("details.menu") || !menu.open) return;
    for (const other of open()) if (other !== menu && !other.contains(menu)) close(other, false);
    // The browser tells it late: whoever has begun to choose meanwhile goes on where they are.
    if (!menu.querySelector(".menu-list")?.contains(document.activeElement)) begin(menu);
  },
  true,
);

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) close(menu, false);
  const chosen = event.target.closest?.("details.menu .menu-item");
  left = chosen?.closest("details.menu").querySelector("summary").dataset.key ?? "";
});

/* What was chosen from may be new on the page: focus goes to its button, not to the top. */
document.addEventListener("htmx:afterSettle", () => {
  if (left && document.activeElement === document.body) {
    document.querySelector(`summary[data-key="${CSS.escape(left)}"]`)?.focus({ preventScroll: true });
  }
  left = "";
});

/* Type to filter: <div class="menu-filter"><input data-menu-filter></div> hides entries that lack the words, those that
   come later, too. */
function filter(field) {
  const words = field.value.trim().toLowerCase();
  for (const item of field.closest(".menu-list").querySelectorAll(".menu-item")) {
    item.hidden = !item.textContent.toLowerCase().includes(words);
  }
}

document.addEventListener("input", (event) => event.target.matches("[data-menu-filter]") && filter(event.target));
document.addEventListener("htmx:afterSwap", (event) => {
  const field = event.target.closest?.("details.menu")?.querySelector("[data-menu-filter]");
  if (field?.value) filter(field);
});
document.addEventListener("htmx:afterSettle", (event) => {
  const menu = event.target.closest?.("details.menu");
  if (!menu || menu !== awaited) return;
  if (menu.open) take(menu);
  else awaited = null;
});
/* A list that did not come is opened as a page. */
document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
  if (!detail.successful) target.querySelector?.("[data-menu-later]")?.removeAttribute("data-menu-later");
});

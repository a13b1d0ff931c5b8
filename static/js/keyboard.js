/* Shortcuts live on the control they press: data-key="c", "g i", "Ctrl+Enter" or "n|o" beside data-key-label.
   Letters work only outside text fields and can be switched off as a whole; Ctrl and Alt shortcuts stay. */
import { begin } from "./menu.js";
import { isTyping, onContent, singleKeys } from "./page.js";
import { translated } from "./translated.js";

const SEQUENCE_MS = 1200;
const OFF = "single-keys-off";
/* Keys that have another name on other keyboards. */
const NAMED = { Ctrl: translated("Ctrl"), Shift: translated("Shift"), Space: translated("Space") };
let prefix = "";
let timer = 0;

const controls = () => [...document.querySelectorAll("[data-key]")].filter((item) => item.checkVisibility());

function pressed(event) {
  const named = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const chord = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : ""].filter(Boolean);
  if (event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key))) chord.push("Shift");
  return [...chord, named].join("+");
}

function press(item) {
  if (item.matches("input:not([type=checkbox], [type=radio]), textarea, select")) item.focus();
  else item.click();
  // At once, not when the browser tells that it is open: whoever types on means the menu.
  const menu = item.matches("summary") && item.closest("details.menu[open]");
  if (menu) begin(menu);
}

function find(keys) {
  const dialog = document.querySelector("dialog[open]");
  return controls().find((item) => item.dataset.key.split("|").includes(keys) && (!dialog || dialog.contains(item)));
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const key = pressed(event);
  const chord = event.ctrlKey || event.metaKey || event.altKey;
  if (!chord && (isTyping(event.target) || !singleKeys())) return;
  if (key === "?" || key === "Shift+?") return void list();
  if (key === "z") return void document.querySelector("#toasts [data-undo]")?.click();
  const keys = prefix ? `${prefix} ${key}` : key;
  clearTimeout(timer);
  prefix = "";
  const item = find(keys);
  if (item) {
    event.preventDefault();
    press(item);
  } else if (controls().some((other) => other.dataset.key.startsWith(`${keys} `))) {
    prefix = keys;
    timer = setTimeout(() => (prefix = ""), SEQUENCE_MS);
  }
});

function line([keys, label]) {
  const row = document.createElement("div");
  row.className = "shortcut";
  const name = document.createElement("span");
  name.textContent = label;
  const caps = document.createElement("span");
  caps.className = "keys";
  for (const key of keys.split(/[ +]/)) {
    const cap = document.createElement("kbd");
    cap.textContent = key.length === 1 ? key.toUpperCase() : (NAMED[key] ?? key);
    caps.append(cap);
  }
  row.append(name, caps);
  return row;
}

const labelOf = (item) => item.dataset.keyLabel ?? item.getAttribute("aria-label") ?? item.textContent.trim();

const keysAnywhere = () => [
  ["z", translated("Undo what was just done")],
  ["?", translated("All keys of this page")],
];

/* Every key of the page once: those of its controls, of its list, and those that work anywhere. */
function keysOfPage() {
  const shown = controls().map((item) => [item.dataset.key.split("|")[0], labelOf(item)]);
  const lists = [...document.querySelectorAll("[data-list-keys]")].map((list) => JSON.parse(list.dataset.listKeys));
  return new Map([...shown, ...lists.flat(), ...keysAnywhere()]);
}

function list() {
  const dialog = document.getElementById("shortcuts");
  if (!dialog || dialog.open) return;
  dialog.querySelector("[data-shortcut-list]").replaceChildren(...[...keysOfPage()].map(line));
  dialog.querySelector("[data-single-keys]").checked = singleKeys();
  dialog.showModal();
}

document.addEventListener("click", (event) => event.target.closest("[data-shortcuts]") && list());
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-single-keys]")) return;
  if (event.target.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
  tellWhatWorks();
});

/* Where single keys are off, no cap of one is shown. */
function tellWhatWorks() {
  document.documentElement.classList.toggle("single-keys-off", !singleKeys());
}
tellWhatWorks();

/* Show the Mac's own sign for Ctrl. */
onContent((root) => {
  if (!/Mac/.test(navigator.userAgent)) return;
  for (const cap of root.querySelectorAll("kbd")) if (cap.textContent === NAMED.Ctrl) cap.textContent = "⌘";
});

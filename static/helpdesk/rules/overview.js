/* Keys of the rules page: J and K walk the names, Space switches, Alt with an arrow moves the rule. The buttons do it all too. */
import { isTyping, singleKeys } from "../../js/page.js";

const rows = () => [...document.querySelectorAll("[data-rule]")];
const here = () => document.activeElement?.closest("[data-rule]");

function walk(step) {
  const all = rows();
  const place = all.indexOf(here());
  const next = all[place < 0 ? 0 : Math.min(Math.max(place + step, 0), all.length - 1)];
  next?.querySelector("[data-rule-link]").focus();
}

function press(selector) {
  const button = here()?.querySelector(selector);
  if (!button || button.disabled) return false;
  button.click();
  return true;
}

const keys = {
  j: () => walk(1),
  k: () => walk(-1),
  " ": () => document.activeElement.matches("[data-rule-link]") && press("[data-rule-switch]"),
  "Alt+ArrowUp": () => press("[data-rule-up]"),
  "Alt+ArrowDown": () => press("[data-rule-down]"),
};

document.addEventListener("keydown", (event) => {
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!event.altKey && !singleKeys()) return;
  const action = keys[event.altKey ? `Alt+${event.key}` : event.key];
  if (action && action() !== false) event.preventDefault();
});

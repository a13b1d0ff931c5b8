/* Light, dark or as the device: at once, then stored on the account; a cookie keeps it for guests. */
import { meta } from "./page.js";

function show(form, chosen) {
  if (chosen) document.documentElement.dataset.theme = chosen;
  else delete document.documentElement.dataset.theme;
  for (const button of form.querySelectorAll("button[name=theme]")) {
    button.setAttribute("aria-pressed", String(button.value === chosen));
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-theme-switch]");
  if (!form || event.submitter?.name !== "theme") return;
  event.preventDefault();
  const chosen = event.submitter.value;
  show(form, chosen);
  document.cookie = `theme=${chosen}; path=/; max-age=31536000; samesite=lax`;
  if (!meta("theme-url")) return;
  const headers = { "X-CSRFToken": meta("csrf-token"), "X-Requested-With": "fetch" };
  fetch(meta("theme-url"), { method: "POST", headers, body: new URLSearchParams({ theme: chosen }) }).catch(() => {});
});

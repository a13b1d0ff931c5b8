/* Small things that several modules need. */

/** The content of <meta name="…">, or an empty string. */
export const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";

/** Says something to screen readers through the one polite live region. */
export function announce(text) {
  const region = document.getElementById("status");
  if (region) region.textContent = text;
}

/** Runs `bind` on the page now, and on every part that htmx brings later. */
export function onContent(bind) {
  bind(document);
  document.addEventListener("htmx:load", (event) => bind(event.target));
}

/** True while the person writes: then letters are letters. */
export function isTyping(target) {
  const field = target.closest?.("input, textarea, select, [contenteditable='true']");
  return Boolean(field) && !["checkbox", "radio", "button", "submit"].includes(field.type);
}

/** False where the person switched single letters off as shortcuts. */
/* In a frame of another site browsers may keep nothing, and say so by an error. */
export function singleKeys() {
  try {
    return localStorage.getItem("single-keys-off") === null;
  } catch {
    return false;
  }
}

/* Keeps the draft on the server two seconds after the last letter, and in the browser while the server is away. */
import { announce, meta } from "../../js/page.js";

const AFTER_MS = 2000;
const form = document.querySelector("[data-composer]");
const body = form?.elements.body;
const state = form?.querySelector("[data-draft-state]");
const kept = form && `draft:${form.dataset.draft}`;
let timer = 0;
let request;

function data() {
  const fields = new URLSearchParams();
  for (const name of ["kind", "body", "cc", "bcc"]) fields.set(name, form.elements[name].value);
  return fields;
}

async function save() {
  clearTimeout(timer);
  timer = 0;
  request = new AbortController();
  try {
    const headers = { "X-CSRFToken": meta("csrf-token") };
    const options = { method: "POST", headers, body: data(), keepalive: true, signal: request.signal };
    const answer = await fetch(form.dataset.draft, options);
    if (!answer.ok) throw new Error(String(answer.status));
    localStorage.removeItem(kept);
    state.textContent = (await answer.json()).saved ? "Draft saved" : "";
  } catch (error) {
    if (error.name === "AbortError") return;
    localStorage.setItem(kept, body.value);
    state.textContent = "Draft kept on this device";
  }
}

/** Sent words are no draft any more. */
function stop() {
  clearTimeout(timer);
  timer = 0;
  request?.abort();
  localStorage.removeItem(kept);
}

function later() {
  state.textContent = "";
  clearTimeout(timer);
  timer = setTimeout(save, AFTER_MS);
}

function insert(text) {
  const start = body.selectionStart ?? body.value.length;
  const before = start && !body.value.slice(0, start).endsWith("\n") ? "\n\n" : "";
  body.setRangeText(before + text, start, body.selectionEnd ?? start, "end");
  body.focus();
  later();
}

if (form) {
  const lost = localStorage.getItem(kept);
  if (lost && !body.value) body.value = lost;
  // A draft is continued at its end; Escape leaves the text, so that letters are shortcuts again.
  body.setSelectionRange(body.value.length, body.value.length);
  body.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.getElementById("thread")?.focus({ preventScroll: true });
  });
  form.addEventListener("input", (event) => (event.target === body || ["cc", "bcc"].includes(event.target.name)) && later());
  // Enter in a field of one line sends nothing; in the chosen time it is that form's button.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input:not([type=radio], [type=checkbox], [type=file])")) return;
    event.preventDefault();
    if (event.target.name === "later_at") form.querySelector("[data-later-at]").click();
  });
  // A click also when the tab was chosen already: R and N lead into the text.
  form.addEventListener("click", (event) => event.target.name === "kind" && body.focus());
  form.addEventListener("change", (event) => {
    if (event.target.type === "file") {
      const count = event.target.files.length;
      form.querySelector("[data-file-count]").textContent = count ? String(count) : "";
      if (count) announce(`${count} files chosen`);
    }
  });
  form.addEventListener("submit", stop);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    if (!button) return;
    event.preventDefault();
    button.closest("details.menu")?.removeAttribute("open");
    insert(button.value);
  });
  addEventListener("pagehide", () => timer && save());
}

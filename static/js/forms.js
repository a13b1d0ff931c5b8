/* Forms: focus on the error summary, no double sending, count of characters, show a password, submit on change. */
import { onContent } from "./page.js";

onContent((root) => root.querySelector("[data-error-summary]")?.focus());

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "true";
  event.submitter?.setAttribute("aria-busy", "true");
});

/* Back to a page from the browser's memory: the form may be sent again. */
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("form [aria-busy]")) button.removeAttribute("aria-busy");
});

document.addEventListener("input", (event) => {
  const counter = document.querySelector(`[data-count-for="${event.target.id}"]`);
  if (counter) counter.textContent = `${event.target.value.length.toLocaleString("en")} / ${event.target.maxLength.toLocaleString("en")}`;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-reveal]");
  const field = button && document.getElementById(button.dataset.reveal);
  if (!field) return;
  const shown = field.type === "text";
  field.type = shown ? "password" : "text";
  button.setAttribute("aria-pressed", String(!shown));
});

document.addEventListener("change", (event) => {
  if (event.target.closest("[data-submit-on-change]")) event.target.form?.requestSubmit();
});

/* Forms: focus on the error summary, nothing sent twice or into the void, count of characters, show a password,
   submit on change. */
import { onContent } from "./page.js";
import { renew, signedIn } from "./session.js";
import { noConnection } from "./toast.js";
import { numeral } from "./translated.js";

onContent((root) => root.querySelector("[data-error-summary]")?.focus());

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

/* A form that leaves the page takes the words with it, so it leaves only when the server is there and knows its sender. */
async function sendWhenSure(form, submitter) {
  try {
    if (!(await renew())) await signedIn();
    form.dataset.sure = "true";
    form.requestSubmit(submitter);
  } catch (error) {
    release(form);
    if (error?.message !== "signed out") noConnection();
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.matches("[hx-post], [data-sends-itself]")) return;
  if (form.dataset.sure) return void delete form.dataset.sure;
  event.preventDefault();
  if (form.dataset.sent) return;
  form.dataset.sent = "true";
  event.submitter?.setAttribute("aria-busy", "true");
  sendWhenSure(form, event.submitter);
});

/* Back to a page from the browser's memory: the form may be sent again. */
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));

document.addEventListener("input", (event) => {
  const counter = document.querySelector(`[data-count-for="${event.target.id}"]`);
  if (counter) counter.textContent = `${numeral(event.target.value.length)} / ${numeral(event.target.maxLength)}`;
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

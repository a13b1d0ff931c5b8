/* The dialog that signs in above the page. */
import { noConnection } from "./toast.js";
import { signedInAgain } from "./session.js";
import { translated } from "./translated.js";

function words(answer, told) {
  if (answer.status === 429) return translated("Too many tries. Wait five minutes.");
  const fields = Object.values(told?.form?.fields ?? {}).flatMap((field) => field.errors);
  return [...(told?.form?.errors ?? []), ...fields].join(" ") || translated("That did not work. Try again.");
}

/** A second step has a page of its own; look() of session.js finds out when it is done. */
function showStep(form, told) {
  const step = form.querySelector("[data-sign-in-step]");
  step.hidden = told?.location !== step.querySelector("a").getAttribute("href");
}

async function send(form) {
  const error = form.querySelector("[data-sign-in-error]");
  const button = form.querySelector("button:not([type=button])");
  button.setAttribute("aria-busy", "true");
  try {
    const { csrf } = await (await fetch("/session/", { cache: "no-store" })).json();
    const body = new FormData(form);
    body.delete("csrfmiddlewaretoken");
    const headers = { "X-CSRFToken": csrf, "X-Requested-With": "XMLHttpRequest", Accept: "application/json" };
    const answer = await fetch(form.action, { method: "POST", headers, body });
    const told = await answer.json().catch(() => null);
    error.hidden = answer.ok;
    error.querySelector("span").textContent = answer.ok ? "" : words(answer, told);
    form.elements.password.value = "";
    if (!answer.ok) return form.elements.password.focus();
    showStep(form, told);
    await signedInAgain();
  } catch {
    noConnection();
  } finally {
    button.removeAttribute("aria-busy");
  }
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("#sign-in form")) return;
  event.preventDefault();
  send(event.target);
});

/* <form data-unsaved="clean"> asks before its page or its part of the page is left with changes in it. "changed" is a
   form that came back unsaved. What was saved is loaded again as "clean". */
import { onContent } from "./page.js";

const saved = new WeakMap();
const forms = () => [...document.querySelectorAll("form[data-unsaved]")];
let leaving = false;

function state(form) {
  const entries = [...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "written_by"].includes(name));
  return JSON.stringify(entries.map(([name, value]) => [name, value instanceof File ? value.name : value]));
}

const changed = (form) => !form.dataset.sent && (form.dataset.unsaved === "changed" || saved.get(form) !== state(form));

onContent((root) => {
  const found = root.matches?.("form[data-unsaved]") ? [root] : root.querySelectorAll("form[data-unsaved]");
  for (const form of found) if (!saved.has(form)) saved.set(form, state(form));
});

addEventListener("beforeunload", (event) => {
  if (!leaving && forms().some(changed)) event.preventDefault();
});

/** Asks with the dialog of the page; resolves to whether to go on. */
function mayLeave() {
  const dialog = document.getElementById("unsaved");
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "leave"), { once: true });
  });
}

/* A part of the page that htmx is about to replace by another one. */
document.addEventListener("htmx:confirm", async (event) => {
  const { target, verb, issueRequest } = event.detail;
  if (verb !== "get" || !forms().some((form) => target?.contains?.(form) && changed(form))) return;
  event.preventDefault();
  if (await mayLeave()) issueRequest(true);
});

/* Somebody else is signed in: the words go to the server, which keeps them for whoever the form was made for. */
document.addEventListener("amends:leave", (event) => {
  leaving = true;
  for (const form of forms().filter(changed)) {
    const address = form.getAttribute("action") || location.href;
    event.detail.push(fetch(address, { method: "POST", body: new FormData(form) }).catch(() => {}));
  }
});

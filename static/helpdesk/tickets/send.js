/* Sending without leaving the page before the server has said yes: until then words and files stay where they are, and
   the form's key makes every further try the same sending. */
import { ask } from "../../js/session.js";
import { toast } from "../../js/toast.js";
import { translated } from "../../js/translated.js";
import { begin, forget, save, sent } from "./draft.js";
import { add, beginFiles, gone, left, uploaded } from "./files.js";
import { composer, written } from "./words.js";

// What is still on its way then leaves with the words; the server keeps one of two.
const UPLOAD_MS = 5000;
const REFUSED = [409, 413, 422, 503];
const NOT_SENT = {
  line: translated("Not sent: no connection. Everything is kept; send it again in a moment."),
  server: translated("Not sent: the server could not do that. Everything is kept."),
  "signed out": translated("Not sent: you are signed out. Everything is kept."),
};
let sending = false;

function busy(submitter, is) {
  sending = is;
  composer().elements.body.readOnly = is;
  if (is) submitter?.setAttribute("aria-busy", "true");
  else submitter?.removeAttribute("aria-busy");
}

function goTo(address) {
  const wanted = new URL(address, location.href);
  const same = wanted.pathname === location.pathname && wanted.search === location.search;
  location.assign(wanted);
  // The browser does not load again what differs in the fragment alone.
  if (same) location.reload();
}

/** The parts of the page that say why it was not sent; none in the answer of a server that could not even do that. */
async function partsOf(answer) {
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const parts = ["thread", "composer"].map((id) => fresh.getElementById(id));
  if (!parts.every(Boolean)) throw new Error(String(answer.status));
  return parts;
}

function explain(parts) {
  for (const part of parts) {
    const id = part.id;
    const now = document.adoptNode(part);
    document.getElementById(id).replaceWith(now);
    htmx.process(now);
    now.dispatchEvent(new Event("htmx:load", { bubbles: true }));
  }
  begin();
  beginFiles();
  document.querySelector("#composer [role=alert]")?.scrollIntoView({ block: "nearest" });
}

async function arrived(answer, files) {
  if (answer.ok && answer.headers.get("content-type")?.includes("json")) {
    await gone(files);
    sent();
    return goTo((await answer.json()).location);
  }
  if (!REFUSED.includes(answer.status)) throw new Error(String(answer.status));
  const parts = await partsOf(answer);
  if (answer.status !== 503) await gone(files);
  forget();
  explain(parts);
}

async function send(form, submitter) {
  busy(submitter, true);
  try {
    await Promise.race([uploaded(), new Promise((resolve) => setTimeout(resolve, UPLOAD_MS))]);
    const files = await left();
    const body = new FormData(form, submitter);
    body.set("written", written.at);
    // Those that the browser could not keep stand in the form itself.
    for (const _ of body.getAll("files").filter(({ name }) => name)) body.append("chosen_with", "");
    add(files, body);
    const bytes = [...body.values()].reduce((sum, value) => sum + (value.size ?? 0), 0);
    await arrived(await ask(form.getAttribute("action"), { method: "POST", body, bytes }), files);
  } catch (error) {
    toast(NOT_SENT[error.message] ?? (/^\d+$/.test(error.message) ? NOT_SENT.server : NOT_SENT.line), { seconds: 0 });
    save();
  } finally {
    busy(submitter, false);
  }
}

document.addEventListener("submit", (event) => {
  if (event.target !== composer()) return;
  event.preventDefault();
  if (!sending) send(event.target, event.submitter);
});

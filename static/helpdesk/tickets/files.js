/* Files are kept on this device when they are chosen, and on the server with the draft as soon as it has them. Those that
   are still on their way leave with the words. */
import { alone, put, remove, waiting } from "../../js/device.js";
import { announce, meta } from "../../js/page.js";
import { patience, signedIn } from "../../js/session.js";
import { toast } from "../../js/toast.js";
import { translated } from "../../js/translated.js";
import { composer, field } from "./words.js";

const AGAIN_MS = 5000;
const tabs = new BroadcastChannel("draft-files");
let taken = Promise.resolve();
let under_way = Promise.resolve();
let timer = 0;

const place = () => `${meta("person")}:${composer().dataset.files}`;

/** Resolves when no file is on its way, whether it arrived or not. */
export const uploaded = () => under_way;

/** Those that the server does not have yet. */
export const left = () => waiting(place());

/** Puts them into a request, each with the form that it was chosen in: the server knows those that have left with it. */
export function add(files, body) {
  for (const { file, form } of files) {
    body.append("files", file);
    body.append("chosen_with", form);
  }
}

/** They left with the words. */
export const gone = (files) => remove(files).catch(() => {});

function show(list) {
  composer().querySelector("[data-kept-files]").outerHTML = list;
}

async function kept(answer) {
  const list = await answer.text();
  show(list);
  tabs.postMessage({ place: place(), list });
  announce(translated("Files are kept with your draft."));
}

async function tell() {
  const files = await left();
  const line = composer().querySelector("[data-waiting-files]");
  line.hidden = !files.length;
  line.querySelector("span").textContent = files.map(({ file }) => file.name).join(", ");
}

const headers = () => ({ "X-CSRFToken": meta("csrf-token"), "X-Requested-With": "fetch" });

async function upload() {
  clearTimeout(timer);
  const files = await left();
  if (!files.length) return;
  const body = new FormData();
  body.append("submission_key", field("submission_key").value);
  add(files, body);
  try {
    const signal = patience(files.reduce((bytes, { file }) => bytes + file.size, 0));
    const answer = await fetch(composer().dataset.files, { method: "POST", headers: headers(), body, signal });
    if (answer.status === 401) return void signedIn({ quiet: true }).then(start);
    if (![200, 422].includes(answer.status)) throw new Error(String(answer.status));
    await gone(files);
    await kept(answer);
  } catch {
    timer = setTimeout(start, AGAIN_MS);
  }
}

async function copies(key) {
  const body = new FormData();
  body.append("submission_key", field("submission_key").value);
  body.append("begun_with", key);
  try {
    const answer = await fetch(composer().dataset.files, { method: "POST", headers: headers(), body, signal: patience() });
    if (![200, 422].includes(answer.status)) throw new Error(String(answer.status));
    await kept(answer);
  } catch {
    toast(translated("The files of the saved reply are not attached: insert it again in a moment."), { seconds: 0 });
  }
}

async function take(input, chosen) {
  try {
    for (const file of chosen) await put(place(), file, field("submission_key").value);
    if ([...input.files].every((file, at) => file === chosen[at])) input.value = "";
  } catch {
    // The browser keeps nothing: they stay in their field and leave with the words.
  }
}

/** One after the other; one that fails holds up nothing that follows. */
function then(work) {
  under_way = under_way.then(work).then(tell).catch(() => {});
}

/** The server puts copies of a saved reply's files beside the words. */
export const bring = (key) => then(() => copies(key));

const start = () => then(() => alone(place(), upload));

/** Takes up what waits since the page was left. */
export const beginFiles = start;

document.addEventListener("change", (event) => {
  const input = event.target;
  if (input.type !== "file" || input.form !== composer() || !input.files.length) return;
  input.closest("details")?.removeAttribute("open");
  const chosen = [...input.files];
  // Whatever is on its way, and however long it takes: a page that is closed now has kept them.
  taken = taken.then(() => take(input, chosen));
  then(() => taken);
  start();
});

addEventListener("online", start);

tabs.addEventListener("message", ({ data }) => {
  if (!composer() || data.place !== place()) return;
  show(data.list);
  tell();
});

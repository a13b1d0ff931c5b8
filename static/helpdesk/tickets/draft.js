/* The composer's words: on this device with every letter, on the server two seconds after the last one, alike in every
   tab. The newest win, and the device's copy goes when the server has said that it has them. */
import { meta } from "../../js/page.js";
import { signedIn } from "../../js/session.js";

const AFTER_MS = 2000;
const AGAIN_MS = 5000;
const KEEPALIVE_LETTERS = 15_000;
const NAMES = ["kind", "body", "cc", "bcc", "submission_key"];
const tabs = new BroadcastChannel("drafts");
const clock = { ahead: 0 };
let written = 0;
let timer = 0;
let request;

export const composer = () => document.getElementById("composer");
const place = () => `draft:${meta("person")}:${composer().dataset.draft}`;
const field = (name) => composer().elements[name];

export function say(text) {
  composer().querySelector("[data-draft-state]").textContent = text;
}

const words = () => ({ ...Object.fromEntries(NAMES.map((name) => [name, field(name).value])), written });

function onDevice() {
  try {
    return JSON.parse(localStorage.getItem(place()));
  } catch {
    return null;
  }
}

function show(copy) {
  for (const name of NAMES) field(name).value = copy[name] ?? "";
  written = copy.written;
}

function empty() {
  show({ kind: field("kind").value, cc: field("cc").value, bcc: field("bcc").value, submission_key: crypto.randomUUID(), written });
}

/** Words that were sent are no draft any more, in no tab. */
export function forget({ tell = true } = {}) {
  clearTimeout(timer);
  timer = 0;
  request?.abort();
  localStorage.removeItem(place());
  if (tell) tabs.postMessage({ place: place(), sent: field("submission_key").value });
}

/** Something was written here, now. */
export function touch() {
  written = Date.now() + clock.ahead;
  const copy = words();
  localStorage.setItem(place(), JSON.stringify(copy));
  tabs.postMessage({ place: place(), copy });
  say("");
  clearTimeout(timer);
  timer = setTimeout(save, AFTER_MS);
}

export async function save() {
  clearTimeout(timer);
  timer = 0;
  request?.abort();
  request = new AbortController();
  const mine = words();
  const headers = { "X-CSRFToken": meta("csrf-token"), "X-Requested-With": "fetch" };
  const keepalive = mine.body.length < KEEPALIVE_LETTERS;
  const options = { method: "POST", headers, body: new URLSearchParams(mine), keepalive, signal: request.signal };
  try {
    const answer = await fetch(composer().dataset.draft, options);
    if (answer.status === 401) {
      say("Kept on this device until you sign in");
      return signedIn({ quiet: true }).then(save);
    }
    if (answer.status >= 500) throw new Error(String(answer.status));
    taken(mine, answer.ok ? await answer.json() : { refused: true });
  } catch (error) {
    if (error.name === "AbortError") return;
    say("Draft kept on this device");
    timer = setTimeout(save, AGAIN_MS);
  }
}

function taken(mine, told) {
  if (told.refused) return say("Draft kept on this device; the server does not take it");
  if (told.newer) return say("You wrote newer words elsewhere; load the page again to see them");
  if (told.sent) {
    forget();
    empty();
    return say("This was sent already");
  }
  if (onDevice()?.written === mine.written) localStorage.removeItem(place());
  if (written === mine.written) say(told.saved ? "Draft saved" : "");
}

/** Takes up what stands in the page, or what was written later and did not reach the server. */
export function begin() {
  clock.ahead = Number(composer().dataset.now) - Date.now();
  written = Number(composer().dataset.written);
  const copy = onDevice();
  if (!copy) return;
  if (copy.written <= written) return localStorage.removeItem(place());
  show(copy);
  save();
}

tabs.addEventListener("message", ({ data }) => {
  if (!composer() || data.place !== place()) return;
  if (data.copy?.written > written) show(data.copy);
  if (data.sent && data.sent === field("submission_key").value) {
    forget({ tell: false });
    empty();
    say("Sent from another tab");
  }
});

addEventListener("pagehide", () => timer && save());
addEventListener("online", () => timer && save());

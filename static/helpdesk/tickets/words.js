/* What stands in the composer's fields, and its copy on this device, of one person and one ticket. */
import { key } from "../../js/device.js";
import { meta } from "../../js/page.js";

const NAMES = ["kind", "body", "cc", "bcc", "submission_key", "begun_with"];

/** When the words in the fields were written, by the server's clock, in milliseconds. */
export const written = { at: 0 };

export const composer = () => document.getElementById("composer");

/** Whose words, and of which ticket. */
export const place = () => `draft:${meta("person")}:${composer().dataset.draft}`;

export const field = (name) => composer().elements[name];

/** A note has no addresses, where nothing else can be written. */
const fields = () => NAMES.filter(field);

export function say(text) {
  composer().querySelector("[data-draft-state]").textContent = text;
}

export const words = () => ({ ...Object.fromEntries(fields().map((name) => [name, field(name).value])), written: written.at });

export function show(copy) {
  for (const name of fields()) field(name).value = copy[name] ?? "";
  written.at = copy.written;
}

/** The words are gone; what is written next is another sending. */
export function empty() {
  show({ ...words(), body: "", begun_with: "", submission_key: key() });
}

function copyAt(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

export const onDevice = () => copyAt(place());

export function keepOnDevice(copy) {
  try {
    localStorage.setItem(place(), JSON.stringify(copy));
  } catch {
    // The browser keeps nothing, or no more than it has: the server gets the words in a moment.
  }
}

export const leaveDevice = () => localStorage.removeItem(place());

const SAVED_MS = 60_000;

/** The server has them. The copy stays for a minute: a page that is being opened may have been made before. */
export function markSaved(copy) {
  keepOnDevice({ ...copy, saved: Date.now() });
  setTimeout(leaveSaved, SAVED_MS + 100);
}

/** They left with the form of this key: a page that was made before, and is still being opened, shows none of them. */
export function markSent(key) {
  markSaved({ sent: key });
}

/** Copies that the server has had for a minute go, of every ticket. */
export function leaveSaved() {
  for (const name of Object.keys(localStorage).filter((each) => each.startsWith("draft:"))) {
    if (Date.now() - copyAt(name)?.saved >= SAVED_MS) localStorage.removeItem(name);
  }
}

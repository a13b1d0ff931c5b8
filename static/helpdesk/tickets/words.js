/* What stands in the composer's fields, and its copy on this device, of one person and one ticket. */
import { key } from "../../js/device.js";
import { meta } from "../../js/page.js";

const NAMES = ["kind", "body", "cc", "bcc", "submission_key"];

/** When the words in the fields were written, by the server's clock, in milliseconds. */
export const written = { at: 0 };

export const composer = () => document.getElementById("composer");

/** Whose words, and of which ticket. */
export const place = () => `draft:${meta("person")}:${composer().dataset.draft}`;

export const field = (name) => composer().elements[name];

export function say(text) {
  composer().querySelector("[data-draft-state]").textContent = text;
}

export const words = () => ({ ...Object.fromEntries(NAMES.map((name) => [name, field(name).value])), written: written.at });

export function show(copy) {
  for (const name of NAMES) field(name).value = copy[name] ?? "";
  written.at = copy.written;
}

/** The words are gone; what is written next is another sending. */
export function empty() {
  show({ ...words(), body: "", submission_key: key() });
}

export function onDevice() {
  try {
    return JSON.parse(localStorage.getItem(place()));
  } catch {
    return null;
  }
}

export function keepOnDevice(copy) {
  try {
    localStorage.setItem(place(), JSON.stringify(copy));
  } catch {
    // The browser keeps nothing, or no more than it has: the server gets the words in a moment.
  }
}

export const leaveDevice = () => localStorage.removeItem(place());

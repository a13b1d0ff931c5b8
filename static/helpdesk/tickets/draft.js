/* The composer's words: on this device with every letter, on the server two seconds after the last one, alike in every
   tab. The newest win, and the device's copy goes a minute after the server has said that it has them. */
import { meta } from "../../js/page.js";
import { patience, signedIn } from "../../js/session.js";
import { translated } from "../../js/translated.js";
import { composer, empty, field, keepOnDevice, leaveDevice, leaveSaved, markSaved, markSent } from "./words.js";
import { onDevice, place, say, show, words, written } from "./words.js";

const AFTER_MS = 2000;
const AGAIN_MS = 5000;
const KEEPALIVE_LETTERS = 15_000;
const tabs = new BroadcastChannel("drafts");
let ahead = 0;
let timer = 0;
let request;

function stop() {
  clearTimeout(timer);
  timer = 0;
  request?.abort();
}

/** The server has the words in a page of its own, such as one that says why they were not sent. */
export function forget() {
  stop();
  leaveDevice();
}

/** Words that were sent are no draft any more, in no tab. */
export function sent() {
  const key = field("submission_key").value;
  stop();
  markSent(key);
  tabs.postMessage({ place: place(), sent: key });
}

function leaveSent(words) {
  stop();
  empty();
  say(words);
}

/** Something was written here, now. */
export function touch() {
  // Later than the words that they go on from, whatever the clocks say.
  written.at = Math.max(Date.now() + ahead, written.at + 1);
  const copy = words();
  keepOnDevice(copy);
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
  const options = { method: "POST", headers, body: new URLSearchParams(mine), keepalive, signal: AbortSignal.any([request.signal, patience()]) };
  try {
    const answer = await fetch(composer().dataset.draft, options);
    if (answer.status === 401) {
      say(translated("Kept on this device until you sign in"));
      return signedIn({ quiet: true }).then(save);
    }
    if (answer.status >= 500) throw new Error(String(answer.status));
    taken(mine, answer.ok ? await answer.json() : { refused: true });
  } catch (error) {
    if (error.name === "AbortError") return;
    say(translated("Draft kept on this device"));
    timer = setTimeout(save, AGAIN_MS);
  }
}

function taken(mine, told) {
  if (told.refused) return say(translated("Draft kept on this device; the server does not take it"));
  if (told.newer) return say(translated("You wrote newer words elsewhere; load the page again to see them"));
  if (told.sent && written.at === mine.written) {
    sent();
    return leaveSent(translated("This was sent already"));
  }
  if (onDevice()?.written === mine.written) markSaved(mine);
  if (written.at === mine.written) say(told.saved ? translated("Draft saved") : "");
}

/** Takes up what stands in the page, or what was written later and did not reach the server. */
export function begin() {
  ahead = Number(composer().dataset.now) - Date.now();
  written.at = Number(composer().dataset.written);
  leaveSaved();
  const copy = onDevice();
  if (!copy) return;
  if (copy.sent) return void (copy.sent === field("submission_key").value && leaveSent(translated("This was sent already")));
  if (copy.written <= written.at) return leaveDevice();
  show(copy);
  save();
}

tabs.addEventListener("message", ({ data }) => {
  if (!composer() || data.place !== place()) return;
  if (data.copy?.written > written.at) show(data.copy);
  if (data.sent && data.sent === field("submission_key").value) leaveSent(translated("Sent from another tab"));
});

addEventListener("pagehide", () => timer && save());
addEventListener("online", () => timer && save());

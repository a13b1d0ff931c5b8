/* Who is signed in. A page belongs to the person it was made for: it goes on when their session has ended and they have
   signed in again above it, and it gives way when somebody else is signed in. */
import { announce, meta } from "./page.js";
import { translated } from "./translated.js";

const TRIES = 3;
let waiting = null;
let signIn = () => {};

const dialog = () => document.getElementById("sign-in");
const notice = () => document.getElementById("signed-out");

/** Renews the page's tokens. False when its person is not signed in; throws when there is no connection. */
export async function renew() {
  const options = { cache: "no-store", headers: { "X-Requested-With": "fetch" }, signal: patience() };
  const answer = await fetch("/session/", options);
  if (!answer.ok) throw new Error(String(answer.status));
  const now = await answer.json();
  const person = meta("person");
  if (person && now.person && now.person !== person) {
    // The other one gets a page of their own; what was written here waits for its writer.
    const left = [];
    document.dispatchEvent(new CustomEvent("amends:leave", { detail: left }));
    await Promise.all(left);
    location.replace("/");
    return new Promise(() => {});
  }
  if (person !== now.person && person) return false;
  document.querySelector('meta[name="csrf-token"]')?.setAttribute("content", now.csrf);
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = now.csrf;
  return true;
}

function settle() {
  if (!waiting) return;
  notice().hidden = true;
  dialog().close();
  announce(translated("Signed in again."));
  signIn();
  waiting = null;
}

async function look() {
  if (waiting && (await renew().catch(() => false))) settle();
}

const closed = () =>
  new Promise((_, reject) => {
    // The one that closes it after signing in has resolved before.
    dialog().addEventListener("close", () => setTimeout(reject, 0, new Error("signed out")), { once: true });
  });

/** Resolves once the person is signed in again. Quietly a notice asks for it; else the dialog opens at once, and
    closing it rejects. */
export async function signedIn({ quiet = false } = {}) {
  if (await renew().catch(() => false)) return settle();
  if (!dialog()) throw new Error("signed out");
  waiting ??= new Promise((resolve) => (signIn = resolve));
  const all = waiting;
  notice().hidden = false;
  if (quiet) return all;
  if (!dialog().open) dialog().showModal();
  return Promise.race([all, closed()]);
}

const LEAST_MS = 20_000;
const SLOWEST_LINE = 20;

/** Ends a request that hangs, as one does when the line breaks silently; a slow line has time for its bytes. */
export const patience = (bytes = 0) => AbortSignal.timeout(LEAST_MS + bytes / SLOWEST_LINE);

/** A request of the page to our own server. One that finds nobody signed in waits, and is made again. */
export async function ask(address, { quiet = false, bytes = 0, headers = {}, ...options } = {}) {
  options.body?.delete?.("csrfmiddlewaretoken");
  for (let tries = TRIES; ; tries -= 1) {
    const own = { "X-CSRFToken": meta("csrf-token"), "X-Requested-With": "fetch" };
    const answer = await fetch(address, { ...options, headers: { ...headers, ...own }, signal: patience(bytes) });
    if (answer.status !== 401 || !tries) return answer;
    await signedIn({ quiet });
  }
}

addEventListener("focus", look);
document.addEventListener("visibilitychange", look);
document.addEventListener("click", (event) => event.target.closest("[data-sign-in]") && signedIn().catch(() => {}));

/** After the dialog's own form got through. */
export const signedInAgain = look;

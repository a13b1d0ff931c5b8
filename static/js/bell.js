/* The bell: asks how much is unread every few seconds while the page is seen, and says what is new.

   The web process has a few threads, and an open stream would hold one for every tab: a short question that is one
   indexed read, and 304 while nothing changes, costs less. A page in the background asks only where its person wants
   notices of the browser. */
import { begin } from "./menu.js";
import { announce } from "./page.js";
import { ask } from "./session.js";
import { numeral, translated } from "./translated.js";

const EVERY = 10_000;
const LEAST_BETWEEN = 1_000;
const SHOWN = 99;
const KNOWN = "notices";
export const WANTED = "notices-on-this-device";

const bell = document.querySelector("[data-bell]");
const count = bell?.querySelector("[data-bell-count]");
const list = bell?.querySelector("[data-bell-list]");
let mark = "";
let askedAt = 0;

/** What browsers that keep nothing, or in frames of other sites, say of it. */
function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export const onThisDevice = () =>
  kept(WANTED) !== null && "Notification" in window && Notification.permission === "granted";

/* Until the first answer the number is that of the page before. */
function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(KNOWN)) ?? {};
  } catch {
    return {};
  }
}

function remember(told) {
  try {
    sessionStorage.setItem(KNOWN, JSON.stringify({ count: told.count, at: told.at }));
  } catch {
    /* Then every page asks anew. */
  }
}

function show(unread) {
  count.hidden = !unread;
  count.textContent = unread > SHOWN ? `${numeral(SHOWN)}+` : numeral(unread);
  const words = unread ? translated("Notices, %(count)s unread", { count: numeral(unread) }) : translated("Notices");
  bell.querySelector("summary").setAttribute("aria-label", words);
}

/* The same notice bears the same tag: several tabs show it once. */
function tell(told) {
  announce(told.words);
  if (!onThisDevice() || document.hasFocus()) return;
  const note = new Notification(told.words, { body: told.below, tag: `notice-${told.id}-${told.at}` });
  note.addEventListener("click", () => {
    window.focus();
    location.assign(told.url);
  });
}

async function look() {
  if (document.hidden && !onThisDevice()) return;
  if (Date.now() - askedAt < LEAST_BETWEEN) return;
  askedAt = Date.now();
  const headers = { Accept: "application/json", "X-Requested-With": "fetch" };
  if (mark) headers["If-None-Match"] = mark;
  const answer = await fetch(bell.dataset.bell, { headers, cache: "no-store" });
  if (answer.status !== 200) return;
  mark = answer.headers.get("ETag") ?? "";
  const told = await answer.json();
  const before = remembered();
  show(told.count);
  if (told.words && before.at !== undefined && told.at > before.at) tell(told);
  remember(told);
}

const quietly = () => look().catch(() => {});

async function fill() {
  const answer = await ask(list.dataset.bellList, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return;
  const words = await answer.text();
  const isChoosing = bell.open && (list.contains(document.activeElement) || document.activeElement === document.body);
  list.innerHTML = words;
  htmx.process(list);
  // What one began with gave way to the list.
  if (isChoosing) begin(bell);
}

if (bell) {
  show(remembered().count ?? 0);
  quietly();
  setInterval(quietly, EVERY);
  document.addEventListener("visibilitychange", quietly);
  bell.addEventListener("toggle", () => bell.open && fill().catch(() => {}));
  list.addEventListener("htmx:afterSwap", () => {
    askedAt = 0;
    quietly();
  });
}

/* Who else is writing on this ticket, and what was said since the page was opened: asked every ten seconds. */
import { announce } from "../../js/page.js";
import { signedIn } from "../../js/session.js";
import { save } from "./draft.js";
import { composer } from "./words.js";

const EVERY_MS = 10_000;

function tell(place, text) {
  const before = place.textContent;
  place.closest("[data-told]").hidden = !text;
  place.textContent = text;
  if (text && text !== before) announce(text);
}

async function look() {
  const form = composer();
  if (!form || document.hidden) return;
  const address = `${form.dataset.happening}?seen=${form.elements.seen.value}`;
  const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } });
  if (answer.status === 401) return void signedIn({ quiet: true });
  if (!answer.ok) return;
  const { writers, newer } = await answer.json();
  tell(form.querySelector("[data-writers]"), writers);
  tell(form.querySelector("[data-newer]"), newer);
}

const again = () => look().catch(() => {});

document.addEventListener("click", async (event) => {
  if (!event.target.closest("[data-show-newer]")) return;
  event.preventDefault();
  await save();
  location.reload();
});

setInterval(again, EVERY_MS);
document.addEventListener("visibilitychange", again);
again();

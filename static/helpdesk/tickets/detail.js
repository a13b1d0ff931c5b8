/* A reply counts down until it leaves; then the page asks a few times how it went. */
import { onContent } from "../../js/page.js";
import { translated } from "../../js/translated.js";

const ASK_AFTER_MS = [3000, 6000, 15000, 30000, 60000];

/** Takes the fresh line of one message from the page as it is now, until the mail has left or failed. */
async function follow(line, tries = ASK_AFTER_MS) {
  if (!tries.length) return;
  await new Promise((resolve) => setTimeout(resolve, tries[0]));
  const id = line.closest(".message")?.id;
  if (!id || !line.isConnected) return;
  const answer = await fetch(line.dataset.from).catch(() => null);
  if (!answer?.ok) return follow(line, tries.slice(1));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(id)?.querySelector(".delivery");
  if (fresh?.matches(".delivery-sent, .delivery-failed")) line.replaceWith(fresh);
  else follow(line, tries.slice(1));
}

function tick(place) {
  const left = Math.ceil((new Date(place.dataset.leaves) - Date.now()) / 1000);
  place.textContent = left > 0 ? translated("Leaves in %(count)s s", { count: left }) : translated("On its way");
  if (left > 0) return;
  const line = place.parentElement;
  line.querySelector("form")?.remove();
  delete place.dataset.leaves;
  follow(line);
}

const tickAll = (root) => root.querySelectorAll("[data-leaves]").forEach(tick);

onContent(tickAll);
setInterval(() => tickAll(document), 1000);

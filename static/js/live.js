/* Counts that stay true: <a data-live="/desk/counts/"> is asked again each minute and when the tab comes back.
   The answer is JSON of ids to numbers; rows never move by themselves. */
import { numeral } from "./translated.js";

const EVERY = 60_000;

async function refresh(box) {
  const answer = await fetch(box.dataset.live, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  for (const [id, count] of Object.entries(await answer.json())) {
    const target = document.getElementById(id);
    if (target) target.textContent = numeral(count);
  }
}

function refreshAll() {
  if (document.hidden) return;
  for (const box of document.querySelectorAll("[data-live]")) refresh(box).catch(() => {});
}

setInterval(refreshAll, EVERY);
document.addEventListener("visibilitychange", refreshAll);

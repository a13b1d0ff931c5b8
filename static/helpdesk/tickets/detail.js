/* A reply counts down until it leaves. */
import { onContent } from "../../js/page.js";

function tick(place) {
  const left = Math.ceil((new Date(place.dataset.leaves) - Date.now()) / 1000);
  place.textContent = left > 0 ? `Leaves in ${left} s` : "On its way";
  if (left > 0) return;
  place.parentElement.querySelector("form")?.remove();
  delete place.dataset.leaves;
}

const tickAll = (root) => root.querySelectorAll("[data-leaves]").forEach(tick);

onContent(tickAll);
setInterval(() => tickAll(document), 1000);

/* The inbox by keyboard, where the keys of the bulk bar act on the row; and the button behind which new tickets wait. */
import { listByKeys } from "../../js/list.js";
import { translated } from "../../js/translated.js";

const list = document.querySelector("[data-ticket-list]");
if (list) {
  const acting = [...list.querySelectorAll(".bulk-bar [data-key]")].map((button) => button.dataset.key).join("");
  listByKeys(list, { more: { i: () => list.querySelector('[data-key="i"]').click() }, acting });
}

/* New tickets wait behind a quiet button; rows never move by themselves. */
const pill = document.querySelector("[data-fresh]");

async function lookForNew() {
  if (!pill || document.hidden) return;
  const address = new URL(pill.dataset.fresh, location.href);
  address.searchParams.set("since", pill.dataset.since);
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  const { count } = answer.ok ? await answer.json() : { count: 0 };
  pill.hidden = !count;
  pill.querySelector("span").textContent = translated("Show %(count)s new", { count });
}

setInterval(() => lookForNew().catch(() => {}), 60_000);
document.addEventListener("visibilitychange", () => lookForNew().catch(() => {}));

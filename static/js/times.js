/* Due times tick every 30 s from the server's time in data-due. Crossing into overdue is announced once. */
import { announce, onContent } from "./page.js";
import { translated } from "./translated.js";

const RING = 2 * Math.PI * 9;
const MINUTE = 60;
const HOUR = 3600;

/** The same words as helpdesk/web/words/formats.py: "22 min", "1 h 35 min", "2 days". */
export function duration(seconds) {
  const whole = Math.abs(seconds);
  if (whole < MINUTE) return translated("%(count)s s", { count: Math.floor(whole) });
  if (whole < HOUR) return translated("%(count)s min", { count: Math.floor(whole / MINUTE) });
  if (whole < 24 * HOUR) {
    const hours = Math.floor(whole / HOUR);
    const minutes = Math.floor((whole % HOUR) / MINUTE);
    if (!minutes) return translated("%(hours)s h", { hours });
    return translated("%(hours)s h %(minutes)s min", { hours, minutes: String(minutes).padStart(2, "0") });
  }
  const days = Math.floor(whole / (24 * HOUR));
  return days === 1 ? translated("1 day") : translated("%(count)s days", { count: days });
}

function words(left) {
  const time = duration(left);
  if (left < 0) return translated("Overdue %(time)s", { time });
  return left < HOUR ? translated("%(time)s left", { time }) : time;
}

function tick(due) {
  const left = (new Date(due.dataset.due) - Date.now()) / 1000;
  const state = left < 0 ? "over" : left < HOUR ? "soon" : "later";
  if (state === "over" && due.dataset.state !== "over") {
    announce(translated("Overdue: %(what)s", { what: due.closest("tr, li")?.innerText ?? "" }));
  }
  due.dataset.state = state;
  due.querySelector(".due-words").textContent = words(left);
  const share = Math.min(Math.max(left / (left < HOUR ? HOUR : 4 * HOUR), 0), 1);
  due.querySelector(".icon-ring circle + circle")?.setAttribute("stroke-dasharray", `${share * RING} 60`);
}

const tickAll = (root) => root.querySelectorAll("[data-due]").forEach(tick);

onContent(tickAll);
setInterval(() => tickAll(document), 30_000);

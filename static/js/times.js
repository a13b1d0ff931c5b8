/* Due times tick every 30 s from the server's time in data-due. Crossing into overdue is announced once. */
import { announce, onContent } from "./page.js";

const RING = 2 * Math.PI * 9;
const MINUTE = 60;
const HOUR = 3600;

/** The same words as helpdesk/web/formats.py: "22 min", "1 h 35 min", "2 days". */
export function duration(seconds) {
  const whole = Math.abs(seconds);
  if (whole < MINUTE) return `${Math.floor(whole)} s`;
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)} min`;
  if (whole < 24 * HOUR) {
    const minutes = Math.floor((whole % HOUR) / MINUTE);
    return `${Math.floor(whole / HOUR)} h${minutes ? ` ${String(minutes).padStart(2, "0")} min` : ""}`;
  }
  const days = Math.floor(whole / (24 * HOUR));
  return `${days} day${days === 1 ? "" : "s"}`;
}

function words(left) {
  if (left < 0) return `Overdue ${duration(left)}`;
  return left < HOUR ? `${duration(left)} left` : duration(left);
}

function tick(due) {
  const left = (new Date(due.dataset.due) - Date.now()) / 1000;
  const state = left < 0 ? "over" : left < HOUR ? "soon" : "later";
  if (state === "over" && due.dataset.state !== "over") announce(`Overdue: ${due.closest("tr, li")?.innerText ?? ""}`);
  due.dataset.state = state;
  due.querySelector(".due-words").textContent = words(left);
  const share = Math.min(Math.max(left / (left < HOUR ? HOUR : 4 * HOUR), 0), 1);
  due.querySelector(".icon-ring circle + circle")?.setAttribute("stroke-dasharray", `${share * RING} 60`);
}

const tickAll = (root) => root.querySelectorAll("[data-due]").forEach(tick);

onContent(tickAll);
setInterval(() => tickAll(document), 30_000);

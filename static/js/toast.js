/* Toasts leave after their seconds, but wait while focus or pointer is on them. Z presses Undo. At most two. */
import { wasPressed } from "./htmx.js";
import { announce, onContent } from "./page.js";
import { translated } from "./translated.js";

const RING = 56.5;
const KEPT = 2;

function run(toast) {
  const total = Number(toast.dataset.seconds) * 1000;
  const ring = toast.querySelector(".toast-ring circle + circle");
  let left = total;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    if (!toast.matches(":hover, :focus-within") && !document.hidden) left -= now - last;
    last = now;
    ring?.setAttribute("stroke-dasharray", `${Math.max(0, (left / total) * RING)} 60`);
    if (left <= 0) toast.remove();
    if (!toast.isConnected) clearInterval(timer);
  }, 250);
}

function start(toast) {
  if (toast.dataset.started) return;
  toast.dataset.started = "true";
  announce(toast.querySelector("span")?.textContent ?? "");
  const all = document.querySelectorAll("#toasts > [data-toast]");
  for (const old of [...all].slice(0, -KEPT)) old.remove();
  if (Number(toast.dataset.seconds) > 0) run(toast);
}

/** Shows words from the browser's side, such as a lost connection. */
export function toast(text, { seconds = 10 } = {}) {
  const box = document.createElement("div");
  box.className = "toast";
  box.dataset.toast = "";
  box.dataset.seconds = String(seconds);
  const words = document.createElement("span");
  words.textContent = text;
  const close = document.createElement("button");
  close.className = "btn btn-quiet";
  close.type = "button";
  close.dataset.toastClose = "";
  close.textContent = translated("Close");
  box.append(words, close);
  document.getElementById("toasts").append(box);
  start(box);
}

/** What did not reach the server is still here. */
export const noConnection = () => toast(document.body.dataset.offline, { seconds: 0 });

onContent((root) => {
  if (root.matches?.("[data-toast]")) start(root);
  for (const item of root.querySelectorAll("[data-toast]")) start(item);
});

document.addEventListener("click", (event) => {
  event.target.closest("[data-toast-close]")?.closest("[data-toast]").remove();
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) event.target.closest?.("[data-toast]")?.remove();
});

document.addEventListener("htmx:sendError", (event) => {
  if (wasPressed(event.detail.requestConfig)) noConnection();
});
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status >= 500) toast(document.body.dataset.failed, { seconds: 0 });
});

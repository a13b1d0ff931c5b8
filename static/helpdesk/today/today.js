/* Asks for the figures anew each minute while the page is seen, and never under somebody's hands: not while the focus
   is in them, something is opened there, or updates are paused. */
const EVERY = 60_000;
const PAUSED = "today-paused";
const button = document.querySelector("[data-pause]");

const figures = () => document.getElementById("today-figures");
const isPaused = () => button?.getAttribute("aria-pressed") === "true";

function isInUse(box) {
  return box.contains(document.activeElement) || box.querySelector("details[open]") !== null;
}

function refresh() {
  const box = figures();
  if (!box || document.hidden || isPaused() || isInUse(box)) return;
  htmx.trigger(box, "refresh");
}

function pause(on) {
  button.setAttribute("aria-pressed", String(on));
  button.classList.toggle("btn-on", on);
}

if (button) {
  button.hidden = false;
  pause(sessionStorage.getItem(PAUSED) === "yes");
  button.addEventListener("click", () => {
    pause(!isPaused());
    sessionStorage.setItem(PAUSED, isPaused() ? "yes" : "no");
    refresh();
  });
}
setInterval(refresh, EVERY);
document.addEventListener("visibilitychange", refresh);

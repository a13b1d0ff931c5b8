/* Frames with HTML from outside: as high as what they hold, in the theme of the page, and a key that is pressed in one
   counts as pressed on the page. Nothing of ours runs inside; without script a frame keeps its height and scrolls. */
import { onContent } from "./page.js";

const SELECTOR = "iframe.framed";
const theme = () => document.documentElement.dataset.theme;

function inside(frame) {
  const inner = frame.contentDocument;
  return inner?.body && inner.URL !== "about:blank" ? inner : null;
}

function fit(frame) {
  const inner = inside(frame);
  // A frame in a closed <details> has no size yet; it is measured when it opens.
  if (!inner || !frame.checkVisibility()) return;
  frame.style.height = `${Math.ceil(inner.documentElement.getBoundingClientRect().height)}px`;
}

function paint(frame) {
  const root = inside(frame)?.documentElement;
  if (!root || "ownColours" in root.dataset) return;
  if (theme()) root.dataset.theme = theme();
  else delete root.dataset.theme;
}

function pass(event) {
  const copy = new KeyboardEvent("keydown", event);
  if (!document.body.dispatchEvent(copy)) event.preventDefault();
}

function loaded(frame) {
  const inner = inside(frame);
  if (!inner) return;
  paint(frame);
  fit(frame);
  new ResizeObserver(() => fit(frame)).observe(inner.body);
  inner.addEventListener("keydown", pass);
}

onContent((root) => {
  for (const frame of root.querySelectorAll(SELECTOR)) {
    frame.addEventListener("load", () => loaded(frame));
    if (inside(frame)?.readyState === "complete") loaded(frame);
  }
});

new MutationObserver(() => document.querySelectorAll(SELECTOR).forEach(paint)).observe(document.documentElement, {
  attributeFilter: ["data-theme"],
});

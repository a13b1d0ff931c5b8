/* <button data-dialog="ID"> opens a <dialog>; [data-dialog-close] and a click on the scrim close it. One that htmx brings,
   <dialog data-brought>, opens by itself, is the only one of its kind, and goes when it is closed. */
import { onContent } from "./page.js";

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  const shown = event.target.closest("dialog[open]");
  if (shown && (event.target === shown || event.target.closest("[data-dialog-close]"))) shown.close();
});

/* Drawers open by their address (#side); Esc goes back to the page. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !["#side", "#areanav"].includes(location.hash)) return;
  location.hash = "#main";
});

function open(dialog) {
  const menu = document.activeElement?.closest("details.menu[open]");
  for (const other of document.querySelectorAll("dialog[data-brought]")) if (other !== dialog) other.remove();
  if (menu) menu.open = false;
  dialog.addEventListener("close", () => {
    dialog.remove();
    menu?.querySelector("summary").focus({ preventScroll: true });
  });
  dialog.showModal();
}

onContent((root) => {
  if (root.matches?.("dialog[data-brought]")) open(root);
});

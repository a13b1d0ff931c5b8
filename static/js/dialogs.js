/* <button data-dialog="ID"> opens a <dialog>; [data-dialog-close] and a click on the scrim close it. */

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

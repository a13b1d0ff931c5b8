/* Every htmx request to our own server carries the token that Django asks for. */
import { meta } from "./page.js";

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = meta("csrf-token");
});

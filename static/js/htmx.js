/* htmx and our server: the token that Django asks for; what was asked without a session is asked again after signing in. */
import { meta } from "./page.js";
import { signedIn } from "./session.js";

const PRESSES = ["submit", "click", "change"];

/** Whether a person did it, and waits; what a page asks by itself must take the focus from nobody. */
export const wasPressed = (config) => PRESSES.includes(config?.triggeringEvent?.type);

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = meta("csrf-token");
});

document.addEventListener("htmx:responseError", async (event) => {
  const { xhr, elt, target, requestConfig } = event.detail;
  if (xhr.status !== 401) return;
  try {
    await signedIn({ quiet: !wasPressed(requestConfig) });
  } catch {
    return;
  }
  if (!elt.isConnected) return;
  const { verb, path, triggeringEvent } = requestConfig;
  const { name, value } = triggeringEvent?.submitter ?? {};
  htmx.ajax(verb, path, { source: elt, event: triggeringEvent, target, values: name ? { [name]: value } : {} });
});

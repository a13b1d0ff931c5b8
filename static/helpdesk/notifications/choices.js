/* Notices of the browser: one's own choice on this device, which the browser has to agree to. */
import { onThisDevice, WANTED } from "../../js/bell.js";
import { translated } from "../../js/translated.js";

const card = document.querySelector("[data-device]");
const button = card?.querySelector("[data-device-switch]");
const refused = card?.querySelector("[data-device-refused]");

function show() {
  const isOn = onThisDevice();
  button.setAttribute("aria-pressed", String(isOn));
  button.querySelector("span").textContent = isOn ? translated("On, on this device") : translated("Off, on this device");
  refused.hidden = Notification.permission !== "denied";
  refused.textContent = translated("This browser was told to refuse them. Allow them in its settings for this page.");
}

async function turn() {
  if (onThisDevice()) localStorage.removeItem(WANTED);
  else if ((await Notification.requestPermission()) === "granted") localStorage.setItem(WANTED, "yes");
  show();
}

if (card && "Notification" in window) {
  card.hidden = false;
  button.addEventListener("click", () => turn().catch(() => {}));
  show();
}

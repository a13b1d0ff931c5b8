/* Forms that a passkey fills in (components/passkey.html). The server makes and checks all that is asked; here the
   browser's own dialog gets it, and its answer goes into the form. */
import { translated } from "../../js/translated.js";

const hint = (key) => document.querySelector(`[data-passkey-hint="${key}"]`) ?? {};
const IP_ADDRESS = /^(\d+\.){3}\d+$|^\[/;

function toBytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function toText(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

const named = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));

/** What was asked, with bytes where the browser wants bytes. */
function asked(options, { alone } = {}) {
  const made = { ...options, challenge: toBytes(options.challenge) };
  if (options.user) made.user = { ...options.user, id: toBytes(options.user.id) };
  if (options.excludeCredentials) made.excludeCredentials = named(options.excludeCredentials);
  if (options.allowCredentials) made.allowCredentials = named(options.allowCredentials);
  if (alone) {
    const selection = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
    made.authenticatorSelection = { ...options.authenticatorSelection, ...selection };
  }
  return made;
}

/** The browser's answer, as JSON can hold it. */
function told(credential) {
  const { id, type, rawId, response, authenticatorAttachment } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const held = parts.filter((name) => response[name]).map((name) => [name, toText(response[name])]);
  const transports = response.getTransports ? { transports: response.getTransports() } : {};
  return {
    id,
    type,
    rawId: toText(rawId),
    authenticatorAttachment,
    response: { ...Object.fromEntries(held), ...transports },
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function options(form) {
  const block = document.getElementById("passkey-options");
  if (block) return JSON.parse(block.textContent).publicKey;
  const answer = await fetch(form.action, { headers: { Accept: "application/json" }, cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()).request_options.publicKey;
}

async function fill(form) {
  const publicKey = await options(form);
  const adds = form.dataset.passkey === "add";
  const alone = form.elements.passwordless?.checked;
  const answer = adds
    ? await navigator.credentials.create({ publicKey: asked(publicKey, { alone }) })
    : await navigator.credentials.get({ publicKey: asked(publicKey) });
  form.elements.credential.value = JSON.stringify(told(answer));
}

function words(error) {
  if (error.name === "InvalidStateError") return translated("This device has a passkey of yours already.");
  if (error.name === "NotAllowedError") return translated("No passkey was used. Try again.");
  return translated("That did not work. Try again.");
}

async function send(form) {
  const said = form.querySelector("[data-passkey-error]");
  const button = form.querySelector("button");
  button.setAttribute("aria-busy", "true");
  try {
    await fill(form);
    form.submit();
  } catch (error) {
    said.hidden = false;
    said.querySelector("span").textContent = words(error);
    button.removeAttribute("aria-busy");
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  hint("script").hidden = true;
  const reason = IP_ADDRESS.test(location.hostname) || !isSecureContext ? "address" : "browser";
  if (reason === "browser" && window.PublicKeyCredential) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form);
    });
  } else {
    hint(reason).hidden = false;
  }
}

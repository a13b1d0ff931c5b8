/* Files go to the server as soon as they are chosen, and wait there with the draft. Those that could not go stay in
   their field, and leave with the words. */
import { announce, meta } from "../../js/page.js";
import { signedIn } from "../../js/session.js";
import { composer, say } from "./draft.js";

const tabs = new BroadcastChannel("draft-files");
let under_way = Promise.resolve();

/** Resolves when no file is on its way, whether it arrived or not. */
export const uploaded = () => under_way;

function show(list) {
  composer().querySelector("[data-kept-files]").outerHTML = list;
}

function count(input) {
  composer().querySelector("[data-file-count]").textContent = input.files.length || "";
}

async function upload(input) {
  const body = new FormData();
  for (const file of input.files) body.append("files", file);
  const headers = { "X-CSRFToken": meta("csrf-token"), "X-Requested-With": "fetch" };
  try {
    const answer = await fetch(composer().dataset.files, { method: "POST", headers, body });
    if (answer.status === 401) return void signedIn({ quiet: true }).then(() => start(input));
    if (![200, 422, 503].includes(answer.status)) throw new Error(String(answer.status));
    const list = await answer.text();
    show(list);
    tabs.postMessage({ place: composer().dataset.files, list });
    if (answer.status !== 503) input.value = "";
    announce("Files are kept with your draft.");
  } catch {
    say("Files wait in this page");
  } finally {
    count(input);
  }
}

function start(input) {
  if (input.isConnected && input.files.length) under_way = under_way.then(() => upload(input));
}

document.addEventListener("change", (event) => {
  if (event.target.type !== "file" || event.target.form !== composer()) return;
  count(event.target);
  start(event.target);
});

addEventListener("online", () => start(composer().elements.files));

tabs.addEventListener("message", ({ data }) => {
  if (composer()?.dataset.files === data.place) show(data.list);
});

/* The preview follows the form a moment after a change, and a placeholder is inserted where one writes. Without this,
   the button "Preview" posts the form into the frame and the placeholders are a list to copy from. */
const PAUSE_MS = 500;
const form = document.getElementById("mail-text-form");
const button = document.querySelector("[data-preview]");
const stage = document.querySelector(".mail-preview-stage");
let timer = 0;
let turn = 0;
let field = form.elements.body;

/* A frame that was never filled before leaves no step in the browser's history, so each preview gets a new one. */
function freshFrame() {
  const last = stage.querySelector("iframe:not(.is-next)");
  stage.querySelector(".is-next")?.remove();
  const next = last.cloneNode();
  next.removeAttribute("src");
  next.loading = "eager";
  next.name = `mail-preview-${(turn += 1)}`;
  next.classList.add("is-next");
  next.addEventListener("load", () => {
    if (next.contentDocument?.URL === "about:blank") return;
    next.classList.remove("is-next");
    for (const frame of stage.querySelectorAll("iframe")) if (frame !== next) frame.remove();
  });
  stage.append(next);
  // The module that fits frames to their content looks at what is new.
  stage.dispatchEvent(new Event("htmx:load", { bubbles: true }));
  return next;
}

function preview() {
  clearTimeout(timer);
  const posted = document.createElement("form");
  posted.method = "post";
  posted.action = button.formAction;
  posted.target = freshFrame().name;
  posted.hidden = true;
  for (const [name, value] of new FormData(form)) {
    const copy = document.createElement("textarea");
    copy.name = name;
    copy.value = value;
    posted.append(copy);
  }
  document.body.append(posted);
  posted.submit();
  posted.remove();
}

function look() {
  preview();
  document.getElementById("mail-text-check").dispatchEvent(new Event("check"));
}

function insert(words) {
  field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

form.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea, [name='subject']")) field = event.target;
});

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE_MS);
});

for (const choice of document.querySelectorAll("[name='theme'], [name='shown_as']")) {
  choice.addEventListener("change", preview);
}

button.addEventListener("click", (event) => {
  event.preventDefault();
  look();
});

/* What came back unsaved is not what the frame loads by itself. */
if ("draft" in form.dataset) preview();

for (const item of document.querySelectorAll("[data-insert]")) {
  item.hidden = false;
  item.addEventListener("click", () => insert(item.dataset.insert));
}

/* The sentence and the dry run follow the form, a moment after a change. What is being typed is never replaced. */
const PAUSE_MS = 400;
let timer = 0;

document.addEventListener("change", (event) => {
  if (!event.target.closest("#rule-form") || event.target.name.startsWith("new-")) return;
  clearTimeout(timer);
  timer = setTimeout(() => document.getElementById("rule-sentence")?.dispatchEvent(new Event("look")), PAUSE_MS);
});

/* A pressed button asks for the whole form anyway. */
document.addEventListener("htmx:beforeRequest", () => clearTimeout(timer));

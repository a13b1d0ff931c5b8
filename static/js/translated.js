/* Words of scripts in the language of the page: the page brings those that are other than the English ones, in one
   block of JSON (helpdesk/web/words/script_words.py). */
const block = document.getElementById("script-words");
const known = block ? JSON.parse(block.textContent) : {};

/** `translated("Leaves in %(count)s s", { count: 3 })` */
export function translated(words, values = {}) {
  return (known[words] ?? words).replace(/%\((\w+)\)s/g, (_, name) => values[name]);
}

/** A number as the page's language writes it. */
export const numeral = (value) => value.toLocaleString(document.documentElement.lang || "en");

/* The proof of work of a contact form: a number whose hash with the form's token begins with enough naughts. It is looked
   for once somebody writes, in small steps, and a form that is sent sooner waits for it. Nobody else is asked. */

const STEP = 2000;
const ROUNDS = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const START = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

function primes(count) {
  const found = [];
  for (let n = 2; found.length < count; n += 1) if (found.every((prime) => n % prime)) found.push(n);
  return found;
}

function fraction(number) {
  return Math.floor((number - Math.floor(number)) * 2 ** 32);
}

function turned(word, by) {
  return (word >>> by) | (word << (32 - by));
}

/* The first word of the SHA-256 of a text of plain letters; `crypto.subtle` is there on secure pages alone. */
export function firstWord(text) {
  const length = text.length;
  const words = new Uint32Array(((length + 8) >> 6) * 16 + 16);
  for (let i = 0; i < length; i += 1) words[i >> 2] |= text.charCodeAt(i) << (24 - (i % 4) * 8);
  words[length >> 2] |= 0x80 << (24 - (length % 4) * 8);
  words[words.length - 1] = length * 8;
  const hash = START.slice();
  for (let from = 0; from < words.length; from += 16) mix(hash, words.subarray(from, from + 16));
  return hash[0];
}

const schedule = new Uint32Array(64);

/* One assignment a line: destructuring takes browsers a hundred times as long here. */
function mix(hash, block) {
  for (let i = 0; i < 16; i += 1) schedule[i] = block[i];
  for (let i = 16; i < 64; i += 1) {
    const late = schedule[i - 2];
    const early = schedule[i - 15];
    const one = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    const naught = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    schedule[i] = one + schedule[i - 7] + naught + schedule[i - 16];
  }
  let a = hash[0], b = hash[1], c = hash[2], d = hash[3], e = hash[4], f = hash[5], g = hash[6], h = hash[7];
  for (let i = 0; i < 64; i += 1) {
    const one = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + one + ((e & f) ^ (~e & g)) + ROUNDS[i] + schedule[i]) | 0;
    const naught = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (naught + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  hash[0] += a;
  hash[1] += b;
  hash[2] += c;
  hash[3] += d;
  hash[4] += e;
  hash[5] += f;
  hash[6] += g;
  hash[7] += h;
}

async function proofOf(token, bits) {
  for (let number = 0; ; number += 1) {
    if (firstWord(`${token}:${number}`) >>> (32 - bits) === 0) return String(number);
    if (number % STEP === STEP - 1) await new Promise((resolve) => setTimeout(resolve));
  }
}

function prove(form) {
  form.proving ??= proofOf(form.elements.started.value, Number(form.dataset.proofBits)).then((proof) => {
    form.elements.proof.value = proof;
  });
  return form.proving;
}

for (const form of document.querySelectorAll("form[data-proof-bits]")) {
  form.querySelector("[data-without-script]").hidden = true;
  form.addEventListener("input", () => prove(form), { once: true });
  form.addEventListener(
    "submit",
    (event) => {
      if (form.elements.proof.value) return;
      event.preventDefault();
      event.stopPropagation();
      prove(form).then(() => form.requestSubmit(event.submitter));
    },
    true,
  );
}

// Solves the submit form's puzzle (ALTCHA, PBKDF2) while its answers are being read. Never in the way: without
// WebCrypto, or when it takes too long, the form goes out as it would without script.
const form = document.querySelector("form[data-puzzle]");
const status = form.querySelector("[role=status]");
const button = form.querySelector(".button");
const LONGEST_WAIT_MS = 10_000;

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hex = (all) => [...all].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function derive({ salt, cost, keyLength, algorithm }, password) {
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", salt: bytes(salt), iterations: cost, hash: algorithm.slice(7) };
  return hex(new Uint8Array(await crypto.subtle.deriveBits(how, key, keyLength * 8)));
}

async function solve(challenge) {
  const { nonce, keyPrefix, keyLength = 32 } = challenge.parameters;
  const head = bytes(nonce);
  const password = new Uint8Array(head.length + 4);
  password.set(head);
  for (let counter = 0; ; counter++) {
    new DataView(password.buffer).setUint32(head.length, counter);
    const derivedKey = await derive({ ...challenge.parameters, keyLength }, password);
    if (derivedKey.startsWith(keyPrefix)) return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
  }
}

let solved = Promise.resolve();
if (globalThis.crypto?.subtle) {
  status.textContent = form.dataset.solving;
  solved = solve(JSON.parse(form.dataset.puzzle)).then(
    (solution) => {
      form.elements.puzzle.value = solution;
      status.textContent = form.dataset.solved;
    },
    () => {
      status.textContent = "";
    },
  );
}

let sent = false;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (sent) return;
  sent = true;
  button.setAttribute("aria-disabled", "true");
  await Promise.race([solved, new Promise((done) => setTimeout(done, LONGEST_WAIT_MS))]);
  status.textContent = form.dataset.sending;
  form.submit();
});

// Back from the page after: the button works again, and the server knows that the report was sent.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  sent = false;
  status.textContent = "";
  button.removeAttribute("aria-disabled");
});

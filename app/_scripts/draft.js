// Keeps what is typed and not sent yet, locked, so that a reload, a closed tab or a dead battery in a lift loses nothing.
import { Closed, forgetTexts, lock, phoneKey, placeOf, unlock } from "./parts/phone-key.js";

const PAUSE_MS = 250;
const form = document.querySelector("form[data-draft]");
const place = placeOf(location.pathname);
// Others may look at this phone: nothing is kept, and the browser asks before typed text is lost.
const quiet = "quiet" in document.documentElement.dataset;
const kept = () => [...form.elements].filter((field) => field.name && field.type !== "hidden" && field.type !== "file");
const isTick = (field) => /radio|checkbox/.test(field.type);

const untouched = () =>
  kept().every((field) =>
    isTick(field) ? field.checked === field.defaultChecked : field.value === field.defaultValue,
  );

let sent = false;
let writes = 0;

async function write() {
  if (quiet || sent) return;
  const mine = ++writes;
  const values = kept().map((field) => (isTick(field) ? field.checked : field.value));
  try {
    const { iv, sealed } = await lock(place, new TextEncoder().encode(JSON.stringify(values)));
    if (mine !== writes || sent) return; // a later one is under way
    localStorage.setItem(place, btoa(String.fromCharCode(...iv, ...new Uint8Array(sealed))));
  } catch {
    // No store, or no key now: the page works as it does without script.
  }
}

function forget() {
  sent = true;
  try {
    localStorage.removeItem(place);
  } catch {
    // There is no store.
  }
}

async function read() {
  const bytes = Uint8Array.from(atob(localStorage.getItem(place)), (one) => one.charCodeAt(0));
  const opened = await unlock(place, { iv: bytes.slice(0, 12), sealed: bytes.slice(12) });
  return JSON.parse(new TextDecoder().decode(opened));
}

/** Newer than what is kept: what the server shows after an error, and what was typed before this script came. */
async function restore() {
  if (!localStorage.getItem(place) || document.querySelector(".error-summary")) return;
  const before = await read();
  if (before.length !== kept().length || !untouched()) return;
  kept().forEach((field, at) => {
    if (isTick(field)) field.checked = before[at];
    else field.value = before[at];
  });
}

if (quiet) forgetTexts();
else
  restore().catch((error) => {
    if (error instanceof Closed) forgetTexts();
    else if (error.name === "OperationError") localStorage.removeItem(place); // of an earlier report
  });

let pause;
form.addEventListener("focusin", () => quiet || phoneKey().catch(() => {}), { once: true });
// At once, and once more after a pause: whoever types on and on must not wait for a moment of rest to be kept.
form.addEventListener("input", () => {
  if (pause) return;
  write();
  pause = setTimeout(() => {
    pause = undefined;
    write();
  }, PAUSE_MS);
});
// A phone that turns to another app may never come back to this page.
document.addEventListener("visibilitychange", () => {
  if (document.hidden && !untouched()) write();
});
addEventListener("pagehide", () => {
  if (!untouched()) write();
});
addEventListener("beforeunload", (event) => {
  if (quiet && !sent && !untouched()) event.preventDefault();
});
form.addEventListener("submit", forget);
// Whoever leaves in a hurry leaves nothing typed behind.
document.querySelector(".exit")?.addEventListener("click", () => {
  sent = true;
  forgetTexts();
});

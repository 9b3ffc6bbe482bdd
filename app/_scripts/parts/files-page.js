// The files page while files travel: what the server shows anew comes in without a reload.
import { pause } from "./upload.js";

export const form = () => document.querySelector("form[data-sending]");
export const words = (name, values = {}) =>
  form()?.dataset[name].replace(/%(\w)/g, (_, mark) => values[mark] ?? "") ?? "";

/** For everybody, also who does not see the page: few sentences, not each percent. */
export function say(name, values) {
  const status = document.getElementById("sending");
  if (status) status.textContent = words(name, values);
}

/** A file that was not taken, in the same place and words as without script. */
export function refuse(sentence) {
  if (!document.querySelector(".error-summary")) {
    const summary = document.getElementById("refusals").content.cloneNode(true);
    summary.querySelector("ul").replaceChildren();
    document.querySelector(".progress").before(summary);
  }
  const link = document.createElement("a");
  Object.assign(link, { href: "#files", textContent: sentence });
  const line = document.createElement("li");
  line.append(link);
  document.querySelector(".error-summary ul").append(line);
}

/** What was filled in while the file travelled is newer than what came back. */
function carryOver(from, to) {
  for (const field of from.querySelectorAll("select[name], input[name]:not([type=hidden], [type=file])")) {
    const box = field.type === "checkbox";
    const twin = to.querySelector(`[name="${field.name}"]${box ? `[value="${field.value}"]` : ""}`);
    if (!twin) continue;
    if (box) twin.checked = field.checked;
    twin.value = field.value;
    if (field.closest("details[open]")) twin.closest("details").open = true;
  }
}

/** What this script keeps on the phone is said where it can keep it; what it can do more is offered where it can. */
export function sayWhatIsKept() {
  const note = document.querySelector("[data-keeps]");
  if (note && "subtle" in crypto && "indexedDB" in window) note.hidden = false;
  const coverer = document.querySelector("[data-coverer]");
  if (coverer && "createImageBitmap" in window && "showModal" in HTMLDialogElement.prototype) coverer.hidden = false;
}

/** The phone's own list of pictures may be open: what is chosen there comes to the field that opened it. */
function keepPickers(from, to) {
  for (const kind of ["[data-cover]", ":not([data-cover])"]) {
    const [field, twin] = [from, to].map((page) => page.querySelector(`input[type=file]${kind}`));
    if (!field || !twin) continue;
    for (const name of field.getAttributeNames()) if (!twin.hasAttribute(name)) field.removeAttribute(name);
    for (const { name, value } of twin.attributes) field.setAttribute(name, value); // of errors that have come or gone
    twin.replaceWith(field);
  }
}

function show(page) {
  const [from, to] = [document.querySelector("main"), page.querySelector("main")];
  const focused = document.activeElement;
  carryOver(from, to);
  const summary = from.querySelector(".error-summary");
  if (summary) to.querySelector(".progress").before(summary);
  for (const id of ["uploads", "sending"]) to.querySelector(`#${id}`)?.replaceWith(document.getElementById(id));
  from.replaceWith(document.adoptNode(to));
  keepPickers(from, to);
  sayWhatIsKept();
  awaitReading();
  (focused.isConnected ? focused : document.getElementById(focused.id))?.focus();
}

let looks = 0;
let looking;

/** A picture is being read: what was found is shown as soon as it is there, and nobody waits for ever. */
export function awaitReading() {
  clearTimeout(looking);
  if (document.querySelector("[data-reading]")) {
    if (looks++ < 30) looking = setTimeout(renew, 1_500);
    return;
  }
  if (looks > 0 && document.querySelector(".proposals")) say("read");
  looks = 0;
}

/** The page as the server has it by now. */
export async function renew(tries = 0) {
  try {
    const address = new URL(location.href);
    for (const done of ["received", "filled"]) address.searchParams.delete(done);
    const text = await (await fetch(address)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    if (page.querySelector("form[data-sending]")) show(page);
  } catch {
    await pause(tries);
    if (tries < 6) await renew(tries + 1);
  }
}

// Single keys for staff. What a key does stands in the page: whatever carries it in aria-keyshortcuts is pressed.
const TYPING = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

const LEAVING_MS = 2_000;

const isOff = () => document.querySelector("[data-keys='off']") !== null;
const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled;

function moveInQueue(step) {
  const links = [...document.querySelectorAll(".queue a")].filter(isShown);
  if (links.length === 0) return false;
  const focused = links.findIndex((link) => link.closest("li").contains(document.activeElement));
  const at = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent === "true");
  const next = links[Math.min(Math.max(at + step, 0), links.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

/** Ticks the row under the cursor, or takes the tick away. */
function tickRow() {
  const box = document.activeElement.closest(".queue li")?.querySelector("input[type=checkbox]");
  box?.click();
  return Boolean(box);
}

/** In the form that is open: its first list of choices. */
function choose(digit) {
  const radio = [...document.querySelectorAll("form[data-digits] input[type=radio]")].filter(isShown)[digit - 1];
  if (!radio) return false;
  radio.checked = true;
  radio.focus();
  radio.form.dispatchEvent(new Event("zhenping:chosen"));
  return true;
}

function press(key) {
  const marked = [...document.querySelectorAll("[aria-keyshortcuts]")];
  const element = marked.find((one) => one.getAttribute("aria-keyshortcuts").split(" ").includes(key) && isShown(one));
  if (!element) return false;
  if (element.matches("input, textarea")) element.focus();
  else element.click();
  if (element.matches("a[href], button[type=submit]")) left = Date.now();
  return true;
}

/** A page that was left still hears keys until the next one comes: those were meant for the next. */
let left = 0;
const isLeaving = () => Date.now() - left < LEAVING_MS;

function act(key) {
  if (key === "j") return moveInQueue(1);
  if (key === "k") return moveInQueue(-1);
  if (key === "x" && tickRow()) return true;
  if (/^[1-9]$/.test(key) && choose(Number(key))) return true;
  return press(key);
}

/** `s`, or `Shift+S`; the same with Caps Lock on. Signs are what they are on whichever keys they lie. */
function keyOf({ key, shiftKey }) {
  if (!/^[a-z]$/i.test(key)) return key;
  return shiftKey ? `Shift+${key.toUpperCase()}` : key.toLowerCase();
}

const wasTyped = () =>
  [
    ...document.querySelectorAll(
      ".split-detail :is(textarea, input:not([type=hidden], [type=radio], [type=checkbox]))",
    ),
  ].some((field) => field.value !== field.defaultValue);

/** A row that is opened is taken, and the case that is left goes back: unless something was typed into it. */
function openRow(event) {
  const link = event.target.closest(".queue a");
  const form = document.querySelector("#opening");
  if (!link || !form || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const { leave, take, on } = form.elements;
  take.value = "take" in link.dataset ? "1" : "";
  if (wasTyped() || link.pathname.endsWith(`/${leave.value}`)) leave.value = "";
  if (!take.value && !leave.value) return;
  event.preventDefault();
  on.value = new URLSearchParams(link.search).get("on") ?? "";
  form.action = `${link.pathname}/openings`;
  form.submit();
}

document.addEventListener("click", openRow);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || isOff()) return;
  if (event.target.matches(TYPING)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (isLeaving() || act(keyOf(event))) event.preventDefault();
});

// For those who must know that keys are heard from now on.
window.zhenpingKeys = true;

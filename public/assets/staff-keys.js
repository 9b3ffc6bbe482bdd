// Single keys for staff. What a key does stands in the page: whatever carries it in aria-keyshortcuts is pressed.
const TYPING = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

const isOff = () => document.querySelector("[data-keys='off']") !== null;
const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled;

function moveInQueue(step) {
  const links = [...document.querySelectorAll(".queue a")].filter(isShown);
  if (links.length === 0) return false;
  const focused = links.indexOf(document.activeElement);
  const at = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent === "true");
  const next = links[Math.min(Math.max(at + step, 0), links.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

/** In the form that is open: its first list of choices. */
function choose(digit) {
  const radio = [...document.querySelectorAll("form[data-digits] input[type=radio]")].filter(isShown)[digit - 1];
  if (!radio) return false;
  radio.checked = true;
  radio.focus();
  return true;
}

function press(key) {
  const marked = [...document.querySelectorAll("[aria-keyshortcuts]")];
  const element = marked.find((one) => one.getAttribute("aria-keyshortcuts").split(" ").includes(key) && isShown(one));
  if (!element) return false;
  if (element.matches("input, textarea")) element.focus();
  else element.click();
  return true;
}

function act(key) {
  if (key === "j") return moveInQueue(1);
  if (key === "k") return moveInQueue(-1);
  if (/^[1-9]$/.test(key) && choose(Number(key))) return true;
  return press(key);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || isOff()) return;
  if (event.target.matches(TYPING)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (act(event.key)) event.preventDefault();
});

// For those who must know that keys are heard from now on.
window.zhenpingKeys = true;

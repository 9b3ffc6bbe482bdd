// Keeps what is typed and not sent yet in this tab alone, so that a reload or a dead battery in a lift loses nothing.
const form = document.querySelector("form[data-draft]");
const place = `zp:${location.pathname}`;
// Others may look at this phone: nothing is kept, and the browser asks before typed text is lost.
const quiet = "quiet" in document.documentElement.dataset;
const kept = () => [...form.elements].filter((field) => field.name && field.type !== "hidden" && field.type !== "file");

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? "null");
  } catch {
    return null;
  }
}

function write() {
  if (quiet) return;
  const values = kept().map((field) => (/radio|checkbox/.test(field.type) ? field.checked : field.value));
  try {
    sessionStorage.setItem(place, JSON.stringify(values));
  } catch {
    // A full or forbidden store: the page works as it does without script.
  }
}

const untouched = () =>
  kept().every((field) =>
    /radio|checkbox/.test(field.type) ? field.checked === field.defaultChecked : field.value === field.defaultValue,
  );

const before = quiet ? sessionStorage.clear() : read();
// Newer than what this tab remembers: what the server shows after an error, and what was typed before this script came.
if (before?.length === kept().length && untouched() && !document.querySelector(".error-summary")) {
  kept().forEach((field, at) => {
    if (/radio|checkbox/.test(field.type)) field.checked = before[at];
    else field.value = before[at];
  });
}
let sent = false;
form.addEventListener("input", write);
addEventListener("pagehide", () => {
  if (!sent && !untouched()) write();
});
addEventListener("beforeunload", (event) => {
  if (quiet && !sent && !untouched()) event.preventDefault();
});
form.addEventListener("submit", () => {
  sent = true;
  sessionStorage.removeItem(place);
});
// Whoever leaves in a hurry leaves nothing typed behind in this tab.
document.querySelector(".exit")?.addEventListener("click", () => {
  sent = true;
  sessionStorage.clear();
});

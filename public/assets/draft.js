// Keeps what is typed and not sent yet in this tab alone, so that a reload or a dead battery in a lift loses nothing.
const form = document.querySelector("form[data-draft]");
const place = `zp:${location.pathname}`;
const kept = () => [...form.elements].filter((field) => field.name && field.type !== "hidden" && field.type !== "file");

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? "null");
  } catch {
    return null;
  }
}

function write() {
  const values = kept().map((field) => (/radio|checkbox/.test(field.type) ? field.checked : field.value));
  try {
    sessionStorage.setItem(place, JSON.stringify(values));
  } catch {
    // A full or forbidden store: the page works as it does without script.
  }
}

const before = read();
// What the server shows after an error is newer than what this tab remembers.
if (before && before.length === kept().length && !document.querySelector(".error-summary")) {
  kept().forEach((field, at) => {
    if (/radio|checkbox/.test(field.type)) field.checked = before[at];
    else field.value = before[at];
  });
}
form.addEventListener("input", write);
form.addEventListener("submit", () => sessionStorage.removeItem(place));
// Whoever leaves in a hurry leaves nothing typed behind in this tab.
document.querySelector(".exit")?.addEventListener("click", () => sessionStorage.clear());

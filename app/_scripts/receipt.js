// Printing needs a script; without one the browser's own menu prints the same page.
const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => print());
// The report is sent: what the phone had put aside of it goes, files and half-written text.
try {
  for (const name of Object.keys(localStorage)) if (name.startsWith("zp:")) localStorage.removeItem(name);
  indexedDB.deleteDatabase("zp");
} catch {
  // There is no store.
}

// Shows in the form what the reporter will read, as soon as everything is filled in: the same preview that the server
// makes as a page of its own. Sending needs the preview's mark, so what was changed since is previewed again.
const form = document.querySelector("form.decision-form");
const place = form?.querySelector("[data-live]");
const slot = place?.querySelector("[data-letter]");
let asked = 0;

const wordsOf = () => new URLSearchParams([...new FormData(form)].filter(([name]) => name !== slot.dataset.field));
const isFilled = (name) => form.elements[name]?.value.trim() !== "";
const isComplete = () => form.dataset.needs.split(" ").filter(Boolean).every(isFilled);

function show(preview) {
  form.toggleAttribute("data-previewed", preview !== null);
  for (const one of form.querySelectorAll("[data-once-previewed]")) one.hidden = preview === null;
  for (const one of form.querySelectorAll("[data-until-previewed]")) one.hidden = preview !== null;
  slot.replaceChildren(...(preview ? [preview.letter, preview.mark] : []));
  if (preview) place.scrollIntoView({ block: "nearest" });
}

function previewIn(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const letter = page.querySelector("[data-preview]");
  const mark = page.querySelector(`input[name=${slot.dataset.field}]`);
  return letter && mark ? { letter, mark } : null;
}

async function refresh() {
  asked += 1;
  const own = asked;
  show(null);
  if (!isComplete()) return;
  const body = wordsOf();
  body.set("do", "preview");
  const answer = await fetch(form.getAttribute("action"), { method: "POST", body }).catch(() => null);
  const preview = answer?.ok ? previewIn(await answer.text()) : null;
  if (own === asked) show(preview);
}

if (slot) {
  form.addEventListener("input", () => show(null));
  form.addEventListener("change", refresh);
  form.addEventListener("zhenping:chosen", refresh);
  refresh();
}

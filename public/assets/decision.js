// Shows in the form what the reporter will read, as soon as everything is filled in: the same preview that the server
// makes as a page of its own. Sending needs the preview's mark, so what was changed since is previewed again.
const form = document.querySelector("form.decision-form");
const place = form?.querySelector("[data-live]");
const mark = form?.querySelector("input[name=previewed]");
let asked = 0;

const wordsOf = () => new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "previewed"));
const isFilled = (name) => form.elements[name]?.value.trim() !== "";
const isComplete = () => form.dataset.needs.split(" ").filter(Boolean).every(isFilled);

function show(preview) {
  form.toggleAttribute("data-previewed", preview !== null);
  for (const one of form.querySelectorAll("[data-once-previewed]")) one.hidden = preview === null;
  for (const one of form.querySelectorAll("[data-until-previewed]")) one.hidden = preview !== null;
  mark.value = preview?.mark ?? "";
  if (preview) {
    place.querySelector("[data-letter]").replaceChildren(preview.letter);
    place.scrollIntoView({ block: "nearest" });
  }
}

function previewIn(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const [letter, field] = [page.querySelector("[data-preview]"), page.querySelector("input[name=previewed]")];
  return letter && field ? { letter, mark: field.value } : null;
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

/** The framework puts a page that was changed before it came to life back as it was. */
async function untilAlive() {
  if (!document.querySelector("[data-comes-alive]") || "alive" in document.documentElement.dataset) return;
  await new Promise((done) => document.addEventListener("zhenping:alive", done, { once: true }));
}

if (place && mark) {
  await untilAlive();
  form.addEventListener("input", () => show(null));
  form.addEventListener("change", refresh);
  form.addEventListener("zhenping:chosen", refresh);
  refresh();
}

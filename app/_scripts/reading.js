// A picture and what was read on it: shows where a field stands, counts what was looked at, draws boxes by dragging.
const form = document.querySelector("[data-fields]");
const figure = document.querySelector("[data-boxed]");
const rows = [...(form?.querySelectorAll("[data-field]") ?? [])];
const seen = new Set();

function mark(name) {
  for (const box of figure?.querySelectorAll("[data-box]") ?? [])
    box.classList.toggle("marked", box.dataset.box === name);
  const marked = figure?.querySelector(".marked rect");
  if (!marked) return;
  const { top, bottom } = marked.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) marked.scrollIntoView({ block: "center" });
}

function tellLeft() {
  const all = form.querySelector("[data-confirm-all]");
  const left = form.querySelector("[data-left]");
  const count = rows.filter((row) => !seen.has(row)).length;
  all.disabled = count > 0;
  left.textContent = count > 0 ? left.dataset.words.replace("{n}", count) : "";
}

function look(row) {
  seen.add(row);
  mark(row.dataset.field);
  tellLeft();
}

function step(by) {
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const start = at < 0 && by < 0 ? 0 : at;
  const next = rows[Math.min(Math.max(start + by, 0), rows.length - 1)];
  const verdict = next?.querySelector("input[type=radio]:checked") ?? next?.querySelector("input, textarea");
  verdict?.focus();
}

function followFields() {
  form.querySelector("[data-with-script]").hidden = false;
  for (const row of rows) {
    row.addEventListener("focusin", () => look(row));
    row.addEventListener("pointerenter", () => mark(row.dataset.field));
  }
  for (const button of form.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  }
  form.querySelector("[data-confirm-all]").addEventListener("click", () => {
    for (const row of rows) row.querySelector("input[type=radio][value=confirmed]").checked = true;
  });
  tellLeft();
}

// Boxes: what is dragged goes into the form that was last used, at first the one for a new box.
const maskForms = [...document.querySelectorAll("[data-mask-form]")];
let target = maskForms[0];

function pointOn(event) {
  const { left, top, width, height } = figure.querySelector("img").getBoundingClientRect();
  const within = (share) => Math.min(100, Math.max(0, share * 100));
  return { x: within((event.clientX - left) / width), y: within((event.clientY - top) / height) };
}

function draw(from, to) {
  const box = {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
  const drawn = figure.querySelector("[data-drawn]");
  for (const [side, value] of Object.entries(box)) {
    drawn.setAttribute(side, value);
    target.elements[side].value = value.toFixed(2);
  }
}

function followDragging() {
  for (const one of maskForms) {
    one.addEventListener("focusin", () => {
      target = one;
      if (one.dataset.maskForm !== "new") mark(one.dataset.maskForm);
    });
  }
  let from = null;
  figure.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return; // a finger scrolls
    event.preventDefault();
    from = pointOn(event);
    figure.setPointerCapture(event.pointerId);
  });
  figure.addEventListener("pointermove", (event) => from && draw(from, pointOn(event)));
  figure.addEventListener("pointerup", (event) => {
    if (!from) return;
    draw(from, pointOn(event));
    from = null;
    target.querySelector("button").focus();
  });
}

/** Whoever works on a picture asked for it once: every act leads back to the page, and it stays shown in this tab. */
function keepShown() {
  const shown = document.querySelector(".shade-switch input");
  const [picture] = /evidence\/[\w-]+/.exec(location.pathname) ?? [];
  if (!shown || !picture) return;
  shown.checked ||= sessionStorage.getItem(picture) === "shown";
  shown.addEventListener("change", () => {
    if (shown.checked) sessionStorage.setItem(picture, "shown");
    else sessionStorage.removeItem(picture);
  });
}

keepShown();
if (form && rows.length > 0) followFields();
if (figure && target) followDragging();

// For those who must know that the page listens.
window.zhenpingReading = true;

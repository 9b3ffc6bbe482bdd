// Files of a case: the chosen one large, enlarged and turned by buttons and keys. A page may have several lists, those of
// merged cases among them; one picture is large at a time.
const ZOOM = [1, 1.5, 2, 3, 4];
let open = null;

const switchOf = (item) => item.querySelector(".shade-switch input");
const linkOf = (item) => item.querySelector("a");

function draw() {
  const { item, view, step, quarter } = open;
  const picture = view.querySelector(".viewer-stage img");
  picture.style.width = `${ZOOM[step] * 100}%`;
  picture.style.transform = `rotate(${quarter * 90}deg)`;
  const shown = switchOf(item)?.checked ?? true;
  for (const look of ["shaded", "blur", "grey"]) view.classList.toggle(look, !shown && item.classList.contains(look));
  view.querySelector("[data-does=asItIs]")?.setAttribute("aria-pressed", shown);
  view.querySelector("[data-open]").hidden = !shown;
}

function close() {
  if (!open) return;
  linkOf(open.item).removeAttribute("aria-current");
  if (open.view.contains(document.activeElement)) linkOf(open.item).focus();
  open.view.remove();
  open = null;
}

function choose(item) {
  close();
  const view = item.querySelector("template").content.cloneNode(true).firstElementChild;
  linkOf(item).setAttribute("aria-current", "true");
  item.closest("[data-files]").nextElementSibling.append(view);
  open = { item, view, step: 0, quarter: 0 };
  draw();
}

const DOES = {
  zoomIn: () => ({ step: Math.min(open.step + 1, ZOOM.length - 1) }),
  zoomOut: () => ({ step: Math.max(open.step - 1, 0) }),
  rotate: () => ({ quarter: (open.quarter + 1) % 4 }),
  reset: () => ({ step: 0, quarter: 0 }),
  asItIs: () => {
    const box = switchOf(open.item);
    box.checked = !box.checked;
  },
};

function pressed({ target }) {
  const does = target.closest("[data-does]")?.dataset.does;
  if (!does) return;
  if (does === "close") return close();
  Object.assign(open, DOES[does]());
  draw();
}

document.addEventListener("click", (event) => {
  if (open?.view.contains(event.target)) return pressed(event);
  const item = event.target.closest("[data-files] > li");
  const link = event.target.closest("a");
  if (!item?.querySelector("template") || link !== linkOf(item) || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (open?.item === item) close();
  else choose(item);
});
document.addEventListener("change", ({ target }) => {
  if (open && target === switchOf(open.item)) draw();
});

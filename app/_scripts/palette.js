// Ctrl-K: everything that can be done from here, by typing a part of its name. The list is made of what the page shows
// and allows at this moment, so nothing stands in it that a click could not do.
const ways = document.querySelector("#palette-ways");
const opener = document.querySelector("#palette-open");
const words = ways?.dataset;
const REFERENCE = /^(zp\d{2})[-\s]?([0-9a-z]{4})[-\s]?([0-9a-z]{4})$/i;

const keysAct = () => document.querySelector("[data-keys='off']") === null;
const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled;
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** The name of a button or link without its key. */
function nameOf(element) {
  const copy = element.cloneNode(true);
  for (const key of copy.querySelectorAll("kbd")) key.remove();
  return plain(copy.textContent) === "" ? "" : copy.textContent.replace(/\s+/g, " ").trim();
}

function press(element) {
  if (element.matches("input, textarea")) element.focus();
  else element.click();
}

function actsOfThePage() {
  const marked = [
    ...document.querySelectorAll("[aria-keyshortcuts], .decide .actions a, .desk .actions :is(a, button)"),
  ];
  const main = document.querySelector("main");
  const inOrder = [...new Set(marked)].sort((one, other) => main.contains(other) - main.contains(one));
  return inOrder
    .filter((one) => one !== opener && isShown(one))
    .map((one) => ({
      label: nameOf(one) || one.getAttribute("aria-label") || "",
      group: words.acts,
      keys: keysAct() ? (one.getAttribute("aria-keyshortcuts") ?? "").replace("Shift+", "") : "",
      run: () => press(one),
    }))
    .filter(({ label }) => label !== "");
}

/** The pages, the lists that everybody has, and those that are saved under a name beside the queue. */
function waysOut() {
  const links = [...document.querySelectorAll(".quick a"), ...ways.querySelectorAll("a")];
  const once = links.filter((link, at) => links.findLastIndex(({ href }) => href === link.href) === at);
  return once.map((link) => ({
    label: link.textContent.trim(),
    group: words[link.dataset.group ?? "filters"],
    keys: "",
    run: () => location.assign(link.href),
  }));
}

/** What was typed as a case number, or as words to look for. */
function typedAway(typed) {
  if (!words.cases || typed === "") return [];
  const [, year, one, two] = REFERENCE.exec(typed) ?? [];
  const number = year && `${year}-${one}-${two}`.toUpperCase();
  const go = (address) => () => location.assign(words.cases + address);
  const jump = { label: number, group: words.case, keys: "", run: go(`/cases/${number}`) };
  const search = { label: typed, group: words.search, keys: "", run: go(`?q=${encodeURIComponent(typed)}`) };
  return number ? [jump, search] : [search];
}

function make(name, attributes = {}, children = []) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function optionOf(item, at) {
  const keys = item.keys ? [make("kbd", {}, [item.keys])] : [];
  const group = make("span", { class: "muted" }, [item.group]);
  return make("li", { role: "option", id: `palette-${at}`, "aria-selected": "false" }, [
    item.label,
    " ",
    group,
    ...keys,
  ]);
}

class Palette {
  constructor() {
    const list = { id: "palette-list", role: "listbox", "aria-label": words.title };
    this.list = make("ul", list);
    this.none = make("p", { role: "status", class: "muted" });
    const box = {
      role: "combobox",
      "aria-expanded": "true",
      "aria-controls": "palette-list",
      "aria-autocomplete": "list",
    };
    this.input = make("input", { ...box, "aria-label": words.hint, placeholder: words.hint, autocomplete: "off" });
    this.dialog = make("dialog", { class: "palette", "aria-label": words.title }, [this.input, this.list, this.none]);
    this.all = [...actsOfThePage(), ...waysOut()];
    this.back = document.activeElement;
    this.run = null;
    this.input.addEventListener("input", () => this.fill());
    this.dialog.addEventListener("keydown", (event) => this.hear(event));
    this.dialog.addEventListener("close", () => this.end());
    this.list.addEventListener("click", (event) =>
      this.take([...this.list.children].indexOf(event.target.closest("li"))),
    );
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.fill();
  }

  fill() {
    const typed = this.input.value.trim();
    const parts = plain(typed).split(" ");
    const fits = ({ label, group }) => parts.every((part) => plain(`${label} ${group}`).includes(part));
    this.items = [...this.all.filter(fits), ...typedAway(typed)];
    this.list.replaceChildren(...this.items.map(optionOf));
    this.none.textContent = this.items.length === 0 ? words.none : "";
    this.choose(0);
  }

  choose(at) {
    this.at = Math.min(Math.max(at, 0), this.items.length - 1);
    for (const [place, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(place === this.at));
    }
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
    if (this.at >= 0) this.input.setAttribute("aria-activedescendant", `palette-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  hear(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    const moves = { ArrowDown: this.at + 1, ArrowUp: this.at - 1, PageDown: this.at + 8, PageUp: this.at - 8 };
    if (event.key in moves) this.choose(moves[event.key]);
    else if (event.key === "Enter") this.take(this.at);
    else return;
    event.preventDefault();
  }

  take(at) {
    this.run = this.items[at]?.run ?? null;
    if (this.run) this.dialog.close();
  }

  /** Focus goes back to where it was before anything is done from there. */
  end() {
    this.dialog.remove();
    this.back?.focus();
    this.run?.();
  }
}

function open() {
  if (!document.querySelector("dialog.palette")) new Palette();
}

if (ways && opener) {
  opener.hidden = false;
  opener.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
}

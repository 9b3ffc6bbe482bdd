// Sends files as soon as they are chosen, one by one, and says how far they are; the page can be filled in meanwhile.
// Without this script, or where it fails, the form sends them in one go.
const waiting = [];
const refusals = [];
let running = false;
let pressed = null;
let number = 0;

const form = () => document.querySelector("form[data-sending]");

function say(name, values = {}) {
  const status = document.getElementById("sending");
  if (!status) return;
  status.textContent = form().dataset[name].replace(/%(\w)/g, (_, mark) => values[mark] ?? "");
}

function post(file) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    const data = new FormData(form());
    const place = { n: number, t: number + waiting.length };
    data.set("files", file);
    data.set("do", "send");
    request.open("POST", form().action);
    request.responseType = "document";
    request.upload.onprogress = ({ loaded, total }) => {
      if (loaded < total) say("sending", { ...place, p: Math.floor((100 * loaded) / total) });
      else say("checking", place);
    };
    request.onload = () => (request.response?.querySelector("main") ? done(request.response) : fail());
    request.onerror = fail;
    say("sending", { ...place, p: 0 });
    request.send(data);
  });
}

/** What was filled in while the file travelled is newer than what came back. */
function carryOver(from, to) {
  for (const field of from.querySelectorAll("select[name], input[name]:not([type=hidden], [type=file])")) {
    const twin = to.querySelector(`[name="${field.name}"]`);
    if (!twin) continue;
    twin.value = field.value;
    if (field.closest("details[open]")) twin.closest("details").open = true;
  }
}

function show(page) {
  const [from, to] = [document.querySelector("main"), page.querySelector("main")];
  const focused = document.activeElement?.id;
  if (to.querySelector("form[data-sending]")) carryOver(from, to);
  const summary = to.querySelector(".error-summary");
  if (summary) {
    refusals.push(...summary.querySelectorAll("li"));
    summary.querySelector("ul").replaceChildren(...refusals);
  } else if (refusals.length > 0 && refusals[0].closest(".error-summary")) {
    to.querySelector(".progress")?.before(refusals[0].closest(".error-summary"));
  }
  from.replaceWith(document.adoptNode(to));
  document.title = page.title;
  if (focused) document.getElementById(focused)?.focus();
}

/** The rest goes back into the file field: pressing the button sends it. */
function giveBack(files) {
  say("interrupted", { c: files.length });
  const input = form()?.querySelector("input[type=file]");
  const back = new DataTransfer();
  for (const file of files) back.items.add(file);
  if (input) input.files = back.files;
}

async function run() {
  running = true;
  refusals.length = number = 0;
  while (waiting.length > 0 && form()) {
    const file = waiting.shift();
    number++;
    try {
      show(await post(file));
    } catch {
      giveBack([file, ...waiting.splice(0)]);
      pressed = null;
    }
  }
  running = false;
  if (refusals.length > 0) document.querySelector(".error-summary")?.focus();
  else if (number > 0 && form()?.querySelector("input[type=file]")?.files.length === 0) say("sent");
  if (pressed && refusals.length === 0) form()?.querySelector(pressed)?.click();
  pressed = null;
}

function take(input) {
  waiting.push(...input.files);
  input.value = "";
  if (!running && waiting.length > 0) run();
}

document.addEventListener("change", ({ target }) => {
  if (target.type === "file" && target.form === form()) take(target);
});

// A button pressed while files travel waits for them.
document.addEventListener("submit", (event) => {
  if (!running || event.target !== form()) return;
  event.preventDefault();
  const { name, value } = event.submitter;
  pressed = `button[name="${name}"][value="${value}"]`;
});

// Chosen before this script had arrived.
const early = form()?.querySelector("input[type=file]");
if (early) take(early);

// Sends files as soon as they are chosen, one by one, and says how far each is; the page can be filled in meanwhile.
// A cut, a reload or a server that died costs the last seconds of it. Without this script the form sends them in one go.
import { cover } from "./parts/cover.js";
import { awaitReading, form, refuse, renew, say, sayWhatIsKept, words } from "./parts/files-page.js";
import { forget, forgetAll, keep, kept } from "./parts/kept-files.js";
import { forgetTexts } from "./parts/phone-key.js";
import { giveUp, NotSpoken, Refused, send, unfinished } from "./parts/upload.js";

const quiet = "quiet" in document.documentElement.dataset;
const jobs = [];
let running = false;
let plain = false;
let pressed = null;
let [done, refused] = [0, 0];
let putAside = Promise.resolve();

const busy = () => jobs.filter(({ state }) => state !== "again");

function paint(job, state, at = job.at) {
  const percent = Math.floor((100 * at) / job.size);
  Object.assign(job, { state, at });
  job.row.querySelector("progress").value = percent;
  job.row.querySelector("[data-state]").textContent = words(state === "sending" ? "percent" : state, { p: percent });
  const button = job.row.querySelector("[data-pause]");
  button.hidden = state === "again" || state === "checking";
  button.textContent = words(state === "paused" ? "resume" : "pause");
}

function add(job) {
  const row = document.getElementById("upload-row").content.cloneNode(true).firstElementChild;
  row.querySelector("[data-name]").textContent = job.name;
  row.querySelector("progress").setAttribute("aria-label", job.name);
  for (const button of row.querySelectorAll("button")) button.setAttribute("aria-description", job.name);
  row.querySelector("[data-pause]").onclick = () => (job.state === "paused" ? resume(job) : halt(job));
  row.querySelector("[data-stop]").onclick = () => stop(job);
  document.getElementById("uploads").append(row);
  Object.assign(job, { row, at: job.at ?? 0, size: job.size ?? job.file.size });
  jobs.push(job);
  paint(job, job.file ? "waiting" : "again");
}

function halt(job) {
  paint(job, "paused");
  job.stop?.abort();
}

function resume(job) {
  paint(job, "waiting");
  run();
}

function drop(job) {
  forget(job.place);
  job.row.remove();
  jobs.splice(jobs.indexOf(job), 1);
}

function stop(job) {
  drop(job);
  job.stop?.abort();
  const id = job.id ?? job.path?.split("/").at(-1);
  if (id) giveUp(id).catch(() => {}); // the week's end takes it otherwise
  document.querySelector("#uploads button, input[type=file]")?.focus();
}

/** Nothing on the way speaks the protocol: all that is left goes with the form. */
function sendPlainly() {
  const all = new DataTransfer();
  for (const { file, name } of busy()) all.items.add(new File([file], name, { type: file.type }));
  form().querySelector("input[type=file]:not([data-cover])").files = all.files;
  forgetAll();
  plain = true;
  form().requestSubmit(form().querySelector("[value=send]:not(.vh)"));
}

async function sendOne(job) {
  job.stop = new AbortController();
  say("sending", { n: done + 1, t: done + busy().length });
  paint(job, "sending");
  const watch = {
    signal: job.stop.signal,
    progress: (at) => paint(job, at < job.size ? "sending" : "checking", Math.min(at, job.size)),
    cut: () => {
      paint(job, "cut");
      say("offline");
    },
  };
  try {
    await job.ready;
    watch.signal.throwIfAborted();
    await send(job, watch);
    drop(job);
    done++;
    await renew();
  } catch (error) {
    if (watch.signal.aborted) return;
    if (error instanceof NotSpoken) return sendPlainly();
    if (!(error instanceof Refused)) return paint(job, "again");
    drop(job);
    done++;
    refused++;
    refuse(error.message);
  }
}

const waiting = () => jobs.find(({ state }) => state === "waiting");

async function run() {
  if (running) return;
  running = true;
  for (let next = waiting(); next && !plain; next = waiting()) await sendOne(next);
  running = false;
  if (plain || busy().length > 0) return;
  if (refused > 0) document.querySelector(".error-summary")?.focus();
  else if (done > 0) say("sent");
  if (pressed && refused === 0) form()?.querySelector(pressed)?.click();
  pressed = null;
  done = refused = 0;
}

function digest(file) {
  return new Promise((answer) => {
    const worker = new Worker("/assets/digest.js");
    worker.onmessage = ({ data }) => {
      worker.terminate();
      answer(data);
    };
    worker.onerror = () => answer("");
    worker.postMessage(file);
  });
}

async function prepare(job) {
  job.sha256 = await digest(job.file);
  const begun = jobs.find(({ state, sha256 }) => state === "again" && sha256 && sha256 === job.sha256);
  if (begun) drop(begun);
  if (!quiet && job.sha256)
    job.place = await keep({ file: job.file, name: job.name, kind: job.kind, sha256: job.sha256 });
}

function take(files) {
  const kind = form().querySelector("[name=new_kind]")?.value;
  if (!running && files.length > 0) document.querySelector(".error-summary")?.remove();
  for (const file of files) {
    const job = { file, name: file.name, kind };
    add(job);
    job.ready = putAside = putAside.then(() => prepare(job));
  }
  run();
}

/** One after the other, each to be cut and covered first; what was given up is not sent. */
async function takeCovered(files) {
  for (const file of files) {
    const covered = await cover(file).catch(() => say("uncovered"));
    if (covered) take([covered]);
  }
  document.querySelector("[data-cover]")?.focus();
}

document.addEventListener("change", ({ target }) => {
  if (target.type !== "file" || target.form !== form()) return;
  const files = [...target.files];
  target.value = "";
  if ("cover" in target.dataset) takeCovered(files);
  else take(files);
});

// A button pressed while files travel waits for them.
document.addEventListener("submit", (event) => {
  if (plain || busy().length === 0 || event.target !== form()) return;
  event.preventDefault();
  const { name, value } = event.submitter;
  pressed = `button[name="${name}"][value="${value}"]`;
  for (const job of jobs) if (job.state === "paused") resume(job);
});

addEventListener("beforeunload", (event) => {
  if (quiet && !plain && busy().length > 0) event.preventDefault();
});
// Whoever leaves in a hurry leaves nothing behind.
document.querySelector(".exit")?.addEventListener("click", () => {
  jobs.length = 0;
  forgetAll();
  forgetTexts();
});

/** Goes on with what an earlier page began: from the phone, or, where nothing is kept there, once the file is chosen again. */
async function goOn() {
  if (quiet) forgetAll();
  const mine = quiet ? [] : await kept();
  for (const { file, name, kind, sha256, place } of mine) add({ file, name, kind, sha256, place });
  run();
  const begun = await unfinished().catch(() => []);
  const here = new Set(jobs.map(({ sha256 }) => sha256));
  for (const { id, name, size, offset, sha256 } of begun)
    if (offset < size && !here.has(sha256)) add({ id, name, size, sha256, at: offset });
}

sayWhatIsKept();
awaitReading();
// Chosen before this script had arrived.
const early = form()?.querySelector("input[type=file]:not([data-cover])");
goOn().then(() => {
  if (!early?.isConnected || early.files.length === 0) return;
  const files = [...early.files];
  early.value = "";
  take(files);
});

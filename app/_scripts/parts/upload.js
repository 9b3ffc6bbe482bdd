// One file to the server in parts (tus 1.0, https://tus.io): after every cut it goes on from where the server is.
import { token } from "./phone-key.js";

const PATH = "/api/uploads";
const PART = 262_144;
const SMALLEST_PART = 16_384;
// No request lives longer: what has arrived by then counts, and the next one goes on from there.
const PATIENCE_MS = 55_000;
const LONGEST_WAIT_MS = 20_000;
const DAMAGED_TRIES = 3;

/** The server does not take this file, and says why. */
export class Refused extends Error {}
/** Nothing here speaks the protocol: the plain form is still there. */
export class NotSpoken extends Error {}

/** Answers with any status; rejects when the connection broke, took too long or was given up. */
export function ask(method, path, { headers = {}, body = null, onBytes, signal } = {}) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.timeout = PATIENCE_MS;
    const all = { "Tus-Resumable": "1.0.0", "X-Form-Token": token(), "Accept-Language": document.documentElement.lang };
    for (const [name, value] of Object.entries({ ...all, ...headers })) request.setRequestHeader(name, value);
    if (onBytes) request.upload.onprogress = ({ loaded }) => onBytes(loaded);
    request.onload = () => done(request);
    request.onerror = request.ontimeout = request.onabort = () => fail(new Error("cut"));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    if (signal?.aborted) fail(new Error("given up"));
    else request.send(body);
  });
}

/** Waits longer each time, and not at all once the phone says that the network is back. */
export function pause(times, signal) {
  return new Promise((done) => {
    const longest = Math.min(LONGEST_WAIT_MS, 300 * 2 ** times);
    setTimeout(done, longest * (0.5 + Math.random() / 2));
    addEventListener("online", done, { once: true });
    signal?.addEventListener("abort", done, { once: true });
  });
}

/** What this browser has begun to send and can go on with. */
export async function unfinished() {
  const answer = await ask("GET", PATH);
  return answer.status === 200 ? JSON.parse(answer.response) : judgeFirst(answer);
}

export const giveUp = (id) => ask("DELETE", `${PATH}/${id}`);

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** A refusal ends it, an answer that only a stranger would give ends the protocol, everything else is worth a new try. */
function judge({ status, response }) {
  if (status === 422 || status === 460) throw new Refused(JSON.parse(response).sentence);
  if (status >= 500 || [404, 408, 409, 410, 423, 429].includes(status)) throw new Error(status);
  throw new NotSpoken(status);
}

function judgeFirst(answer) {
  if (answer.status === 404) throw new NotSpoken(404);
  return judge(answer);
}

async function begin({ file, name, kind, sha256 }) {
  const same = sha256 && (await unfinished()).find((one) => one.sha256 === sha256 && one.size === file.size);
  if (same) return `${PATH}/${same.id}`;
  const words = Object.entries({ name, kind, sha256 }).filter(([, value]) => value);
  const headers = {
    "Upload-Length": file.size,
    "Upload-Metadata": words.map(([key, value]) => `${key} ${base64(value)}`).join(),
  };
  const answer = await ask("POST", PATH, { headers });
  return answer.status === 201 ? answer.getResponseHeader("Location") : judgeFirst(answer);
}

async function offsetAt(path, job) {
  const answer = await ask("HEAD", path);
  if (answer.status === 404 || answer.status === 410) job.path = null;
  return answer.status === 200 ? Number(answer.getResponseHeader("Upload-Offset")) : judge(answer);
}

async function sendPart(job, offset, { progress, signal }) {
  const body = job.file.slice(offset, offset + job.part);
  const began = performance.now();
  const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": offset };
  const answer = await ask("PATCH", job.path, { headers, body, signal, onBytes: (n) => progress(offset + n) });
  if (answer.status === 460 && ++job.damaged < DAMAGED_TRIES) {
    job.path = null; // it was damaged on the way: once more from the beginning
    throw new Error(460);
  }
  if (answer.status !== 204) judge(answer);
  if (performance.now() - began > PATIENCE_MS / 2) job.part = Math.max(SMALLEST_PART, job.part / 2);
  else job.part = Math.min(PART, job.part * 2);
  return Number(answer.getResponseHeader("Upload-Offset"));
}

/** From where the server is to the end; the last part, empty when all had arrived, brings the verdict. */
async function sendRest(job, watch) {
  job.path ??= await begin(job);
  let offset = await offsetAt(job.path, job);
  if (offset > job.reached) job.failures = 0;
  job.reached = offset;
  do {
    watch.progress(offset);
    offset = await sendPart(job, offset, watch);
    job.failures = 0;
    job.reached = offset;
  } while (offset < job.file.size);
}

/**
 * @param job {file, name, kind, sha256}
 * @param watch {progress(bytes), cut(), signal}
 * @throws Refused, NotSpoken, what the file throws when it can no longer be read, or anything once given up.
 */
export async function send(job, watch) {
  Object.assign(job, { part: PART, failures: 0, damaged: 0, reached: 0 });
  for (;;) {
    try {
      return await sendRest(job, watch);
    } catch (error) {
      if (watch.signal.aborted || error instanceof Refused || error instanceof NotSpoken) throw error;
      await job.file.slice(0, 1).arrayBuffer();
      if (job.failures++ > 0) watch.cut();
      await pause(job.failures, watch.signal);
    }
  }
}

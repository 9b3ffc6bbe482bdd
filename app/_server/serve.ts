import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { resolve } from "node:path";
import next from "next";
import { settings } from "../../lib/infra/env.ts";
import { errorFacts, log } from "../../lib/infra/log/log.ts";
import { observeRequest } from "../../lib/infra/metrics/metrics.ts";
import { answerBrokenRequests } from "./broken-request.ts";
import { completeAnswer } from "./complete-answer.ts";
import { type Answering, answeringOf, logFrameworkError } from "./framework-errors.ts";
import {
  answerHeaders,
  type GateSettings,
  isStaffPath,
  newRequestNumber,
  pathOf,
  refusal,
  stripHeaders,
} from "./gate.ts";
import { type Context, refusalAnswer } from "./refusal-page.ts";
import { routeGroup } from "./route-group.ts";

/** A phone at 35 kB/s needs ten minutes for one 20 MB file; Node's own limit of five would cut it off. */
const SLOWEST_REQUEST_MS = 60 * 60_000;
const DRAIN_MS = 15_000;
/** sysexits.h: tells the launcher that starting again would not help. */
const CANNOT_START = 78;

const at = settings();
const gate: GateSettings = {
  surface: at.surface,
  publicHost: at.originsNamed ? new URL(at.publicOrigin).host : null,
  staffHost: at.originsNamed ? new URL(at.staffOrigin).host : null,
};
const development = at.mode === "development";
const app = next({
  dev: development,
  dir: resolve(import.meta.dirname, "../.."),
  hostname: at.host,
  port: at.port,
  // Otherwise it drops the errors of pages in silence.
  quiet: false,
});

/** Behind a proxy on this host the visitor's address is the last one that the proxy wrote. */
function visitorAddress(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? "";
  const forwarded = request.headers["x-forwarded-for"];
  const last = (Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? "")).split(",").at(-1)?.trim();
  return at.originsNamed && last && /^(::1|127\.|::ffff:127\.)/.test(peer) ? last : peer;
}

const isSecure = (origin: string) => origin.startsWith("https:");

function prepare(request: IncomingMessage, response: ServerResponse, path: string): Context {
  const address = visitorAddress(request);
  stripHeaders(request.headers);
  const number = newRequestNumber();
  request.headers["x-zp-request"] = number;
  request.headers["x-zp-client"] = address;
  const context = { number, path, acceptLanguage: request.headers["accept-language"] ?? null };
  const secure = isSecure(isStaffPath(path) ? at.staffOrigin : at.publicOrigin);
  completeAnswer(response, answerHeaders(secure), context);
  return context;
}

/** Rate, errors and duration by group of routes, for /metrics; nothing that names a person or a case. */
function countWhenDone(request: IncomingMessage, response: ServerResponse, path: string): void {
  const started = performance.now();
  response.once("close", () => {
    const seconds = (performance.now() - started) / 1_000;
    observeRequest(routeGroup(path), request.method ?? "", response.statusCode, seconds);
  });
}

if (!development) console.error = (...words: unknown[]) => logFrameworkError(words);

await app.prepare();
const answer = app.getRequestHandler();

const server = createServer(
  { requestTimeout: SLOWEST_REQUEST_MS, headersTimeout: 30_000, keepAliveTimeout: 20_000 },
  (request, response) => {
    const path = pathOf(request.url);
    countWhenDone(request, response, path);
    // A whole address in the request line would be believed by the framework, host and all.
    const whole = !request.url?.startsWith("/");
    const asked = { method: request.method ?? "", path, headers: request.headers };
    const refused = whole ? { status: 400, reason: "not_here" } : refusal(asked, gate);
    const context = prepare(request, response, path);
    if (refused) {
      response.end(refusalAnswer(response, refused, context));
      return;
    }
    const { number } = context;
    const asking: Answering = { number };
    answeringOf(asking, () => answer(request, response)).catch((error: unknown) => {
      log.error({ number, error: errorFacts(error) }, "the framework failed");
      response.destroy();
    });
  },
);
answerBrokenRequests(server, {
  secure: isSecure(at.surface === "staff" ? at.staffOrigin : at.publicOrigin),
  quickExit: at.surface !== "staff",
});
// No part of ours speaks WebSocket.
server.on("upgrade", (_, socket) => socket.destroy());

server.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
  process.stderr.write(`Port ${at.port} on ${at.host} cannot be used (${error.code}). Set PORT to another one.\n`);
  process.exit(CANNOT_START);
});
server.listen(at.port, at.host, () => process.send?.("up"));

function stop(): void {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), DRAIN_MS).unref();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("disconnect", stop); // the launcher was killed

import type { ServerResponse } from "node:http";
import { mayBeKept } from "./assets.ts";
import { headersOf } from "./gate.ts";
import { type Context, refusalAnswer } from "./refusal-page.ts";

/** The framework refuses a method that a route does not have with nothing but the number: our page, if that is what this is. */
function pageForWrongMethod(response: ServerResponse, context: Context): string | undefined {
  if (response.statusCode !== 405 || response.hasHeader("Content-Type")) return undefined;
  const looking = response.req.method === "GET" || response.req.method === "HEAD";
  response.setHeader("Allow", looking ? "POST" : "GET, HEAD");
  return refusalAnswer(response, { status: 405, reason: "method" }, context);
}

function addHeaders(response: ServerResponse, headers: Record<string, string>): void {
  const own = headersOf(headers, String(response.getHeader("Content-Type") ?? ""));
  for (const [name, value] of Object.entries(own)) if (!response.hasHeader(name)) response.setHeader(name, value);
  const { method, url: target } = response.req;
  const [status, setsCookie] = [response.statusCode, response.hasHeader("Set-Cookie")];
  if (mayBeKept({ method, target, status, setsCookie }))
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
  response.setHeader("Vary", "Accept-Encoding, Accept-Language"); // the framework's own list would name its doors
}

/** Completes an answer at the last moment, so that a page's own policy or caching stands, and no refusal is without its page. */
export function completeAnswer(response: ServerResponse, headers: Record<string, string>, context: Context): void {
  type Loose = (...words: unknown[]) => ServerResponse;
  const writeHead = response.writeHead.bind(response) as Loose;
  const end = response.end.bind(response) as Loose;
  let page: string | undefined;
  response.writeHead = ((...words: unknown[]) => {
    page = pageForWrongMethod(response, context);
    addHeaders(response, headers);
    return writeHead(...words);
  }) as ServerResponse["writeHead"];
  response.end = ((...words: unknown[]) => {
    // Node would write a head of its own that says there is no body.
    if (!response.headersSent && response.statusCode === 405) response.writeHead(405);
    return page === undefined ? end(...words) : end(page);
  }) as ServerResponse["end"];
}

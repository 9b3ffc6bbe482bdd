import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { translatorFor } from "@/lib/i18n/translator";
import { answerBrokenRequests } from "./broken-request";

/** Stands in everything that is sent, and must stand in nothing that comes back. */
const OURS_TO_FORGET = "secret-of-somebody";
const HALF_A_FORM = `POST /zh/case HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\ncode=${OURS_TO_FORGET}`;
const CHUNKS = "POST /zh HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
const WHOLE = "GET /whole HTTP/1.1\r\nHost: x\r\n\r\n";

let server: Server;
let port = 0;
beforeAll(async () => {
  const soon = { headersTimeout: 100, requestTimeout: 100, connectionsCheckingInterval: 20 };
  server = createServer(soon, (request, response) => {
    if (request.url === "/begun") response.write("begun");
    request.resume().on("end", () => response.end("whole"));
  });
  answerBrokenRequests(server, { secure: true, quickExit: true });
  await once(server.listen(0, "127.0.0.1"), "listening");
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());

/** Sends this from a socket of its own, that stays open behind it unless `ends`. */
function sent(bytes: string, ends = false): Socket {
  const socket = connect(port, "127.0.0.1");
  socket.write(bytes);
  if (ends) socket.end();
  return socket;
}

test.each([
  ["a form whose sender stops in the middle", HALF_A_FORM, true, 400, "cut_short"],
  ["a form whose sender falls silent", HALF_A_FORM, false, 408, "cut_short"],
  ["an address without an end", `GET /${OURS_TO_FORGET}${"x".repeat(2_000_000)}`, false, 431, "address_too_long"],
  ["parts with endless names", `${CHUNKS}2;${OURS_TO_FORGET}${"x".repeat(20_000)}`, false, 413, "form_type"],
  ["what is no request at all", `${OURS_TO_FORGET}\r\n\r\n`, false, 400, "form_type"],
])("%s is answered with a page of ours", async (_, bytes, ends, status, reason) => {
  const answer = await text(sent(bytes, ends));
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z][\\w ]+\r\n`));
  const [head = "", page = ""] = answer.split("\r\n\r\n");
  for (const line of ["Cache-Control: no-store", "X-Content-Type-Options: nosniff", "Connection: close"])
    expect(head).toContain(line);
  expect(head).toMatch(/Content-Security-Policy: default-src 'none'; style-src 'sha256-/);
  expect(head).toContain(`Content-Length: ${Buffer.byteLength(page)}`);
  for (const locale of ["zh", "en"] as const) expect(page).toContain(translatorFor(locale)(`errors.${reason}.title`));
  expect(page).toContain('class="exit"');
  expect(answer).not.toContain(OURS_TO_FORGET);
});

test("an answer that has begun is not continued with another", async () => {
  const socket = sent(HALF_A_FORM.replace("/zh/case", "/begun"));
  const came = text(socket);
  await once(socket, "data");
  socket.end();
  expect((await came.catch(() => "reset")).split("HTTP/1.1")).toHaveLength(2);
});

test("a sender who is gone does no harm, and the next one is answered", async () => {
  const gone = sent(HALF_A_FORM);
  const [, response] = await once(server, "request");
  gone.resetAndDestroy();
  await once(response, "close");
  expect(() => server.emit("clientError", new Error("late"), response.req.socket)).not.toThrow();
  expect(await text(sent(WHOLE, true))).toContain("whole");
});

import { type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { LANGUAGE_TAGS, LOCALES, type Locale } from "../../lib/i18n/locale.ts";
import { translatorFor } from "../../lib/i18n/translator.ts";
import { escapeHtml, publicPolicy } from "./document.ts";
import { answerHeaders, type Refusal } from "./gate.ts";
import { plainPage } from "./refusal-page.ts";

/** Who is answered: the staff side alone has no quick exit. */
type Side = { secure: boolean; quickExit: boolean };

/** What Node calls the ways in which a request can break off or be too much. */
const FAULTS: Readonly<Record<string, Refusal>> = {
  HPE_INVALID_EOF_STATE: { status: 400, reason: "cut_short" },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, reason: "cut_short" },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, reason: "form_type" },
  HPE_HEADER_OVERFLOW: { status: 431, reason: "address_too_long" },
};
const UNREADABLE: Refusal = { status: 400, reason: "form_type" };

/** A browser in the middle of sending would show its own error page instead of ours, if we hung up at once. */
const LINGER_MS = 2_000;

function inLanguage(locale: Locale, reason: string): string {
  const t = translatorFor(locale);
  const sentence = (key: string) => escapeHtml(t(key));
  return `<div lang="${LANGUAGE_TAGS[locale]}"><h1>${sentence(`errors.${reason}.title`)}</h1><p>${sentence(`errors.${reason}.whatToDo`)}</p><p><a href="/${locale}">${sentence("errors.home")}</a></p></div>`;
}

/** The whole answer, down to the bytes. In every language: what was sent could not be read, so it cannot say which. */
function answerTo({ status, reason }: Refusal, { secure, quickExit }: Side): string {
  const [locale] = LOCALES;
  const main = LOCALES.map((one) => inLanguage(one, reason)).join("<hr>");
  const html = plainPage({ locale, title: translatorFor(locale)(`errors.${reason}.title`), main, quickExit });
  const headers = {
    ...answerHeaders(secure),
    "Content-Security-Policy": publicPolicy(),
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": Buffer.byteLength(html),
    Connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", html].join("\r\n");
}

/**
 * Gives whoever sent something that is no whole request a page of ours, where Node has a bare number for them. Nothing of
 * what was sent comes back.
 */
export function answerBrokenRequests(server: Server, side: Side): void {
  const latest = new WeakMap<Duplex, ServerResponse>();
  server.on("request", ({ socket }, response) => latest.set(socket, response));
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (socket.writableEnded) return; // answered: this is what was still on its way
    const begun = latest.get(socket);
    const inTheMiddle = begun?.headersSent && !begun.writableFinished;
    if (!socket.writable || inTheMiddle) {
      socket.destroy();
      return;
    }
    socket.end(answerTo(FAULTS[error.code ?? ""] ?? UNREADABLE, side));
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  });
}

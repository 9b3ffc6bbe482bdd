import { randomBytes } from "node:crypto";

/** Where this process listens and what it may show. */
export type GateSettings = {
  surface: "public" | "staff" | "worker" | "all";
  /** Null when the operator named none: then any host name is answered, as on a laptop or a test phone in the same network. */
  publicHost: string | null;
  staffHost: string | null;
};

export type Asked = { method: string; path: string; headers: Record<string, string | string[] | undefined> };
export type Refusal = { status: number; reason: string };

/** Request headers by which the framework can be talked to past our routes. None of ours needs them from outside. */
const NEVER_FROM_OUTSIDE =
  /^(x-middleware-|x-nextjs-|x-invoke-|x-matched-path|x-now-|x-vercel-|x-zp-|content-security-policy)/;
/** What the framework's navigation between its own pages uses: there are none here. */
const FRAMEWORK_NAVIGATION = /^(rsc$|next-router-|next-url$|purpose$|next-test-)/;
const STAFF_PATH = /^\/(?:(?:zh|en)\/staff(?:\/|$)|api\/auth(?:\/|$))/;
/** `/fr/staff` is nobody's page: a route of the staff side would answer it on the public host. */
const STAFF_IN_NO_LANGUAGE = /^\/(?!(?:zh|en)\/)[^/]+\/staff(?:\/|$)/;
/** Every page is plain HTML with files of ours alone: nothing that the framework serves by itself is needed. */
const FRAMEWORK_DOORS = /^\/(?:_next(?:\/|$|\?)|(?:404|500|_not-found|_error|_document|_app|_global-error)(?:\.\w+)?$)/;
const FORM_TYPES = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)(?:;|$)/i;
/** No path of ours is spelled like this. The framework would read it otherwise than this gate: `/%7Ah/staff` is `/zh/staff` to it. */
const ODD_PATH = /^[^/]|%|\/\/|\\|\/\.\.?(?:\/|$)/;
const METHODS = new Set(["GET", "HEAD", "POST"]);

/** 20 files of 20 MB and their form; every other form fits into a megabyte many times over. */
const UPLOAD_LIMIT = 425_000_000;
const FORM_LIMIT = 1_000_000;
const UPLOAD_PATH = /\/(?:files|evidence|staff\/intake\/records)$/;

/** Resumable upload speaks with more methods, in small parts, and carries the form token in a header. */
const RESUMABLE = /^\/api\/uploads(?:\/[\w-]+)?$/;
const RESUMABLE_METHODS = new Set([...METHODS, "PATCH", "DELETE", "OPTIONS"]);
const PART_TYPE = "application/offset+octet-stream";

/** For the `Allow` header of a refusal. */
export function methodsAt(path: string): string {
  return [...(RESUMABLE.test(path) ? RESUMABLE_METHODS : METHODS)].join(", ");
}

/** The path of a request line, which may be a whole address or no address at all: `//[` must not bring the server down. */
export function pathOf(target: string | undefined): string {
  const path = (target ?? "").replace(/^https?:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
  return path === "" ? "/" : path;
}

const OPERATIONS = /^\/(?:healthz|readyz|metrics)$/;

export function isStaffPath(path: string): boolean {
  return STAFF_PATH.test(path);
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function wrongPlace(asked: Asked, gate: GateSettings): boolean {
  const staff = isStaffPath(asked.path);
  const host = one(asked.headers.host);
  // Probes and scrapers come by address, from inside; what they may see is decided by those routes.
  if (OPERATIONS.test(asked.path)) return false;
  const allowed = [gate.publicHost, gate.staffHost].filter((name) => name !== null);
  if (allowed.length > 0 && !allowed.includes(host ?? "")) return true;
  if (gate.publicHost !== gate.staffHost && gate.staffHost !== null && staff !== (host === gate.staffHost)) {
    return !asked.path.startsWith("/assets/");
  }
  if (gate.surface === "public") return staff;
  if (gate.surface === "staff") return /^\/(?:(zh|en)(\/|$)|api\/uploads)/.test(asked.path) && !staff;
  return false;
}

function crossSite(asked: Asked): boolean {
  const site = one(asked.headers["sec-fetch-site"]);
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  const origin = one(asked.headers.origin);
  if (origin === undefined) return false; // the form token still decides
  return !URL.canParse(origin) || new URL(origin).host !== one(asked.headers.host);
}

function refusedWrite(asked: Asked): Refusal | null {
  if (crossSite(asked)) return { status: 403, reason: "cross_site" };
  const type = one(asked.headers["content-type"]);
  if (!type || !FORM_TYPES.test(type)) return { status: 415, reason: "form_type" };
  const length = Number(one(asked.headers["content-length"]) ?? Number.NaN);
  const files = UPLOAD_PATH.test(asked.path);
  if (length > (files ? UPLOAD_LIMIT : FORM_LIMIT))
    return { status: 413, reason: files ? "too_large" : "too_much_text" };
  // Every browser states the length of a form; a body without one could go on for ever.
  return Number.isNaN(length) ? { status: 411, reason: "no_length" } : null;
}

function refusedPart(asked: Asked): Refusal | null {
  if (!RESUMABLE_METHODS.has(asked.method)) return { status: 405, reason: "method" };
  if (crossSite(asked)) return { status: 403, reason: "cross_site" };
  if (!one(asked.headers["x-form-token"])) return { status: 403, reason: "stale_form" };
  const [length, type] = [one(asked.headers["content-length"]), one(asked.headers["content-type"])];
  if (asked.method === "PATCH" && type !== PART_TYPE) return { status: 415, reason: "form_type" };
  if (asked.method === "PATCH" && length === undefined) return { status: 411, reason: "no_length" };
  if (asked.headers["transfer-encoding"] !== undefined) return { status: 411, reason: "no_length" };
  return Number(length ?? 0) <= FORM_LIMIT ? null : { status: 413, reason: "too_large" };
}

/**
 * Decides, from the request line and headers alone, what never reaches a route: framework doors, other hosts,
 * other methods, cross-site and oversized writes (SEC-02, SEC-07).
 */
export function refusal(asked: Asked, gate: GateSettings): Refusal | null {
  if (one(asked.headers["next-action"]) !== undefined) return { status: 400, reason: "framework" };
  if (FRAMEWORK_DOORS.test(asked.path)) return { status: 404, reason: "framework" };
  if (STAFF_IN_NO_LANGUAGE.test(asked.path)) return { status: 404, reason: "not_here" };
  if (ODD_PATH.test(asked.path)) return { status: 404, reason: "not_here" };
  if (wrongPlace(asked, gate)) return { status: 404, reason: "not_here" };
  if (RESUMABLE.test(asked.path)) return refusedPart(asked);
  if (!METHODS.has(asked.method)) return { status: 405, reason: "method" };
  return asked.method === "POST" ? refusedWrite(asked) : null;
}

/** Takes away the headers that only the framework's own parts may send each other. */
export function stripHeaders(headers: Record<string, unknown>): void {
  for (const name of Object.keys(headers)) {
    if (NEVER_FROM_OUTSIDE.test(name) || FRAMEWORK_NAVIGATION.test(name)) delete headers[name];
  }
}

/** The number that an error page shows and the log carries; it says nothing about the visitor. */
export function newRequestNumber(): string {
  return randomBytes(5).toString("hex").toUpperCase();
}

const PUBLIC_POLICY = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Headers of every answer; a page may replace the policy with its own. */
export function answerHeaders(secure: boolean): Record<string, string> {
  const headers: Record<string, string> = {
    "Content-Security-Policy": PUBLIC_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    "Cache-Control": "no-store",
  };
  if (secure) headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains";
  return headers;
}

const SCRIPT = /^(?:text|application)\/javascript\b/;
const OF_SCRIPTS = new Set([
  "X-Content-Type-Options",
  "Cross-Origin-Resource-Policy",
  "Cache-Control",
  "Strict-Transport-Security",
]);

/**
 * Those of the headers that mean anything for an answer of this type. Policies are about documents: on a script, which
 * is fetched and never shown, they say nothing, and would be half a kilobyte of each (UX-02).
 */
export function headersOf(headers: Record<string, string>, type: string): Record<string, string> {
  return SCRIPT.test(type)
    ? Object.fromEntries(Object.entries(headers).filter(([name]) => OF_SCRIPTS.has(name)))
    : headers;
}

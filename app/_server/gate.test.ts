import { describe, expect, test } from "vitest";
import {
  type Asked,
  answerHeaders,
  type GateSettings,
  headersOf,
  isStaffPath,
  methodsAt,
  newRequestNumber,
  pathOf,
  refusal,
  stripHeaders,
} from "./gate";

const LAPTOP: GateSettings = { surface: "all", publicHost: null, staffHost: null };
const APART: GateSettings = { surface: "all", publicHost: "zhenping.example", staffHost: "staff.zhenping.example" };

function get(path: string, headers: Asked["headers"] = {}): Asked {
  return { method: "GET", path, headers: { host: "zhenping.example", ...headers } };
}

const FORM = { "content-type": "application/x-www-form-urlencoded", "content-length": "20" };
function post(headers: Asked["headers"] = {}, path = "/zh/report/what"): Asked {
  return { method: "POST", path, headers: { host: "zhenping.example", ...FORM, ...headers } };
}

describe("framework doors (SEC-02)", () => {
  test.each(["/zh", "/zh/report/what", "/zh/staff", "/api/auth/session"])(
    "a server-action call to %s is refused",
    (path) => {
      expect(refusal(get(path, { "next-action": "7f2a" }), LAPTOP)).toEqual({ status: 400, reason: "framework" });
      expect(refusal({ ...get(path, { "next-action": "" }), method: "POST" }, LAPTOP)?.reason).toBe("framework");
    },
  );

  test.each([
    "/_next/image",
    "/_next/image?url=/x",
    "/_next/data/build/zh.json",
    "/_next/data",
    "/_next/static/chunks/main.js",
    "/_next",
    "/404",
    "/500",
    "/_not-found",
    "/_error",
  ])("%s is not there", (path) => {
    expect(refusal(get(path), LAPTOP)).toMatchObject({ status: 404, reason: "framework" });
  });

  test.each(["/fr/staff", "/ZH/staff", "/xx/staff/people", "/zh-CN/staff/sign-in"])("%s is nobody's page", (path) => {
    for (const gate of [LAPTOP, APART, { ...LAPTOP, surface: "public" } as const])
      expect(refusal(get(path), gate)).toEqual({ status: 404, reason: "not_here" });
  });

  test("headers by which the framework talks to itself never come in from outside", () => {
    const headers: Record<string, string> = {
      host: "zhenping.example",
      "x-middleware-subrequest": "middleware:middleware:middleware",
      "x-middleware-rewrite": "/zh/staff",
      "x-nextjs-data": "1",
      "x-invoke-path": "/zh/staff",
      "x-matched-path": "/zh/staff",
      "x-vercel-id": "1",
      "x-now-route-matches": "1",
      "x-zp-client": "127.0.0.1",
      "content-security-policy": "script-src 'nonce-mine'",
      accept: "text/html",
    };
    stripHeaders(headers);
    expect(headers).toEqual({ host: "zhenping.example", accept: "text/html" });
  });

  test.each(["rsc", "next-router-state-tree", "next-router-prefetch", "next-url", "purpose", "next-test-fetch"])(
    "%s, by which the framework's own pages are navigated, means nothing here",
    (name) => {
      const headers = { [name]: "1" };
      stripHeaders(headers);
      expect(headers).toEqual({});
    },
  );

  test.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", ""])(
    "the method %s is refused",
    (method) => {
      expect(refusal({ ...get("/zh"), method }, LAPTOP)).toEqual({ status: 405, reason: "method" });
    },
  );

  test.each(["GET", "HEAD"])("%s goes on", (method) => {
    expect(refusal({ ...get("/zh"), method }, LAPTOP)).toBeNull();
  });
});

describe("a path that the framework would read otherwise than the gate", () => {
  test.each([
    "/%7Ah/staff/sign-in",
    "/zh/%73taff",
    "/zh%2Fstaff",
    "//zh/staff",
    "/zh//staff",
    "/zh\\staff",
    "/_next/%69mage",
    "/_next/static/../image",
    "/zh/report/../staff",
    "/./zh/staff",
    "/_next/static/%2E%2e/image",
    "/_next/static/..%2Fimage",
    "*",
    "zh",
  ])("%s is not there", (path) => {
    expect(refusal(get(path), LAPTOP)?.status).toBe(404);
  });

  test.each([
    ["/zh/case?x=1", "/zh/case"],
    ["/zh#top", "/zh"],
    ["http://elsewhere.example/zh/staff?x", "/zh/staff"],
    ["http://elsewhere.example", "/"],
    ["//[", "//["],
    ["http://[/", "/"],
    ["*", "*"],
    ["", "/"],
    [undefined, "/"],
  ])("the path of %j is %s, and nothing is thrown", (target, path) => {
    expect(pathOf(target)).toBe(path);
  });
});

describe("writes (SEC-07)", () => {
  test.each<[string, Asked["headers"]]>([
    ["from our own page", { origin: "http://zhenping.example", "sec-fetch-site": "same-origin" }],
    ["over https, behind a proxy", { origin: "https://zhenping.example", "sec-fetch-site": "same-origin" }],
    ["typed by hand, with no site", { "sec-fetch-site": "none" }],
    ["from an old browser that names no origin: the form token decides", {}],
    ["with files", { "content-type": "multipart/form-data; boundary=x" }],
  ])("a form %s goes on", (_, headers) => {
    expect(refusal(post(headers), LAPTOP)).toBeNull();
  });

  test.each<[string, Asked["headers"]]>([
    ["another site's page", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["a neighbour under the same domain", { "sec-fetch-site": "same-site" }],
    ["a sandboxed frame (Origin: null)", { origin: "null" }],
    ["an origin that is no address", { origin: "zhenping.example" }],
    ["the same host at another port", { origin: "http://zhenping.example:8080" }],
    ["a host that only begins like ours", { origin: "http://zhenping.example.evil.example" }],
    ["two origins", { origin: ["https://evil.example", "http://zhenping.example"] }],
  ])("a form from %s is refused", (_, headers) => {
    expect(refusal(post(headers), LAPTOP)).toEqual({ status: 403, reason: "cross_site" });
  });

  test.each(["text/plain", "application/json", "application/x-www-form-urlencodedX", "", undefined, "text/html"])(
    "a body of the type %s is refused",
    (type) => {
      expect(refusal(post({ "content-type": type }), LAPTOP)).toEqual({ status: 415, reason: "form_type" });
    },
  );

  test("a method that is refused is told which ones there are", () => {
    expect(methodsAt("/zh/case")).toBe("GET, HEAD, POST");
    expect(methodsAt("/api/uploads/abc")).toBe("GET, HEAD, POST, PATCH, DELETE, OPTIONS");
  });

  test("a form is at most a megabyte, an upload as large as twenty files", () => {
    const large = { "content-length": "1000001" };
    const files = { ...large, "content-type": "multipart/form-data; boundary=x" };
    expect(refusal(post(large), LAPTOP)).toEqual({ status: 413, reason: "too_much_text" });
    expect(refusal(post(files, "/zh/report/files"), LAPTOP)).toBeNull();
    expect(refusal(post(files, "/en/case/evidence"), LAPTOP)).toBeNull();
    const huge = { ...files, "content-length": "425000001" };
    expect(refusal(post(huge, "/zh/report/files"), LAPTOP)).toEqual({ status: 413, reason: "too_large" });
  });

  test("a form that does not say how long it is, is refused", () => {
    expect(refusal(post({ "content-length": undefined }), LAPTOP)).toEqual({ status: 411, reason: "no_length" });
    expect(refusal(post({ "content-length": "many" }), LAPTOP)).toEqual({ status: 411, reason: "no_length" });
  });

  test("looking is not writing: a cross-site link opens a page", () => {
    expect(refusal(get("/zh/case", { "sec-fetch-site": "cross-site" }), LAPTOP)).toBeNull();
  });
});

describe("parts of a resumable upload (UX-05, SEC-07)", () => {
  const TUS = { "x-form-token": "t", origin: "http://zhenping.example", "sec-fetch-site": "same-origin" };
  const PART = { ...TUS, "content-type": "application/offset+octet-stream", "content-length": "262144" };
  const part = (method: string, headers: Asked["headers"], path = "/api/uploads/0197-a") =>
    refusal({ method, path, headers: { host: "zhenping.example", ...headers } }, LAPTOP);

  test.each([
    ["POST", { ...TUS, "content-length": "0" }],
    ["HEAD", TUS],
    ["GET", TUS],
    ["PATCH", PART],
    ["DELETE", TUS],
    ["OPTIONS", TUS],
  ])("%s goes on from our own page with its form token", (method, headers) => {
    expect(part(method, headers)).toBeNull();
    expect(part(method, headers, "/api/uploads")).toBeNull();
    expect(part(method, { ...headers, "x-form-token": undefined })?.reason).toBe("stale_form");
    expect(part(method, { ...headers, "sec-fetch-site": "cross-site" })?.reason).toBe("cross_site");
    expect(part(method, { ...headers, origin: "https://evil.example" })?.reason).toBe("cross_site");
  });

  test("a part is small, says how long it is, and is of the protocol's type", () => {
    expect(part("PATCH", { ...PART, "content-length": "1000001" })?.status).toBe(413);
    expect(part("PATCH", { ...PART, "content-length": "x" })?.status).toBe(413);
    expect(part("PATCH", { ...PART, "content-length": undefined })?.status).toBe(411);
    expect(part("POST", { ...TUS, "transfer-encoding": "chunked" })?.status).toBe(411);
    expect(part("PATCH", { ...PART, "content-type": "text/plain" })?.status).toBe(415);
  });

  test.each(["PUT", "TRACE", "patch"])("%s is refused there as well", (method) => {
    expect(part(method, PART)?.status).toBe(405);
  });

  test.each(["/api/uploads/a/b", "/api/uploadsx", "/zh/report/files", "/api/auth/session"])(
    "nothing of this holds at %s",
    (path) => {
      expect(part("PATCH", PART, path)?.status).toBe(405);
    },
  );
});

describe("hosts and surfaces", () => {
  const at = (host: string, path: string) => refusal({ method: "GET", path, headers: { host } }, APART);

  test("a host that was not named is not answered", () => {
    for (const host of ["evil.example", "zhenping.example:81", ""]) expect(at(host, "/zh")?.status).toBe(404);
    expect(refusal({ method: "GET", path: "/zh", headers: {} }, APART)?.status).toBe(404);
  });

  test.each([
    ["zhenping.example", "/zh", true],
    ["zhenping.example", "/zh/staff", false],
    ["zhenping.example", "/api/auth/csrf", false],
    ["staff.zhenping.example", "/zh/staff", true],
    ["staff.zhenping.example", "/zh/report/what", false],
    ["staff.zhenping.example", "/healthz", true],
    ["zhenping.example", "/assets/icon.svg", true],
  ])("%s answers %s: %s", (host, path, answered) => {
    expect(at(host, path) === null).toBe(answered);
  });

  test.each([
    ["public", "/zh/report/what", true],
    ["public", "/zh/staff", false],
    ["public", "/en/staff/sign-in", false],
    ["public", "/api/auth/signin", false],
    ["public", "/_next/static/chunk.js", false],
    ["public", "/readyz", true],
    ["staff", "/zh/staff", true],
    ["staff", "/zh", false],
    ["staff", "/zh/case/status", false],
    ["staff", "/api/uploads", false],
    ["staff", "/readyz", true],
  ] as const)("the %s process shows %s: %s", (surface, path, shown) => {
    expect(refusal(get(path), { ...LAPTOP, surface }) === null).toBe(shown);
  });

  test("a word that only begins like staff is the public's", () => {
    expect(["/zh/staff", "/en/staff/x", "/api/auth/y"].every(isStaffPath)).toBe(true);
    expect(["/zh/staffing", "/fr/staff", "/staff", "/api/authors"].some(isStaffPath)).toBe(false);
  });
});

describe("headers of every answer (SEC-12)", () => {
  test("nothing may be framed, sniffed, cached or fetched from elsewhere", () => {
    const headers = answerHeaders(true);
    expect(headers).toMatchObject({
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Referrer-Policy": "same-origin",
    });
    expect(headers["Content-Security-Policy"]).toContain("frame-ancestors 'none'");
    expect(headers["Strict-Transport-Security"]).toContain("includeSubDomains");
  });

  test("UX-02 a script carries only what concerns scripts; everything else carries all", () => {
    const all = answerHeaders(true);
    for (const type of ["text/html; charset=utf-8", "image/svg+xml", "application/json", ""])
      expect(headersOf(all, type)).toEqual(all);
    expect(Object.keys(headersOf(all, "application/javascript; charset=UTF-8"))).toEqual([
      "X-Content-Type-Options",
      "Cross-Origin-Resource-Policy",
      "Cache-Control",
      "Strict-Transport-Security",
    ]);
  });

  test("only https promises https", () => {
    expect(answerHeaders(false)).not.toHaveProperty("Strict-Transport-Security");
  });

  test("each request has a number that can be read out on the telephone", () => {
    const numbers = new Set(Array.from({ length: 500 }, newRequestNumber));
    expect(numbers.size).toBe(500);
    for (const number of numbers) expect(number).toMatch(/^[0-9A-F]{10}$/);
  });
});

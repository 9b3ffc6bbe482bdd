import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { translatorFor } from "@/lib/i18n/translator";
import { expect, expectAccessible, origin, test } from "./fixtures";

test("the bare address leads to the language that the browser asks for", async ({ visitor }) => {
  const chinese = await visitor({ locale: "zh-CN" });
  await chinese.goto("/");
  await expect(chinese).toHaveURL(/\/zh$/);
  const english = await visitor({ locale: "en-GB" });
  await english.goto("/");
  await expect(english).toHaveURL(/\/en$/);
});

for (const locale of ["zh", "en"]) {
  test(`a page that is not there says so in our own words in ${locale}`, async ({ visitor }) => {
    const page = await visitor();
    const answer = await page.goto(`/${locale}/no/such/page`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("link", { name: locale === "zh" ? "回到首页" : "Go to the home page" })).toBeVisible();
    await expectAccessible(page);
  });
}

/** Byte for byte what comes back for these bytes, until the server hangs up. */
function overTheWire(bytes: string, halfClosed = false): Promise<string> {
  const { hostname, port, host } = new URL(origin());
  const socket = connect(Number(port), hostname);
  socket.write(bytes.replace("{host}", host));
  if (halfClosed) socket.end();
  return text(socket);
}

const DOORS: readonly Record<string, string>[] = [
  { RSC: "1" },
  { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-State-Tree": "%5B%22%22%5D", "Next-Url": "/zh/staff" },
  { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
  { "x-middleware-rewrite": "/zh/staff", "x-invoke-path": "/zh/staff", "x-matched-path": "/zh/staff" },
  { "x-nextjs-data": "1", Purpose: "prefetch" },
];

test.describe("the framework's own doors stay closed (SEC-02)", () => {
  test("what it would be asked by headers changes no byte of a page", async () => {
    for (const path of ["/zh", "/zh/report/what", "/zh/staff/audit", "/zh/no/such/page"]) {
      const ask = async (more: Record<string, string>) => {
        const headers = { cookie: `__Host-zp=${"v".repeat(43)}`, ...more };
        const answer = await fetch(`${origin()}${path}`, { headers, redirect: "manual" });
        const kept = [...answer.headers].filter(([name]) => !["date", "content-length"].includes(name));
        // The number of the request and the token of a form are each answer's own.
        const page = (await answer.text()).replace(/(?<="form_token" value=")[\w-]+|\b[0-9A-F]{10}\b/g, "");
        return { status: answer.status, kept, page };
      };
      const plain = await ask({});
      for (const more of DOORS) expect(await ask(more), `${path} ${Object.keys(more).join()}`).toEqual(plain);
      expect(plain.page).not.toMatch(/\$ACTION|__next|_next\//);
    }
  });

  test("a server action is refused, and what it serves by itself is not there", async () => {
    for (const method of ["GET", "POST"]) {
      const answer = await fetch(`${origin()}/zh/report/what`, { method, headers: { "Next-Action": "7f2a" } });
      expect(answer.status).toBe(400);
    }
    for (const path of ["/_next/image?url=/assets/icon.svg&w=64&q=75", "/_next/data/x/zh.json", "/_next/static/x.js"])
      expect((await fetch(`${origin()}${path}`)).status, path).toBe(404);
  });

  test("nobody is spoken to by WebSocket", async () => {
    const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==";
    expect(await overTheWire(`GET /_next/webpack-hmr HTTP/1.1\r\nHost: {host}\r\n${upgrade}\r\n\r\n`)).toBe("");
  });
});

test("a form that breaks off on the wire, and an address without an end, are answered with a page", async () => {
  const t = translatorFor("zh");
  const type = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 500";
  const half = `POST /zh/report/what HTTP/1.1\r\nHost: {host}\r\n${type}\r\n\r\nkind=bought`;
  const cut = await overTheWire(half, true);
  expect(cut).toContain("HTTP/1.1 400 ");
  expect(cut).toContain(t("errors.cut_short.title"));
  const long = await overTheWire(`GET /zh?${"x".repeat(100_000)}`);
  expect(long).toContain("HTTP/1.1 431 ");
  expect(long).toContain(t("errors.address_too_long.title"));
});

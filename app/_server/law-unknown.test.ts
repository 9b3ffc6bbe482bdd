import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { publicRoute } from "@/app/_server/public-route";
import { db } from "@/lib/infra/db/client";

const answer = publicRoute(async () => new Response("answered"));
const params = Promise.resolve({ locale: "zh" });
const headers = { host: "localhost:3000" };
const get = () => answer(new Request("http://localhost:3000/zh", { headers }), { params });

const away = Object.assign(new Error("away"), { code: "ECONNREFUSED" });
beforeEach(() => {
  vi.spyOn(db.clockRuleVersion, "findMany").mockRejectedValue(away);
});
afterEach(() => {
  vi.restoreAllMocks();
  Object.assign(globalThis, { zhenpingLawRead: undefined });
});

test("UX-09 a process that has never read the law data answers nothing by it, and gives back what was typed", async () => {
  expect((await get()).status).toBe(503);
  const body = new URLSearchParams({ message: "他们让我改成五星" });
  const response = await answer(new Request("http://localhost:3000/zh/x", { method: "POST", headers, body }), {
    params,
  });
  expect(response.status).toBe(503);
  expect(await response.text()).toContain("<blockquote>他们让我改成五星</blockquote>");
});

test("UX-09 one that has read it once goes on", async () => {
  vi.restoreAllMocks();
  expect(await (await get()).text()).toBe("answered");
  vi.spyOn(db.clockRuleVersion, "findMany").mockRejectedValue(away);
  const now = performance.now();
  vi.spyOn(performance, "now").mockReturnValue(now + 3_600_000);
  expect(await (await get()).text()).toBe("answered");
});

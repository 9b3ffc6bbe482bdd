import { describe, expect, test } from "vitest";
import { openVisit, renewVisitor, turnQuiet } from "./visit";

const TOKEN = "v".repeat(43);

function visitWith(cookies: string, method = "GET") {
  const headers = { cookie: cookies, host: "localhost:3000" };
  return openVisit(new Request("http://localhost:3000/zh/report/what", { method, headers }), "zh");
}

describe("what a visit leaves on the phone (T9)", () => {
  test("is a name for a week, given on the first visit and again with every form", () => {
    expect(visitWith("").cookies).toEqual([expect.stringMatching(/^__Host-zp=[\w-]{43};.*Max-Age=604800$/)]);
    expect(visitWith(`__Host-zp=${TOKEN}`).cookies).toEqual([]);
    expect(visitWith(`__Host-zp=${TOKEN}`, "POST").cookies[0]).toContain("Max-Age=604800");
  });

  test("is nothing beyond the open browser where others may look at it", () => {
    const quiet = `__Host-zp=${TOKEN}; __Host-zp_tab=1`;
    const visit = visitWith(quiet, "POST");
    expect(visit.quiet).toBe(true);
    renewVisitor(visit);
    for (const line of [...visit.cookies, ...visitWith("__Host-zp_tab=1").cookies, ...visitWith(quiet, "POST").cookies])
      expect(line).not.toMatch(/Max-Age|Expires/i);
  });

  test("turns from one to the other and back, and keeps the report under way", () => {
    const visit = visitWith(`__Host-zp=${TOKEN}; __Host-zp_size=large`, "POST");
    turnQuiet(visit, true);
    expect(visit.cookies).toHaveLength(3);
    for (const line of visit.cookies) expect(line).not.toMatch(/Max-Age|Expires/i);
    expect(visit.cookies[0]).toContain(TOKEN);
    turnQuiet(visit, false);
    expect(visit.cookies[0]).toMatch(new RegExp(`${TOKEN}.*Max-Age=604800`));
    expect(visit.cookies[1]).toMatch(/^__Host-zp_tab=;.*Max-Age=0$/);
  });
});

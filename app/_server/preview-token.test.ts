import { expect, test } from "vitest";
import { previewToken, wasPreviewed } from "./preview-token";
import type { StaffVisit } from "./staff-visit";

const AT = new Date("2026-03-02T02:00:00Z");
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
const visit = (session: string, path = "/zh/staff/cases/ZP26-2222-2222/decisions") =>
  ({ token: session, url: new URL(`http://localhost${path}`) }) as StaffVisit;

test("what was previewed may be sent, for half an hour at least and never after an hour", () => {
  const token = previewToken(visit("staff 1"), ["accept", "已受理"], AT);
  expect(wasPreviewed(visit("staff 1"), ["accept", "已受理"], token, later(29))).toBe(true);
  expect(wasPreviewed(visit("staff 1"), ["accept", "已受理"], token, later(61))).toBe(false);
});

test("other words, another case, another session or no token at all were not previewed", () => {
  const token = previewToken(visit("staff 1"), ["accept", "已受理"], AT);
  expect(wasPreviewed(visit("staff 1"), ["accept", "不受理"], token, AT)).toBe(false);
  expect(wasPreviewed(visit("staff 1"), ["accept已受理", ""], token, AT)).toBe(false);
  expect(wasPreviewed(visit("staff 1", "/zh/staff/cases/other"), ["accept", "已受理"], token, AT)).toBe(false);
  expect(wasPreviewed(visit("staff 2"), ["accept", "已受理"], token, AT)).toBe(false);
  expect(wasPreviewed(visit("staff 1"), ["accept", "已受理"], "", AT)).toBe(false);
});

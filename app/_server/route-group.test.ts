import { expect, test } from "vitest";
import { routeGroup } from "./route-group";

test.each([
  ["/", "home"],
  ["/zh", "home"],
  ["/en/report/what", "report"],
  ["/zh/report/files", "report_files"],
  ["/zh/report/files/0198/thumbnail", "report_files"],
  ["/api/uploads/0198", "report_files"],
  ["/zh/case", "case"],
  ["/zh/case/status", "case"],
  ["/en/verify", "verify"],
  ["/zh/staff", "staff"],
  ["/zh/staff/cases/ZP26-7KQ4-M2XD", "staff"],
  ["/zh/staff/sign-in", "sign_in"],
  ["/api/auth/callback/credentials", "sign_in"],
  ["/_next/static/chunk.js", "other"],
  ["/readyz", "operations"],
  ["/zh/privacy", "pages"],
])("%s is counted as %s", (path, group) => {
  expect(routeGroup(path)).toBe(group);
});

test("whatever is asked for, the labels stay few and name no case, code or person (ECO-03)", () => {
  const strange = ["/wp-login.php", "/zh/casebook", "/zh/ZP26-7KQ4-M2XD", "/report", "/zh/staffs", "/%00", "", "//"];
  expect(new Set(strange.map(routeGroup))).toEqual(new Set(["other"]));
});

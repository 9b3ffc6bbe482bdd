import { describe, expect, test } from "vitest";
import { sessionClaims, staffFromSession } from "@/lib/access/staff-from-session";

describe("SEC-11 what a cookie must carry", () => {
  test.each([
    [
      "a token of an unfinished sign-in elsewhere (CVE-2023-48309)",
      { name: null, email: null, picture: null, sub: "1" },
    ],
    ["no session", { authVersion: 0 }],
    ["no version", { sid: "00000000-0000-7000-8000-000000000000" }],
    ["a session that is no id", { sid: "' OR 1=1", authVersion: 0 }],
    ["a version that is no number", { sid: "00000000-0000-7000-8000-000000000000", authVersion: "0" }],
    ["nothing", null],
  ])("SEC-11 %s is nobody", (_, token) => {
    expect(sessionClaims(token)).toBeNull();
  });

  test("SEC-11 a session that does not exist is nobody", async () => {
    expect(await staffFromSession({ sid: "00000000-0000-7000-8000-000000000000", authVersion: 0 })).toBeNull();
  });
});

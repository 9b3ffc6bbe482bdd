import { describe, expect, test } from "vitest";
import { cookieLine, expiredCookieLine, readCookie, securesCookies } from "./cookies";
import { isVisitorForm, newVisitorToken, visitorFormToken } from "./visitor";

describe("cookies of ours", () => {
  test("are bound to this host and to https, and no script reads them (SEC-12)", () => {
    expect(cookieLine("zp", "v", { secure: true })).toBe("__Host-zp=v; Path=/; HttpOnly; SameSite=Lax; Secure");
  });

  test("give up what plain http cannot keep, and nothing else", () => {
    expect(cookieLine("zp", "v", { secure: false, sameSite: "Strict", maxAgeSeconds: 60 })).toBe(
      "zp=v; Path=/; HttpOnly; SameSite=Strict; Max-Age=60",
    );
  });

  test("go when they are told to", () => {
    expect(expiredCookieLine("zp", true)).toContain("Max-Age=0");
  });

  test("are found among others, by their whole name", () => {
    const header = "other=1; __Host-zp=mine; zp=planted; __Host-zp_size=large";
    expect(readCookie(header, "zp", true)).toBe("mine");
    expect(readCookie(header, "zp", false)).toBe("planted");
    expect(readCookie(header, "zp_size", true)).toBe("large");
    expect(readCookie(header, "z", true)).toBeNull();
    expect(readCookie(null, "zp", true)).toBeNull();
  });

  test.each([
    ["https://zhenping.example", true],
    ["http://localhost:3000", true],
    ["http://127.0.0.1:3000", true],
    ["http://192.168.1.5:3000", false],
    ["http://localhost.evil.example", false],
  ])("%s can carry secure cookies: %s", (url, secure) => {
    expect(securesCookies(new URL(url))).toBe(secure);
  });
});

describe("a form and the browser it was made for (SEC-07)", () => {
  test("belong together, in this browser alone", () => {
    const [mine, yours] = [newVisitorToken(), newVisitorToken()];
    const token = visitorFormToken(mine);
    expect(isVisitorForm(mine, token)).toBe(true);
    expect(isVisitorForm(yours, token)).toBe(false);
    expect(isVisitorForm(mine, `${token.slice(0, -2)}AA`)).toBe(false);
    expect(isVisitorForm(mine, "")).toBe(false);
  });

  test("the field looks different every time, so that a compressed page says nothing about it", () => {
    const mine = newVisitorToken();
    expect(visitorFormToken(mine)).not.toBe(visitorFormToken(mine));
  });
});

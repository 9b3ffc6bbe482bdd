import { describe, expect, it } from "vitest";
import { displayName } from "./display-name";

describe("the name of a file as it is shown", () => {
  it.each([
    ["Screenshot_2026.png", "Screenshot_2026.png"],
    ["微信图片_20261122.jpg", "微信图片_20261122.jpg"],
    ["photo\u202egnp.exe", "photognp.exe"],
    ["a\u0000b\r\nSet-Cookie: x\u0007.png", "abSet-Cookie: x.png"],
    ["..\\..\\windows\\system32\\a.png", "a.png"],
    ["../../../etc/passwd", "passwd"],
    ["C:\\fakepath\\a.jpg", "a.jpg"],
    ["\u200b\ufeff\u2066", ""],
    ["lone\ud800surrogate.png", "lonesurrogate.png"],
    ["  many   spaces .png ", "many spaces .png"],
    ["<img src=x onerror=alert(1)>.png", "<img src=x onerror=alert(1)>.png"],
    ["cafe\u0301.png", "caf\u00e9.png"],
    ["", ""],
  ])("%j is shown as %j", (given, shown) => {
    expect(displayName(given)).toBe(shown);
  });

  it("a name of a thousand characters is cut in the middle: its end tells the kind of file", () => {
    const shown = displayName(`${"长".repeat(1000)}证据.png`);
    expect([...shown]).toHaveLength(100);
    expect(shown.endsWith("长证据.png")).toBe(true);
  });

  it("a sign of two halves is not torn apart", () => {
    expect(displayName("😀".repeat(200)).isWellFormed()).toBe(true);
  });
});

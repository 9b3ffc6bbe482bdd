import { describe, expect, test } from "vitest";
import { passwordFault } from "@/lib/access/password";

const person = { email: "lin.xiaomei@example.cn", name: "林小美" };

describe("SEC-11 a new password", () => {
  test.each([
    ["correct horse battery staple", "four words of one's own choice"],
    ["下雨天我在窗边读完了那本旧小说吧", "a sentence in Chinese"],
    ["kV9#mQ2x!pLr7Wz", "fifteen random signs"],
    ["glacier-umbrella-ninety-lamp", "words with hyphens"],
  ])("SEC-11 %s is taken: %s", (password) => {
    expect(passwordFault(password, person)).toBeNull();
  });

  test.each([
    ["password123456789", "a word and a row"],
    ["woaini1314520woaini", "love in pinyin and numbers"],
    ["qwertyuiop123456789", "rows of the keyboard"],
    ["aaaaaaaaaaaaaaaaaaaa", "one sign"],
    ["lin.xiaomei@example.cn", "the own address"],
    ["linxiaomei20261122", "the own name and a date"],
    ["zhenping-admin-12315", "words of this service"],
    ["xk9xk9xk9xk9xk9xk9", "three signs again and again"],
    ["PasswordPasswordPassword1", "one word again and again"],
  ])("SEC-11 %s is refused: %s", (password) => {
    expect(passwordFault(password, person)).toBe("password_guessable");
  });

  test("SEC-11 fourteen signs are too few and fifteen enough", () => {
    expect(passwordFault("kV9#mQ2x!pLr7W", person)).toBe("password_short");
    expect(passwordFault("kV9#mQ2x!pLr7Wz", person)).toBeNull();
  });

  test("SEC-11 two hundred signs are taken, one more is not", () => {
    const long = Array.from({ length: 200 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join("");
    expect(passwordFault(long, person)).toBeNull();
    expect(passwordFault(`${long}字`, person)).toBe("password_long");
  });
});

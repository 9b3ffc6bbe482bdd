import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readSettings } from "./env";

describe("settings from the environment", () => {
  test("need nothing: every one of them has a default", () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: "localhost",
      dataDir: resolve("data"),
      databaseUrl: undefined,
      publicOrigin: "http://localhost:3000",
      staffOrigin: "http://localhost:3000",
      originsNamed: false,
      surface: "all",
      smtpUrl: undefined,
      mode: "production",
    });
  });

  test("an empty value is none, as a shell script leaves it", () => {
    expect(readSettings({ PORT: "", DATABASE_URL: "", SURFACE: "" })).toEqual(readSettings({}));
  });

  test("are all named when they are wrong, in one message", () => {
    const wrong = {
      PORT: "80000",
      DATABASE_URL: "mysql://h/d",
      PUBLIC_ORIGIN: "zhenping.example",
      STAFF_ORIGIN: "ftp://x",
      SURFACE: "everything",
      SMTP_URL: "mail.example",
    };
    for (const name of Object.keys(wrong)) expect(() => readSettings(wrong), name).toThrow(name);
    expect(() => readSettings(wrong)).toThrow("docs/operate.md");
  });

  test.each([
    ["PORT", "0"],
    ["PORT", "3000.5"],
    ["PORT", "http"],
    ["PORT", "-1"],
    ["SURFACE", "PUBLIC"],
    ["DATABASE_URL", "postgres"],
    ["NODE_ENV", "staging"],
    ["CLAMD_SOCKET", "clamd"],
    ["CUSTODIAN_RECIPIENT", "AGE-SECRET-KEY-1QQQQ"],
  ])("%s=%s is refused", (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(name);
  });

  test("a message about a wrong address does not repeat the password in it (SEC-14)", () => {
    expect(() => readSettings({ DATABASE_URL: "mysql://u:hunter2@h/d" })).toThrow(/^(?!.*hunter2)/s);
  });

  test("an origin is kept without path and slash, and names the hosts that are answered", () => {
    const set = readSettings({
      PUBLIC_ORIGIN: "https://zhenping.example/",
      STAFF_ORIGIN: "https://staff.example:8443/x",
    });
    expect(set).toMatchObject({
      publicOrigin: "https://zhenping.example",
      staffOrigin: "https://staff.example:8443",
      originsNamed: true,
    });
  });

  test("staff are where the public is unless said otherwise", () => {
    expect(readSettings({ PUBLIC_ORIGIN: "https://zhenping.example" }).staffOrigin).toBe("https://zhenping.example");
  });

  test("an address for every network card is shown as localhost", () => {
    expect(readSettings({ HOST: "0.0.0.0", PORT: "8080" }).publicOrigin).toBe("http://localhost:8080");
  });
});

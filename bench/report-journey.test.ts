import { describe, expect, it } from "vitest";
import { mainForm, readReceipt, stepOf } from "./report-journey";

const page = (html: string) => ({ status: 200, path: "/zh/report/what", html, location: null, ms: 1 });

describe("walking the journey without script", () => {
  it("knows a page by the end of its address", () => {
    expect(stepOf("/zh/report/files?received=2#received")).toBe("files");
  });

  it("takes the form that has the fields to answer", () => {
    const html = `<form method="post"><input name="q"></form><form method="post"><input type="hidden" name="form_token" value="t"><input name="kind"></form>`;
    expect(mainForm(page(html), { kind: "x" }).values.get("form_token")).toEqual(["t"]);
  });

  it("says which page has no such form, and what stands there instead", () => {
    expect(() => mainForm(page("<style>a{}</style><h1>Try again</h1>"), { kind: "x" })).toThrow(
      "/zh/report/what (200) has no form for kind: Try again",
    );
  });

  it("reads number and code from a receipt, whatever stands between the digits", () => {
    const html = `<p>ZP26-7KQ4-M2XD</p><code><span>1234</span> <span>5678</span>\n9012 3456 7890 1234</code>`;
    expect(readReceipt(html)).toEqual({ reference: "ZP26-7KQ4-M2XD", code: "123456789012345678901234" });
    expect(() => readReceipt("<p>ZP26-7KQ4-M2XD</p>")).toThrow("no code");
  });
});

import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assetAddress, mayBeKept } from "./assets";

const target = assetAddress("staff.css");
const answered = { method: "GET", target, status: 200, setsCookie: false };

describe("what a browser may keep for good", () => {
  it("is a file of ours, by the name of its content", () => {
    expect(readdirSync("public/assets")).toContain("staff.css");
    expect(target).toMatch(/^\/assets\/staff\.css\?v=[\w-]{10}$/);
    expect(mayBeKept(answered)).toBe(true);
    expect(mayBeKept({ ...answered, method: "HEAD", status: 304 })).toBe(true);
  });

  it.each([
    ["the content of another release", { target: "/assets/staff.css?v=aaaaaaaaaa" }],
    ["a file without a name for its content", { target: "/assets/staff.css" }],
    ["more than the name", { target: `${target}&x=1` }],
    ["a file that is not there", { target: "/assets/nothing.js?v=aaaaaaaaaa" }],
    ["a page", { target: "/zh?v=aaaaaaaaaa" }],
    ["a refusal", { status: 404 }],
    ["a failure", { status: 500 }],
    ["what was sent", { method: "POST" }],
    ["anything with a cookie", { setsCookie: true }],
    ["a request without an address", { target: undefined }],
  ])("is not %s", (_, otherwise) => {
    expect(mayBeKept({ ...answered, ...otherwise })).toBe(false);
  });
});

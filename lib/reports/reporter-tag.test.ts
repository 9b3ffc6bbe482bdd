import { describe, expect, it } from "vitest";
import { plainContact, reporterTag } from "@/lib/reports/reporter-tag";

describe("C22 the tag of a contact", () => {
  it.each([
    ["13800138000", "13800138000"],
    ["+8613800138000", "13800138000"],
    ["0086 138-0013-8000", "13800138000"],
    ["+85261234567", "+85261234567"],
    [" Zhang@Example.COM ", "zhang@example.com"],
  ])("%j is %j", (typed, plain) => {
    expect(plainContact(typed)).toBe(plain);
  });

  it("is the same for one contact, another for another, and nothing of it can be read", () => {
    const tag = Buffer.from(reporterTag("13800138000"));
    expect(tag).toEqual(Buffer.from(reporterTag("+86 138 0013 8000")));
    expect(tag).not.toEqual(Buffer.from(reporterTag("13800138001")));
    expect(tag).toHaveLength(16);
    expect(tag.toString("latin1")).not.toContain("138");
  });
});

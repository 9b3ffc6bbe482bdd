import { describe, expect, test } from "vitest";
import {
  addReply,
  fillReply,
  REPLY_VARIABLE_NAMES,
  REPLY_VARIABLES,
  unfilledIn,
  unknownVariables,
} from "@/lib/cases/replies/reply-template";

const VALUES = {
  case_number: "ZP26-7KQ4-M2XD",
  platform: "淘宝",
  shop: "某某{旗舰}店",
  due_date: null,
  ground: " ",
};

describe("C14 filling in a reply", () => {
  test.each([
    ["your case {case_number}.", "your case ZP26-7KQ4-M2XD.", []],
    ["您的案件{案件编号}。", "您的案件ZP26-7KQ4-M2XD。", []],
    ["{ case_number }｛平台｝", "ZP26-7KQ4-M2XD淘宝", []],
    ["{platform}{platform}", "淘宝淘宝", []],
    ["by {due_date}", "by {due_date}", ["due_date"]],
    ["{ground} {receiving_body}", "{ground} {receiving_body}", ["ground", "receiving_body"]],
    ["{nothing} {platform}", "{nothing} 淘宝", []],
    ["plain words", "plain words", []],
    ["", "", []],
    // What a value contains is never read as a template itself.
    ["{shop}", "某某{旗舰}店", []],
  ])("%j becomes %j, without %j", (template, text, missing) => {
    expect(fillReply(template, VALUES)).toEqual({ text, missing });
  });

  test("a value with $ signs arrives as it is", () => {
    expect(fillReply("{shop}", { shop: "$& $1 店" }).text).toBe("$& $1 店");
  });

  test.each(REPLY_VARIABLE_NAMES)("%s can be written by code and by Chinese name", (name) => {
    for (const written of [`{${name}}`, `｛${REPLY_VARIABLES[name]}｝`]) {
      expect(unknownVariables(written)).toEqual([]);
      expect(unfilledIn(written)).toEqual([name]);
      expect(fillReply(written, { [name]: "x" })).toEqual({ text: "x", missing: [] });
    }
  });
});

describe("C14 a variable that we do not have", () => {
  test.each([
    ["{case_number} {案件编号}", []],
    ["{case_nummer}", ["{case_nummer}"]],
    ["{案号} {案号} {foo}", ["{案号}", "{foo}"]],
    ["{}", ["{}"]],
    ["{Case_number}", ["{Case_number}"]],
    ["{__proto__} {toString}", ["{__proto__}", "{toString}"]],
    ["{case_number", ["{"]],
    ["case_number}", ["}"]],
    ["{{case_number}}", ["{", "}"]],
    ["no braces", []],
  ])("in %j is %j", (text, unknown) => {
    expect(unknownVariables(text)).toEqual(unknown);
  });
});

describe("C14 what was typed is never overwritten", () => {
  test.each([
    ["", "reply", "reply"],
    [" \n", "reply", "reply"],
    ["mine", "reply", "mine\n\nreply"],
    ["mine\n\nreply", "reply", "mine\n\nreply"],
  ])("%j and %j make %j", (typed, reply, both) => {
    expect(addReply(typed, reply)).toBe(both);
  });
});

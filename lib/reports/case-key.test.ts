import { describe, expect, it } from "vitest";
import { newReference } from "@/lib/cases/reference";
import { readCaseKey } from "./case-key";
import { formatSecretCode, newSecretCode } from "./secret-code";

const reference = newReference(new Date("2026-05-06T00:00:00Z"));
const code = newSecretCode();
const shown = formatSecretCode(code);
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(" ", "\u3000");

describe("number and code as people give them", () => {
  it.each([
    ["typed as printed", reference, shown],
    ["without spaces and dashes", reference.replaceAll("-", ""), code],
    ["in small letters with dashes in the code", reference.toLowerCase(), shown.replaceAll(" ", "-")],
    ["full-width, as a Chinese keyboard writes", fullWidth(reference), fullWidth(shown)],
    ["with line breaks from a copied print", `\n${reference} \n`, shown.replaceAll(" ", "\r\n")],
    ["both in the field of the number", `${reference} ${shown}`, ""],
    ["both in the field of the code", "", `${reference}\n${shown}`],
    ["both pasted into both fields", `${reference} ${shown}`, `${reference} ${shown}`],
    ["with the words of the receipt", `编号：${reference}　查询码：${shown}`, ""],
    ["each with its own label", `编号：${reference}`, `查询码：${shown}`],
    ["code before number", `${shown}，${reference}`, ""],
    ["the receipt's whole address", `http://localhost:3000/zh/case#ref=${reference}&code=${code}`, ""],
  ])("reads them %s", (_, typedReference, typedCode) => {
    expect(readCaseKey({ reference: typedReference, code: typedCode })).toEqual({ ok: true, reference, code });
  });

  it("UX-07 says of each field what cannot be right, before anything is looked up", () => {
    const wrongDigit = `${code.slice(0, 8)}${(Number(code[8]) + 1) % 10}${code.slice(9)}`;
    expect(readCaseKey({ reference: "12345", code: wrongDigit })).toMatchObject({
      ok: false,
      refusals: [
        { field: "reference", reason: "not_a_number_of_ours" },
        { field: "code", reason: "check_digits", digits: 24 },
      ],
    });
  });

  it.each([
    ["a null character in it", `${reference.slice(0, 6)}\u0000${reference.slice(6)}`],
    ["an escape sequence", `\u001b[31m`],
    ["text that runs backwards, and no number", "\u202eZP26"],
    ["half of a character", "ZP26-7KQ4-\ud83d"],
    ["the other half", "\ude00"],
    ["emoji", "👍🏽👨‍👩‍👧"],
    ["ten thousand characters", "张".repeat(10_000)],
    ["a beginning of one with ten thousand spaces behind it", `ZP26${" ".repeat(10_000)}-7`],
    ["HTML", "<script>alert(1)</script>"],
    ["SQL", "' OR 1=1; DROP TABLE report; --"],
    ["lines of a header", "ZP26\r\nBcc: everyone"],
  ])("says at the number that %s is none of ours, and keeps it", (_, typed) => {
    const read = readCaseKey({ reference: typed, code });
    expect(read).toMatchObject({ ok: false, refusals: [{ field: "reference", reason: "not_a_number_of_ours" }] });
    expect(read.ok ? null : read.typed).toEqual({ reference: typed, code });
  });

  it("counts the digits of a code that is too short", () => {
    const result = readCaseKey({ reference, code: code.slice(0, 20) });
    expect(result).toMatchObject({ ok: false, refusals: [{ field: "code", reason: "length", digits: 20 }] });
  });

  it("asks for both when nothing was typed", () => {
    expect(readCaseKey({ reference: " ", code: "" })).toMatchObject({
      ok: false,
      refusals: [
        { field: "reference", reason: "empty" },
        { field: "code", reason: "empty" },
      ],
    });
  });

  it("gives back apart what was pasted together and is wrong in the code", () => {
    const result = readCaseKey({ reference: `${reference} ${shown.slice(0, -1)}`, code: "" });
    expect(result).toMatchObject({ ok: false, typed: { reference, code: shown.slice(0, -1) } });
  });
});

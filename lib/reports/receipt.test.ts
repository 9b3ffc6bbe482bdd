import { createHash } from "node:crypto";
import { encode } from "uqr";
import { describe, expect, test } from "vitest";
import { generateSigningKey } from "@/lib/infra/crypto/signature";
import { checkReceipt, issueReceipt, type Receipt, receiptMatchesFiles } from "./receipt";

const key = generateSigningKey();
const keys = [key.publicKeyPem];

const file = (n: number) => ({ n, sha256: createHash("sha256").update(`file ${n}`).digest("hex"), bytes: 1_000 * n });
const receipt: Receipt = {
  v: 1,
  reference: "ZP-2026-7KQ4-M2XD",
  receivedAt: "2026-03-05T02:03:04.567Z",
  files: [file(1), file(2), file(3)],
  promises: [
    { ruleId: "complaint-accept", ruleVersion: "2020-01-01", by: "2026-03-16" },
    { ruleId: "report-file", ruleVersion: "2020-01-01", by: "2026-03-26" },
  ],
  finding: "none",
};
const token = issueReceipt(receipt, key);

function sign(statement: object): string {
  const [name, , keyId, signature] = token.split(".");
  return [name, Buffer.from(JSON.stringify(statement)).toString("base64url"), keyId, signature].join(".");
}

function statementOf(text: string) {
  const check = checkReceipt(text, keys);
  if (!check.genuine) throw new Error(check.reason);
  return check.statement;
}

describe("a receipt (N28)", () => {
  test("is recognised and says number, time, promises, and that nothing was found yet (ABU-07)", () => {
    const { files: _, ...rest } = receipt;
    expect(statementOf(token)).toEqual({ ...rest, filesCount: 3, filesRoot: expect.stringMatching(/^[\w-]{43}$/) });
    expect(statementOf(token).finding).toBe("none");
  });

  test("is recognised with the spaces and line breaks of a print, a chat or a mail", () => {
    const torn = token.replace(/(.{60})/g, "$1\r\n  ");
    expect(statementOf(`\ufeff\n ${torn}\u200b\u3000`)).toEqual(statementOf(token));
  });

  test.each([
    ["of the QR", "https://zhenping.example/zh/verify#"],
    ["that a chat has added to", "https://zhenping.example/en/verify?from=singlemessage#"],
    ["without its beginning", "zhenping.example/zh/verify#"],
  ])("is recognised in the whole address %s, as a scan without script leaves it", (_, address) => {
    expect(statementOf(` ${address}${token}\n`)).toEqual(statementOf(token));
    expect(checkReceipt(`${address}${token.slice(0, -1)}`, keys).genuine).toBe(false);
    expect(checkReceipt(address, keys)).toEqual({ genuine: false, reason: "malformed" });
  });

  test("is recognised while its key is listed, also after a newer one signs", () => {
    const newer = generateSigningKey();
    expect(checkReceipt(token, [newer.publicKeyPem, key.publicKeyPem]).genuine).toBe(true);
    expect(checkReceipt(token, [newer.publicKeyPem])).toEqual({ genuine: false, reason: "unknown_key" });
  });

  test("fits in a QR that a phone reads from paper, with twenty files and four promises", () => {
    const files = Array.from({ length: 20 }, (_, n) => file(n + 1));
    const promises = [...receipt.promises, ...receipt.promises];
    const { version } = encode(issueReceipt({ ...receipt, files, promises }, key), { ecc: "M" });
    expect(version).toBeLessThanOrEqual(25);
  });

  test("is the same token, whatever the order in which its parts were put together", () => {
    const { v, ...rest } = receipt;
    expect(issueReceipt({ ...rest, v }, key)).toBe(issueReceipt(receipt, key));
  });
});

describe("a changed receipt is refused", () => {
  test("whichever character is changed, and to whatever it is changed", () => {
    const substitutes = [..."ABYZabyz0189-_.=+/ é"];
    for (let at = 0; at < token.length; at++) {
      for (const other of substitutes) {
        if (other === token[at]) continue;
        const changed = token.slice(0, at) + other + token.slice(at + 1);
        expect(checkReceipt(changed, keys).genuine, `character ${at} → ${other}`).toBe(false);
      }
    }
  });

  test("whichever bit of it is flipped", () => {
    const bytes = Buffer.from(token, "utf8");
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(checkReceipt(changed.toString("utf8"), keys).genuine, `bit ${bit}`).toBe(false);
    }
  });

  test("in the spare bits that base64url would ignore", () => {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const last = alphabet.indexOf(token.slice(-1));
    const twin = token.slice(0, -1) + alphabet[last ^ 1];
    expect(Buffer.from(twin.split(".")[3] ?? "", "base64url")).toEqual(
      Buffer.from(token.split(".")[3] ?? "", "base64url"),
    );
    expect(checkReceipt(twin, keys)).toEqual({ genuine: false, reason: "malformed" });
  });

  test("when any character is missing or doubled", () => {
    for (let at = 0; at < token.length; at++) {
      expect(checkReceipt(token.slice(0, at) + token.slice(at + 1), keys).genuine).toBe(false);
      expect(checkReceipt(token.slice(0, at) + token[at] + token.slice(at), keys).genuine).toBe(false);
    }
  });

  test("when the promises are swapped, moved or dropped", () => {
    const statement = statementOf(token);
    const [first, second] = receipt.promises;
    for (const promises of [[second, first], [first], [], [{ ...first, by: "2026-03-15" }, second]]) {
      expect(checkReceipt(sign({ ...statement, promises }), keys)).toEqual({ genuine: false, reason: "altered" });
    }
  });

  test("when it claims a finding", () => {
    expect(checkReceipt(sign({ ...statementOf(token), finding: "fake" }), keys).genuine).toBe(false);
  });

  test("when somebody else signed it, under a name of his own or under ours", () => {
    const stranger = generateSigningKey();
    expect(checkReceipt(issueReceipt(receipt, stranger), keys)).toEqual({ genuine: false, reason: "unknown_key" });
    const impostor = issueReceipt(receipt, { ...stranger, keyId: key.keyId });
    expect(checkReceipt(impostor, keys)).toEqual({ genuine: false, reason: "altered" });
  });

  test.each(["", " ", "ZP1", "ZP1...", "ZP2.e30.aaaaaaaa.bbbb", "<script>", "评".repeat(500), "a.".repeat(100_000)])(
    "and nonsense (%#) is called malformed",
    (text) => {
      expect(checkReceipt(text, keys)).toEqual({ genuine: false, reason: "malformed" });
    },
  );
});

describe("the files of a receipt", () => {
  const statement = statementOf(token);

  test("are recognised by their hashes", () => {
    expect(receiptMatchesFiles(statement, receipt.files)).toBe(true);
    expect(receiptMatchesFiles(statementOf(issueReceipt({ ...receipt, files: [] }, key)), [])).toBe(true);
  });

  test.each([
    ["one is missing", [file(1), file(2)]],
    ["one is added", [file(1), file(2), file(3), file(4)]],
    ["two changed places", [file(2), file(1), file(3)]],
    ["one has other bytes", [file(1), file(2), { ...file(3), sha256: file(4).sha256 }]],
    ["one has another length", [file(1), file(2), { ...file(3), bytes: 1 }]],
  ])("are not when %s", (_name, files) => {
    expect(receiptMatchesFiles(statement, files)).toBe(false);
  });
});

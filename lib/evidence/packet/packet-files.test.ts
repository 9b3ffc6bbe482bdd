import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { describe, expect, inject, it } from "vitest";
import { bundled } from "@/lib/infra/testing/bundled";
import { bagFiles } from "./bag";
import { contentsForTest } from "./contents.fixture";
import { listCsv } from "./list-csv";
import { packetBag } from "./packet-files";
import { verifyText } from "./verify-text";

const PROGRAM = `
import { createHash } from "node:crypto";
import { bagFiles } from "@/lib/evidence/packet/bag";
import { contentsForTest } from "@/lib/evidence/packet/contents.fixture";
import { packetBag } from "@/lib/evidence/packet/packet-files";
const hash = createHash("sha256");
for (const file of await bagFiles(await packetBag(contentsForTest(), []))) hash.update(file.path).update(file.bytes);
console.log(hash.digest("hex"));`;

async function files() {
  return (await bagFiles(await packetBag(contentsForTest(), []))).flatMap((file) => ("bytes" in file ? [file] : []));
}

describe("what goes into a packet (EVD-04)", () => {
  it("is the same byte for byte in another process, in another time zone and language", async () => {
    const hash = createHash("sha256");
    for (const { path, bytes } of await files()) hash.update(path).update(bytes);
    const env = { ...process.env, TZ: "America/Caracas", LANG: "tr_TR.UTF-8", DATA_DIR: inject("dataDir") };
    const elsewhere = execFileSync(process.execPath, [await bundled(PROGRAM)], { env, encoding: "utf8" });
    expect(elsewhere.trim()).toBe(hash.digest("hex"));
  });

  it("has a list for people with its font inside, dated by the contents and not by the clock", async () => {
    const pdf = (await files()).find(({ path }) => path === "data/证据目录.pdf")?.bytes.toString("latin1") ?? "";
    expect(pdf.startsWith("%PDF-1.7")).toBe(true);
    expect(pdf).toContain("(D:20260320021109Z)");
    expect(pdf.match(/\/FontFile2/g)).toHaveLength(2);
    expect(pdf).not.toContain(`D:${new Date().getUTCFullYear()}1`);
  });

  it("answers each factor of authenticity that the two rules name, and what cannot be shown", async () => {
    const text = (await files()).find(({ path }) => path === "data/authenticity.json")?.bytes.toString("utf8") ?? "";
    const { factors } = JSON.parse(text) as { factors: Record<string, string[]>[] };
    const all = (key: string) => new Set(factors.flatMap((factor) => factor[key]));
    expect([...all("civilEvidenceArticle93")].sort()).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
    expect([...all("internetCourtsArticle11")].sort()).toEqual(["1", "2", "3", "4", "5", "6"]);
  });

  it("tells in both languages how to check it with other people's tools", () => {
    for (const word of ["sha256sum", "bagit", "openssl ts -verify", "age --decrypt", "怎么核对", "How to check"])
      expect(verifyText()).toContain(word);
  });
});

describe("the list for a spreadsheet", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "＝1", " =1", "\t=1"])(
    "takes %j for text, never for a formula",
    (purpose) => {
      const [item] = contentsForTest().items;
      if (!item) throw new Error("no item");
      expect(listCsv([{ ...item, purpose }])).toContain(`"'${purpose}"`);
    },
  );

  it("keeps quotes and line breaks inside of their cell", () => {
    const [item] = contentsForTest().items;
    if (!item) throw new Error("no item");
    expect(listCsv([{ ...item, content: '他说"好"\n然后' }])).toContain('"他说""好""\n然后"');
  });
});

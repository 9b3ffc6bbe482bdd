import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import type { Identifier } from "@/lib/cases/identifiers";
import { listMatches, MATCHES_PAGE } from "@/lib/cases/list-matches";
import { reasonsToSay } from "@/lib/cases/match";
import { readCase } from "@/lib/cases/read-case";
import { weighedCase } from "@/lib/cases/standing.fixture";
import { bandsOfPrint, packPrint } from "@/lib/evidence/picture-print";
import { db } from "@/lib/infra/db/client";

let officer: Staff;
beforeAll(async () => {
  officer = await staffForTest("case_officer");
});

async function matches(reference: string, before: string | null = null) {
  const found = await listMatches(officer, { reference, before });
  if (!found.ok) throw new Error(found.reason);
  return found;
}

const contact = (value: string): Identifier => ({ kind: "contact", value });

describe("D2 cases with something in common", () => {
  it("are found by shop, link, item, contact, group, parcel and order, each with its reason, the newest first", async () => {
    const own: Identifier[] = [
      { kind: "item", value: "taobao:1" },
      { kind: "link", value: "https://example.test/1" },
      contact("shuadan_1"),
      { kind: "group", value: "福利三群" },
      { kind: "waybill", value: "sf1" },
      { kind: "order", value: "23019944" },
    ];
    const others: string[] = [];
    for (const one of own) others.push((await weighedCase({ identifiers: [one] })).reference);
    const shop = await weighedCase({ merchant: "taobao:shop:77", identifiers: [contact("shuadan_1")] });
    const { reference } = await weighedCase({ merchant: "taobao:shop:77", identifiers: own });
    const found = (await matches(reference)).matches;
    expect(found.map((one) => one.reference)).toEqual([shop.reference, ...others.toReversed()]);
    expect(found.map(({ reasons }) => reasons)).toEqual([
      ["merchant", "contact"],
      ["order"],
      ["waybill"],
      ["group"],
      ["contact"],
      ["link"],
      ["item"],
    ]);
  });

  it("are found by a picture that was saved again (D5)", async () => {
    const lines = Array.from({ length: 9 }, (_, n) => ({
      high: 0x9e37_79b1 * (n + 1),
      low: 0x85eb_ca6b * (n + 7),
      weight: 640,
    }));
    const nearly = lines.map((line) => ({ ...line, low: line.low ^ 0b101 }));
    const other = await weighedCase();
    const { caseId, reference } = await weighedCase();
    for (const [owner, shown] of [
      [other.caseId, lines],
      [caseId, nearly],
    ] as const) {
      const print = packPrint(shown) ?? new Uint8Array();
      const file = { caseId: owner, position: 1, kind: "chat", displayName: "1.png", mime: "image/png", bytes: 1 };
      const sent = { ...file, sha256: owner, storageKey: owner, source: "reporter", receivedAt: new Date() };
      const data = { ...sent, picturePrint: Uint8Array.from(print), pictureBands: bandsOfPrint(print) };
      await db.evidence.create({ data, select: { id: true } });
    }
    expect((await matches(reference)).matches).toMatchObject([{ reference: other.reference, reasons: ["picture"] }]);
  });

  it("are none for what is only alike, and for the same sign in another role", async () => {
    await weighedCase({ identifiers: [contact("abcde_1"), { kind: "order", value: "abcde" }] });
    const { reference } = await weighedCase({ identifiers: [contact("abcde")] });
    expect((await matches(reference)).matches).toEqual([]);
  });

  it("come page by page, each once, however many there are", async () => {
    const merchant = "taobao:shop:many";
    for (let n = 0; n < MATCHES_PAGE + 5; n += 1) await weighedCase({ merchant });
    const { reference } = await weighedCase({ merchant });
    const first = await matches(reference);
    const second = await matches(reference, first.next);
    expect([first.matches.length, second.matches.length, second.next]).toEqual([MATCHES_PAGE, 5, null]);
    const all = [...first.matches, ...second.matches].map((one) => one.reference);
    expect(new Set(all).size).toBe(MATCHES_PAGE + 5);
    expect((await matches(reference, "'; drop")).matches).toEqual(first.matches);
  });

  it("are those of the own organisation", async () => {
    const identifiers = [contact("across_1")];
    const { caseId } = await weighedCase({ identifiers });
    const { reference } = await weighedCase({ identifiers });
    const { id } = await db.organisation.create({ data: { name: "elsewhere", kind: "platform" } });
    await db.case.update({ where: { id: caseId }, data: { organisationId: id } });
    expect((await matches(reference)).matches).toEqual([]);
  });

  it("stand in the record as shown, and are for whoever may read cases", async () => {
    const identifiers = [contact("record_1")];
    const other = await weighedCase({ identifiers });
    const { reference } = await weighedCase({ identifiers });
    await matches(reference);
    const entry = await db.auditEntry.findFirstOrThrow({ where: { payload: { contains: `related=${reference}` } } });
    expect(entry.payload).toContain(other.reference);
    const administrator = await staffForTest("administrator");
    expect(await listMatches(administrator, { reference, before: null })).toMatchObject({ reason: "not_permitted" });
    expect(await listMatches(officer, { reference: "ZP26-2222-2222", before: null })).toMatchObject({
      reason: "not_found",
    });
  });
});

describe("D1 other reports by the same reporter", () => {
  it("are shown as such, with what became of them, and without the contact", async () => {
    const first = await weighedCase({ reporter: "again" });
    const { reference } = await weighedCase({ reporter: "again" });
    await weighedCase({ reporter: "somebody else" });
    const read = await readCase(officer, reference);
    expect(read).toMatchObject({ ok: true, view: { record: { cases: 1, upheld: 0, unfounded: 0 } } });
    expect(read).toMatchObject({ view: { matches: [{ reference: first.reference, reasons: ["reporter"] }] } });
    expect(JSON.stringify(read)).not.toContain("reporterTag");
  });

  it("are unknown for whoever left no contact", async () => {
    await weighedCase();
    const { reference } = await weighedCase();
    expect(await readCase(officer, reference)).toMatchObject({ view: { record: null, matches: [] } });
  });
});

it("says a shop once, by its id or by its name", () => {
  expect(reasonsToSay(["shop_name", "merchant", "reporter"])).toEqual(["merchant", "reporter"]);
  expect(reasonsToSay(["shop_name"])).toEqual(["shop_name"]);
});

import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { organisationForTest, staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { keepPrint } from "@/lib/cases/duplicates/keep-print";
import { readCase } from "@/lib/cases/read-case";
import { readConcentration } from "@/lib/cases/read-concentration";
import { db, inTransaction } from "@/lib/infra/db/client";

const STORY = "商家随包裹放返现卡，让我给五星好评并截图领红包，跟别的店一模一样。";

async function aComplaint({
  tag,
  story = "",
  organisationId,
}: {
  tag?: string;
  story?: string;
  organisationId?: string;
}) {
  const where = organisationId ? { organisationId } : {};
  const made = await caseForTest({ tracks: ["complaint"], facts: { where: { product: "蜂蜜" } }, ...where });
  const bytes = Uint8Array.from(Buffer.from(tag ?? ""));
  const data = tag ? { contactKind: "email", sealedContact: bytes, reporterTag: bytes } : {};
  await db.submission.update({ where: { caseId: made.caseId }, data });
  await inTransaction((tx) => keepPrint(tx, made.caseId, { story, typed: { story }, files: [] }));
  return made;
}

describe("N27 what the cases of one contact are about", () => {
  it("is read from the office's own cases, this one included, and stands on the page of the case", async () => {
    const [tag, partner] = [randomUUID(), await organisationForTest()];
    await aComplaint({ tag, organisationId: partner });
    for (let nth = 0; nth < 4; nth += 1) await aComplaint({ tag, story: STORY + tag });
    const last = await aComplaint({ tag });
    const product = { value: "蜂蜜", count: 5 };
    const found = { by: "contact", cases: 5, complaints: 5, shops: 1, product, copied: 4 };
    expect(await readConcentration(last.caseId)).toMatchObject([found]);
    const read = await readCase(await staffForTest("reviewer"), last.reference);
    expect(read).toMatchObject({ view: { concentration: [found] } });
  });

  it("also of the same words from different people, who are counted and not told apart", async () => {
    const story = STORY + randomUUID();
    const all = [];
    for (let nth = 0; nth < 5; nth += 1) all.push(await aComplaint({ tag: randomUUID(), story }));
    expect(await readConcentration(all[0]?.caseId ?? "")).toMatchObject([{ by: "words", cases: 5 }]);
  });

  it("is nothing for whoever left no contact and wrote their own words", async () => {
    for (let nth = 0; nth < 5; nth += 1) await aComplaint({});
    expect(await readConcentration((await aComplaint({})).caseId)).toEqual([]);
  });
});

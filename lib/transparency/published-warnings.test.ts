import { createHash, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { GET as feed } from "@/app/[locale]/(public)/warnings/feed/route";
import { GET as page } from "@/app/[locale]/(public)/warnings/route";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";
import { endExpiredWarnings } from "@/lib/transparency/end-expired-warnings";
import { moveWarning, warningTextsSchema } from "@/lib/transparency/move-warning";
import { publishedWarnings } from "@/lib/transparency/published-warnings";

const today = shanghaiDate(new Date());
const until = addDays(today, 30);
const texts = { textZh: "近期有消费者反映好评返现，线索正在核查。", textEn: "Cash back for reviews is being checked." };

beforeEach(async () => {
  await db.consumerWarning.updateMany({ where: { publishedAt: { not: null } }, data: { expiresOn: "2000-01-01" } });
  await endExpiredWarnings();
});

/** A draft with canaries in everything that must stay inside. */
async function draft(organisationId = HOME_ORGANISATION): Promise<string> {
  const inside = {
    merchant: `鸟:${randomUUID()}`,
    platform: "鸟台",
    shopName: "金丝鸟专卖",
    behaviour: "incentivised_review",
  };
  const data = {
    ...inside,
    ...texts,
    organisationId,
    reporters: 9_731,
    windowDays: 4_217,
    state: "draft",
    draftedAt: new Date(0),
  };
  return (await db.consumerWarning.create({ data, select: { id: true } })).id;
}

type Three = { writer: Staff; approver: Staff; publisher: Staff };
async function people(organisationId = HOME_ORGANISATION): Promise<Three> {
  const one = () => staffOfForTest(organisationId, "supervisor");
  return { writer: await one(), approver: await one(), publisher: await one() };
}

async function approved({ writer, approver }: Three, id: string): Promise<void> {
  expect(await moveWarning(writer, { id, action: "write", version: 0, texts })).toEqual({ ok: true });
  expect(await moveWarning(approver, { id, action: "approve", version: 1 })).toEqual({ ok: true });
}

async function published(): Promise<{ id: string; staff: Three }> {
  const [id, staff] = [await draft(), await people()];
  await approved(staff, id);
  expect(await moveWarning(staff.publisher, { id, action: "publish", version: 2, until })).toEqual({ ok: true });
  return { id, staff };
}

const answer = async (route: typeof page, path: string) => {
  const response = await route(new Request(`http://localhost:3000${path}`), {
    params: Promise.resolve({ locale: "zh" }),
  });
  return response.text();
};
const both = async () => (await answer(page, "/zh/warnings")) + (await answer(feed, "/zh/warnings/feed"));

describe("N33 what leaves of a published warning", () => {
  test("N33 PRV-04 these fields and no others, in both languages, on the page and in the feed", async () => {
    const { id, staff } = await published();
    const key = createHash("sha256").update(id).digest("hex").slice(0, 16);
    const said = { key, conduct: "incentivised_review", publishedOn: today, until, withdrawn: null };
    expect(await publishedWarnings("zh")).toEqual([{ ...said, text: texts.textZh }]);
    expect(await publishedWarnings("en")).toEqual([{ ...said, text: texts.textEn }]);
    const shown = await both();
    expect(shown.split(texts.textZh)).toHaveLength(3);
    expect(shown).not.toMatch(/鸟|9731|4217|1970/);
    for (const { id: person, name } of Object.values(staff)) expect(shown).not.toMatch(new RegExp(`${person}|${name}`));
    expect(shown).not.toContain(id);
  });

  test("N33 PRV-04 the public process may read no other column of the table", async () => {
    const rows = await db.$queryRaw<{ name: string }[]>`
      SELECT a.attname AS name FROM pg_attribute a, aclexplode(a.attacl) g JOIN pg_roles r ON r.oid = g.grantee
      WHERE a.attrelid = 'consumer_warning'::regclass AND r.rolname LIKE '%public' AND g.privilege_type = 'SELECT'`;
    const [about, text] = [
      ["id", "organisation_id", "behaviour", "state"],
      ["text_zh", "text_en"],
    ];
    const dates = ["published_at", "expires_on", "withdrawn_at", "withdrawn_because"];
    expect(rows.map(({ name }) => name).toSorted()).toEqual([...about, ...text, ...dates].toSorted());
  });

  test("N33 nothing before its publication, nor of a draft that was withdrawn", async () => {
    const [id, staff] = [await draft(), await people()];
    await approved(staff, id);
    expect(await publishedWarnings("zh")).toEqual([]);
    await moveWarning(staff.approver, { id, action: "withdraw", version: 2 });
    expect(await publishedWarnings("zh")).toEqual([]);
  });

  test("N33 withdrawn with a reason, it says so without its text; without one it stays", async () => {
    const { id, staff } = await published();
    const withdraw = { id, action: "withdraw", version: 3 } as const;
    expect(await moveWarning(staff.writer, withdraw)).toEqual({ ok: false, reason: "because_missing" });
    const odd = await moveWarning(staff.writer, { ...withdraw, because: "expired" });
    expect(odd).toEqual({ ok: false, reason: "because_missing" });
    expect(await moveWarning(staff.writer, { ...withdraw, because: "not_upheld" })).toEqual({ ok: true });
    const withdrawn = { on: today, because: "not_upheld" };
    expect(await publishedWarnings("zh")).toMatchObject([{ text: null, withdrawn }]);
    expect(await both()).not.toContain(texts.textZh);
  });

  test("N33 its last day is its last, whether or not the worker has run; then a shop can be warned of anew", async () => {
    const { id } = await published();
    const after = new Date(Date.now() + 31 * 86_400_000);
    expect(await publishedWarnings("zh", new Date(Date.now() + 30 * 86_400_000))).toHaveLength(1);
    expect(await publishedWarnings("zh", after)).toEqual([]);
    expect(await endExpiredWarnings(after)).toBe(1);
    expect(await endExpiredWarnings(after)).toBe(0);
    const row = await db.consumerWarning.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ state: "withdrawn", withdrawnBecause: "expired" });
  });
});

describe("SEC-09 publishing takes two", () => {
  test("SEC-09 whoever approved cannot publish, in any tab; a second click of the publisher is the first once more", async () => {
    const [id, staff] = [await draft(), await people()];
    await approved(staff, id);
    const publish = { id, action: "publish", version: 2, until } as const;
    const tabs = await Promise.all([moveWarning(staff.approver, publish), moveWarning(staff.approver, publish)]);
    expect(tabs).toEqual([
      { ok: false, reason: "own_approval" },
      { ok: false, reason: "own_approval" },
    ]);
    const forged = { state: "published", publishedById: staff.approver.id, publishedAt: new Date(), expiresOn: until };
    await expect(db.consumerWarning.update({ where: { id }, data: forged })).rejects.toThrow(/published_by_two/);
    expect(await moveWarning(staff.publisher, publish)).toEqual({ ok: true });
    expect(await moveWarning(staff.publisher, publish)).toEqual({ ok: true });
    const entries = await db.auditEntry.findMany({ where: { payload: { contains: id } }, orderBy: { seq: "asc" } });
    expect(entries.map(({ payload }) => /warning\.\w+/.exec(payload)?.[0])).toContain("warning.published");
  });

  test("N33 PRV-04 a text that names the shop is not kept", async () => {
    const [id, { writer }] = [await draft(), await people()];
    const named = { ...texts, textZh: "金丝鸟专卖在返现" };
    const written = await moveWarning(writer, { id, action: "write", version: 0, texts: named });
    expect(written).toEqual({ ok: false, reason: "identifying" });
  });

  test("N33 its words are kept without control signs and without what turns text round", () => {
    const typed = { textZh: "有人用\u0000返现换好评。", textEn: " Cash for\u202e reviews.\n" };
    const read = { textZh: "有人用返现换好评。", textEn: "Cash for reviews." };
    expect(warningTextsSchema.parse(typed)).toEqual(read);
    expect(warningTextsSchema.safeParse({ ...typed, textZh: "\u0000 \u2066" }).error?.issues[0]?.message).toBe(
      "missing",
    );
  });

  test("N33 another organisation publishes nothing here, and a case officer nothing at all", async () => {
    const elsewhere = await organisationForTest();
    const [id, staff] = [await draft(elsewhere), await people(elsewhere)];
    await approved(staff, id);
    const publish = { id, action: "publish", version: 2, until } as const;
    expect(await moveWarning(staff.publisher, publish)).toEqual({ ok: false, reason: "not_home" });
    const own = await draft();
    await approved(await people(), own);
    const officer = await staffForTest("case_officer");
    expect(await moveWarning(officer, { ...publish, id: own })).toEqual({ ok: false, reason: "not_permitted" });
  });
});

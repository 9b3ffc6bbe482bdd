import { beforeEach, describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/roles";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { confirmReading } from "@/lib/cases/confirm-reading";
import { searchQuery } from "@/lib/cases/search-terms";
import type { FieldAnswer } from "@/lib/evidence/confirm-fields";
import { openReading } from "@/lib/evidence/open-reading";
import { proposedFields } from "@/lib/evidence/read-proposal";
import { readPicture } from "@/lib/evidence/testing/read-picture";
import { db } from "@/lib/infra/db/client";
import { caseForTest } from "./case.fixture";

let file: { reference: string; evidenceId: string; caseId: string };
beforeEach(async () => {
  file = await readPicture({ on: await caseForTest() });
});

async function positionOf(name: string): Promise<number> {
  const { fields } = await db.evidenceReading.findUniqueOrThrow({ where: { evidenceId: file.evidenceId } });
  return proposedFields(fields).findIndex((field) => field.name === name);
}

async function isFoundBy(typed: string): Promise<boolean> {
  const rows = await db.$queryRaw<object[]>`
    SELECT id FROM "case" WHERE id = ${file.caseId}::uuid AND search_vector @@ to_tsquery('simple', ${searchQuery(typed)?.holds})`;
  return rows.length === 1;
}

const say = async (answers: readonly FieldAnswer[], staff?: Awaited<ReturnType<typeof staffForTest>>) =>
  confirmReading(staff ?? (await staffForTest("reviewer")), { ...file, answers });
const saidRows = () => db.confirmedField.findMany({ where: { evidenceId: file.evidenceId }, orderBy: { id: "asc" } });

describe("confirming what the machine read (N1)", () => {
  it("makes it a fact with who, when and what was read, and the case is found by it only then", async () => {
    const staff = await staffForTest("reviewer");
    const position = await positionOf("orderNumber");
    expect(await isFoundBy("3302671984400517")).toBe(false);
    const answer = { position, verdict: "confirmed", value: " 3302671984400518 " } as const;
    expect(await say([answer], staff)).toEqual({ ok: true, confirmed: 1, wrong: 0 });
    expect(await saidRows()).toMatchObject([
      {
        name: "orderNumber",
        verdict: "confirmed",
        readValue: "3302671984400517",
        value: "3302671984400518",
        staffId: staff.id,
      },
    ]);
    expect(await isFoundBy("3302671984400518")).toBe(true);
    expect(await isFoundBy("3302671984400517")).toBe(false);
  });

  it("writes the event and the audit entry with it, neither of which repeats the values", async () => {
    await say([{ position: await positionOf("orderNumber"), verdict: "confirmed", value: "3302671984400517" }]);
    const event = await db.caseEvent.findFirst({ where: { caseId: file.caseId, kind: "reading_confirmed" } });
    expect(event).toMatchObject({ told: false, data: { file: 1, confirmed: 1, wrong: 0 } });
    const entries = await db.auditEntry.findMany({ select: { payload: true } });
    const entry = entries.find(
      ({ payload }) => payload.includes("reading_confirmed") && payload.includes(file.evidenceId),
    );
    expect(entry?.payload).toContain("orderNumber: confirmed");
    expect(entry?.payload).not.toContain("3302671984400517");
  });

  it("called wrong, it is a fact that nobody searches for; the last word counts, the first stays", async () => {
    const position = await positionOf("orderNumber");
    expect(await say([{ position, verdict: "wrong", value: "" }])).toEqual({ ok: true, confirmed: 0, wrong: 1 });
    expect(await isFoundBy("3302671984400517")).toBe(false);
    await say([{ position, verdict: "confirmed", value: "3302671984400517" }]);
    expect((await saidRows()).map(({ verdict }) => verdict)).toEqual(["wrong", "confirmed"]);
    const opened = await openReading(await staffForTest("reviewer"), file);
    if (!opened.ok) throw new Error(opened.reason);
    expect(opened.view.fields[position]?.said).toMatchObject({ verdict: "confirmed", value: "3302671984400517" });
  });

  it("sent twice changes nothing the second time", async () => {
    const answer = { position: await positionOf("waybills"), verdict: "confirmed", value: "78231549900231" } as const;
    await say([answer]);
    expect(await say([answer])).toEqual({ ok: true, confirmed: 0, wrong: 0 });
    expect(await saidRows()).toHaveLength(1);
  });

  it.each([
    [{ position: 0, value: "  " }, "empty"],
    [{ position: 0, value: "很".repeat(2_001) }, "too_long"],
    [{ position: 99, value: "x" }, "no_field"],
    [{ position: -1, value: "x" }, "no_field"],
  ])("refuses %j as %s, and writes none of the others", async (answer, problem) => {
    const good = { position: await positionOf("waybills"), verdict: "confirmed", value: "78231549900231" } as const;
    expect(await say([good, { ...answer, verdict: "confirmed" }])).toEqual({
      ok: false,
      reason: "fields",
      problems: [{ position: answer.position, problem }],
    });
    expect(await saidRows()).toEqual([]);
  });

  it("of a field under a mask is for those who may unmask", async () => {
    const answer = { position: await positionOf("phones"), verdict: "confirmed", value: "16413572468" } as const;
    expect(await say([answer])).toEqual({ ok: false, reason: "not_permitted" });
    expect((await say([answer], await staffForTest("case_officer"))).ok).toBe(true);
  });

  it.each(ROLES)("asks whether a %s may", async (role) => {
    const answer = { position: await positionOf("waybills"), verdict: "wrong", value: "" } as const;
    const said = await say([answer], await staffForTest(role));
    expect(said.ok).toBe(["reviewer", "case_officer", "supervisor"].includes(role));
  });

  it.each(["UPDATE confirmed_field SET value = 'x'", "DELETE FROM confirmed_field"])(
    "is never changed: %s",
    async (sql) => {
      await say([{ position: await positionOf("waybills"), verdict: "wrong", value: "" }]);
      await expect(db.$executeRawUnsafe(sql)).rejects.toThrow();
    },
  );
});

import { beforeAll, describe, expect, it } from "vitest";
import { can, ROLES, type Role } from "@/lib/access/roles";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { addNote } from "@/lib/cases/add-note";
import { caseForTest } from "@/lib/cases/case.fixture";
import type { CaseView } from "@/lib/cases/case-view";
import { readCase } from "@/lib/cases/read-case";
import { db } from "@/lib/infra/db/client";

/** Beside what every reader of a case sees, the fields that a role fills; a role that is not named reads no case. */
const BESIDE: Partial<Record<Role, readonly string[]>> = {
  intake: [],
  reviewer: ["tracks[].actions[]"],
  case_officer: ["tracks[].actions[]"],
  supervisor: ["tracks[].actions[]"],
  auditor: [],
};

/** Kept with a case, and in nobody's view of it. */
const NEVER = /sealed|code|hash|tag|password|email|receipt|search|vector|storage|key/i;

let reference = "";
beforeAll(async () => {
  const stage = await caseForTest();
  reference = stage.reference;
  const { caseId } = stage;
  const sealedContact = Uint8Array.from(Buffer.from("sealed"));
  await db.submission.update({ where: { caseId }, data: { contactKind: "email", sealedContact } });
  const sent = { caseId, position: 1, kind: "chat", displayName: "1.png", mime: "image/png", bytes: 1, sha256: "00" };
  await db.evidence.create({ data: { ...sent, storageKey: "none", source: "reporter", receivedAt: new Date() } });
  await db.message.create({ data: { caseId, fromKind: "reporter", body: "您好", sentAt: new Date() } });
  await addNote(await staffForTest("intake"), { reference, body: "已核实", onceKey: "0123456789abcdef" });
});

function filled(value: unknown, path = ""): string[] {
  if (value === null || value === undefined || value === "" || value === false) return [];
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => filled(item, `${path}[]`)))];
  if (typeof value !== "object" || value instanceof Date) return [path];
  return Object.entries(value).flatMap(([name, inner]) => filled(inner, path ? `${path}.${name}` : name));
}

async function fieldsFor(role: Role): Promise<{ view: CaseView; fields: string[] } | null> {
  const read = await readCase(await staffForTest(role), reference);
  return read.ok ? { view: read.view, fields: filled(read.view) } : null;
}

describe("SEC-05 role × field of a case of one's own organisation", () => {
  it.each(ROLES)("SEC-05 %s receives the fields of the table and no more", async (role) => {
    const [seen, least] = [await fieldsFor(role), await fieldsFor("auditor")];
    expect(seen !== null).toBe(can([role], "case:read"));
    const beside = seen?.fields.filter((field) => !least?.fields.includes(field));
    expect(beside).toEqual(BESIDE[role]);
    expect(least?.fields.filter((field) => seen && !seen.fields.includes(field))).toEqual([]);
  });

  it.each(Object.keys(BESIDE))("SEC-05 %s receives no secret, no contact and no key", async (role) => {
    const seen = await fieldsFor(role as Role);
    expect(seen?.fields.filter((field) => NEVER.test(field.split(".").at(-1) ?? ""))).toEqual([]);
    expect(seen?.view.submission?.contactKind).toBe("email");
  });
});

import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Role } from "@/lib/access/roles";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { db, inTransaction } from "@/lib/infra/db/client";
import { EICAR, FakeClamd } from "@/lib/infra/testing/fake-clamd";
import { attachEvidence } from "./attach-evidence";
import { custodyOf } from "./custody";
import { decideHeldFile } from "./decide-held-file";
import { handOutEvidence } from "./hand-out-evidence";
import { makeSafeCopyNow } from "./make-safe-copy";
import { openHeldFile } from "./open-held-file";
import { evidenceOfCase } from "./queries";
import { sealOriginalNow } from "./seal-original";
import { bareCase } from "./testing/bare-case";
import { screenshot } from "./testing/hostile-files";
import { takenFile } from "./testing/taken-file";

const scanner = new FakeClamd();
beforeAll(async () => {
  vi.stubEnv("CLAMD_SOCKET", await scanner.start());
});
afterAll(() => scanner.stop());

type File = { reference: string; evidenceId: string };
const hourAgo = () => new Date(Date.now() - 3_600_000);
let seed = 700;

async function received(behind = "", at = new Date()): Promise<File> {
  const { id: caseId, reference } = await bareCase();
  const file = await takenFile(Buffer.concat([await screenshot("jpeg", seed++), Buffer.from(behind)]));
  const [row] = await inTransaction((tx) => attachEvidence(tx, { caseId, files: [file], source: "reporter", at }));
  return { reference, evidenceId: row?.id ?? "" };
}

/** As the worker leaves it: no copy shown, the original sealed and its bytes gone. */
async function heldFile(): Promise<File> {
  scanner.habits = {};
  const file = await received(EICAR);
  await makeSafeCopyNow(file);
  await sealOriginalNow(file);
  return file;
}

const rowOf = ({ evidenceId }: File) => db.evidence.findUniqueOrThrow({ where: { id: evidenceId } });
const jobsFor = ({ evidenceId }: File, name: string) =>
  db.$queryRaw`SELECT FROM pgboss.job WHERE name = ${name} AND data->>'evidenceId' = ${evidenceId}`;

async function decide(file: File, decision: string, because = "保管人离线查过，误报", role: Role = "case_officer") {
  return decideHeldFile(await staffForTest(role), { ...file, decision, because });
}

async function isShown(file: File): Promise<boolean> {
  return (await handOutEvidence(await staffForTest("reviewer"), { ...file, form: "copy" })).ok;
}

describe("a file that is held waits for a person (SEC-08)", () => {
  it("is shown once somebody who may has decided so and said why, though its original was sealed long ago", async () => {
    const file = await heldFile();
    expect(await isShown(file)).toBe(false);
    const opened = await openHeldFile(await staffForTest("case_officer"), file);
    expect(opened).toMatchObject({ ok: true, view: { why: "infected", canBeShown: true, last: null } });
    expect(await decide(file, "show")).toEqual({ ok: true, decision: "show" });
    expect(await rowOf(file)).toMatchObject({ copyVerdict: "ready", copyReason: null });
    expect(await isShown(file)).toBe(true);
    const { caseId } = await rowOf(file);
    expect(await evidenceOfCase(caseId), "C26 still blurred at first").toMatchObject([{ mayUpset: true }]);
    expect(await jobsFor(file, "read-evidence")).toHaveLength(1);
    const custody = await custodyOf(file.evidenceId);
    expect(custody.find(({ action }) => action === "evidence.hold_decided")?.data).toMatchObject({ decision: "show" });
  });

  it("stays closed when a person says so, and another may decide otherwise later", async () => {
    const file = await heldFile();
    expect(await decide(file, "keep_closed", "真的有毒")).toEqual({ ok: true, decision: "keep_closed" });
    expect(await isShown(file)).toBe(false);
    const opened = await openHeldFile(await staffForTest("supervisor"), file);
    expect(opened).toMatchObject({ view: { last: { decision: "keep_closed", because: "真的有毒" } } });
    expect(await decide(file, "show", "复查：误报", "supervisor")).toEqual({ ok: true, decision: "show" });
    expect(await db.heldDecision.count({ where: { evidenceId: file.evidenceId } })).toBe(2);
  });

  it("without verdict is drawn without the scanner once somebody has decided to show it", async () => {
    scanner.habits = { silent: true };
    const file = await received("", hourAgo());
    await expect(makeSafeCopyNow(file)).rejects.toThrow("the scanner does not answer");
    expect(await decide(file, "show")).toEqual({ ok: true, decision: "show" });
    expect(await jobsFor(file, "make-safe-copy")).toHaveLength(2);
    await makeSafeCopyNow(file);
    expect(await rowOf(file)).toMatchObject({ copyVerdict: "ready" });
    expect(await isShown(file)).toBe(true);
  });

  it("answers a second click like the first, and writes nothing more", async () => {
    const file = await heldFile();
    const staff = await staffForTest("case_officer");
    const input = { ...file, decision: "show", because: "误报" };
    for (let n = 0; n < 2; n++) expect(await decideHeldFile(staff, input)).toEqual({ ok: true, decision: "show" });
    expect(await db.heldDecision.count({ where: { evidenceId: file.evidenceId } })).toBe(1);
  });

  it("is decided by one of two who show it at once", async () => {
    const file = await heldFile();
    const results = await Promise.all([decide(file, "show", "甲"), decide(file, "show", "乙")]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.heldDecision.count({ where: { evidenceId: file.evidenceId } })).toBe(1);
  });

  it("whose picture could not be drawn can only be kept closed", async () => {
    const file = await heldFile();
    await db.evidence.update({ where: { id: file.evidenceId }, data: { workingCopyKey: null } });
    expect(await decide(file, "show")).toEqual({ ok: false, reason: "nothing_to_show" });
    expect(await decide(file, "keep_closed")).toMatchObject({ ok: true });
  });

  it.each([
    ["", "", { decision: "missing", because: "empty" }],
    ["toString", "因为", { decision: "missing" }],
    ["show", "长".repeat(501), { because: "too_long" }],
  ])("refuses “%s” with its fault named", async (decision, because, errors) => {
    expect(await decide(await heldFile(), decision, because)).toEqual({ ok: false, reason: "unreadable", errors });
  });

  it.each(["intake", "reviewer", "auditor", "administrator"] as const)("is not for a %s to decide", async (role) => {
    const file = await heldFile();
    expect(await decide(file, "show", "误报", role)).toEqual({ ok: false, reason: "not_permitted" });
    expect(await openHeldFile(await staffForTest(role), file)).toEqual({ ok: false, reason: "not_permitted" });
  });

  it("no longer waits once it is shown; a file of another case is not there", async () => {
    scanner.habits = {};
    const clean = await received();
    await makeSafeCopyNow(clean);
    expect(await decide(clean, "keep_closed")).toEqual({ ok: false, reason: "not_held" });
    const elsewhere = { ...clean, reference: (await bareCase()).reference };
    expect(await decide(elsewhere, "show")).toEqual({ ok: false, reason: "not_found" });
    expect(await decide({ ...clean, evidenceId: "../x" }, "show")).toEqual({ ok: false, reason: "not_found" });
  });
});

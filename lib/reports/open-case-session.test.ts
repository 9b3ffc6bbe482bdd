import { createHook } from "node:async_hooks";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newReference } from "@/lib/cases/reference";
import { db } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { takeTicket } from "@/lib/infra/rate-limit/rate-limit";
import { ownerUrl } from "@/lib/infra/testing/worker-database";
import { closeCaseSession } from "./close-case-session";
import { openCaseSession } from "./open-case-session";
import { resumeCaseSession } from "./resume-case-session";
import { formatSecretCode, newSecretCode } from "./secret-code";
import { secretCodeTag } from "./secret-code-hash";
import { fileCase } from "./testing/filed-case";

const address = "203.0.113.7";
const now = new Date("2026-05-06T03:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
let filed: Awaited<ReturnType<typeof fileCase>>;

beforeAll(async () => {
  filed = await fileCase({ at: now });
});

/** Counts what the machine is asked for, without standing in its way. */
async function slowHashesOf(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const hook = createHook({ init: (_, type) => void (type === "SCRYPTREQUEST" && count++) }).enable();
  await work();
  hook.disable();
  return count;
}

async function auditsOf(caseId: string, action: string): Promise<number> {
  return db.auditEntry.count({
    where: { AND: [{ payload: { contains: caseId } }, { payload: { contains: action } }] },
  });
}

describe("looking up a report by number and code", () => {
  it("B1 opens the case, and the audit record has it", async () => {
    const typed = { reference: filed.reference.toLowerCase(), code: formatSecretCode(filed.code) };
    const result = await openCaseSession(typed, address, now);
    expect(result).toMatchObject({ ok: true, session: { caseId: filed.caseId } });
    expect(await auditsOf(filed.caseId, "report.looked_up")).toBe(1);
  });

  it("says that digits do not add up before anything is hashed (SEC-03)", async () => {
    const swapped = `${filed.code[1]}${filed.code[0]}${filed.code.slice(2)}`;
    const mistyped = swapped === filed.code ? `${(Number(filed.code[0]) + 1) % 10}${filed.code.slice(1)}` : swapped;
    const count = await slowHashesOf(async () => {
      const result = await openCaseSession({ reference: filed.reference, code: mistyped }, address, now);
      expect(result).toMatchObject({ ok: false, reason: "mistyped", refusals: [{ reason: "check_digits" }] });
    });
    expect(count).toBe(0);
  });

  it("keeps only a hash of the cookie's token", async () => {
    const result = await openCaseSession(filed, address, now);
    if (!result.ok) throw new Error(result.reason);
    const rows = await db.reporterSession.findMany({ where: { caseId: filed.caseId } });
    expect(JSON.stringify(rows.map((row) => Buffer.from(row.tokenHash).toString("latin1")))).not.toContain(
      result.token,
    );
    expect(await resumeCaseSession(result.token, now)).toMatchObject({ caseId: filed.caseId });
    expect(await resumeCaseSession(`${result.token.slice(1)}A`, now)).toBeNull();
  });
});

describe("a session", () => {
  async function token(): Promise<string> {
    const result = await openCaseSession(filed, address, now);
    if (!result.ok) throw new Error(result.reason);
    return result.token;
  }

  it("ends after thirty idle minutes, and each visit moves that on", async () => {
    const mine = await token();
    expect(await resumeCaseSession(mine, later(29))).not.toBeNull();
    expect(await resumeCaseSession(mine, later(58))).not.toBeNull();
    expect(await resumeCaseSession(mine, later(58 + 31))).toBeNull();
  });

  it("ends after twelve hours, however busy", async () => {
    const mine = await token();
    for (let minutes = 25; minutes < 720; minutes += 25) {
      expect(await resumeCaseSession(mine, later(minutes))).not.toBeNull();
    }
    expect(await resumeCaseSession(mine, later(721))).toBeNull();
  });

  it("ends at once when the reporter leaves", async () => {
    const mine = await token();
    const session = await resumeCaseSession(mine, now);
    if (!session) throw new Error("no session");
    await closeCaseSession(session);
    expect(await resumeCaseSession(mine, now)).toBeNull();
  });
});

describe("a stranger learns nothing (SEC-06)", () => {
  it("an unknown number, a wrong code and a purged case get the same answer for the same work", async () => {
    const purged = await fileCase({ at: now });
    await db.caseKey.findUniqueOrThrow({ where: { caseId: purged.caseId } });
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query("DELETE FROM case_key WHERE case_id = $1", [purged.caseId]);
    await owner.end();
    const tries = [
      { reference: newReference(now), code: newSecretCode() },
      { reference: filed.reference, code: newSecretCode() },
      { reference: purged.reference, code: purged.code },
    ];
    for (const typed of tries) {
      const count = await slowHashesOf(async () => {
        expect(await openCaseSession(typed, address, now)).toEqual({ ok: false, reason: "unknown" });
      });
      expect(count).toBe(1);
    }
  });

  it("wrong codes leave no trace in the record", async () => {
    expect(await auditsOf(filed.caseId, "look_up_refused")).toBe(0);
  });
});

describe("guessing (SEC-04)", () => {
  afterAll(() => db.caseKey.updateMany({ where: { caseId: filed.caseId }, data: { guesses: 0 } }));

  it("wrong codes spend none of the case's budget", async () => {
    for (let n = 0; n < 12; n++) {
      await openCaseSession({ reference: filed.reference, code: newSecretCode() }, "198.51.100.9", now);
    }
    expect((await db.caseKey.findUniqueOrThrow({ where: { caseId: filed.caseId } })).guesses).toBe(0);
  });

  it("at most 100 guesses a day are verified, and a few more from each network", async () => {
    const target = await fileCase({ at: now });
    const wrong = newSecretCode();
    const { pepper } = secrets();
    const tagOf = (code: string) => secretCodeTag(pepper, target.caseId, code);
    // The one in a million: a wrong code that passes the tag.
    await db.caseKey.update({ where: { caseId: target.caseId }, data: { codeTag: tagOf(wrong) } });
    await db.caseKey.update({ where: { caseId: target.caseId }, data: { guesses: 97, guessDay: "2026-05-06" } });
    const guess = () => openCaseSession({ reference: target.reference, code: wrong }, "198.51.100.77", now);
    for (let n = 0; n < 12; n++) expect(await guess()).toEqual({ ok: false, reason: "unknown" });
    expect(await auditsOf(target.caseId, "look_up_refused")).toBe(3 + 5);
    expect((await db.caseKey.findUniqueOrThrow({ where: { caseId: target.caseId } })).guesses).toBe(100);

    await db.caseKey.update({ where: { caseId: target.caseId }, data: { codeTag: tagOf(target.code) } });
    expect(await openCaseSession(target, address, now)).toMatchObject({ ok: true });
  });

  it("the owner gets in while wrong codes pour in", async () => {
    const flood = Array.from({ length: 40 }, () =>
      openCaseSession({ reference: filed.reference, code: newSecretCode() }, "198.51.100.10", now),
    );
    let over = false;
    const end = Promise.all(flood).then(() => {
      over = true;
    });
    expect(await openCaseSession(filed, address, now)).toMatchObject({ ok: true });
    expect(over).toBe(false);
    await end;
  });

  it("one network has a limit, and is told how long to wait", async () => {
    const one = () => openCaseSession({ reference: newReference(now), code: newSecretCode() }, "192.0.2.200", now);
    for (let n = 0; n < 119; n++) await takeTicket("case look-up", "192.0.2.200", { limit: 120, windowSeconds: 600 });
    expect(await one()).toEqual({ ok: false, reason: "unknown" });
    expect(await one()).toMatchObject({ ok: false, reason: "too_many", retryAfterSeconds: expect.any(Number) });
  });
});

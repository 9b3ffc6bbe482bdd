import { describe, expect, it } from "vitest";
import { db } from "@/lib/infra/db/client";
import { askAboutData } from "@/lib/reports/ask-about-data";
import { lanesOf } from "@/lib/reports/case-timeline";
import { dataRequestSchema } from "@/lib/reports/data-request-schema";
import { ownDataRequests } from "@/lib/reports/own-data-requests";
import { reporterCase } from "@/lib/reports/queries";
import { readStep } from "@/lib/reports/read-step";
import { fileCase } from "@/lib/reports/testing/filed-case";

const AT = new Date("2026-12-01T02:00:00Z");
const COPY = { kind: "copy", words: "" } as const;
const WRONG = { kind: "correction", words: "店名写错了，应当是“好味零食铺”。" } as const;

describe("PRV-08 a reporter asks about their own data", () => {
  it("PRV-08 each request is a row with its own due date, an event they read, and an audit entry without words", async () => {
    const { session, caseId } = await fileCase();
    expect(await askAboutData(session, WRONG, AT)).toEqual({ ok: true });
    const [own] = await ownDataRequests(session, AT);
    expect(own).toMatchObject({ ...WRONG, askedAt: AT, answered: null });
    expect(own?.status).toMatchObject({ state: "running", workingDaysLeft: 15 });
    const [event] = await db.caseEvent.findMany({ where: { caseId, kind: "data_requested" } });
    expect(event).toMatchObject({ told: true, actorKind: "reporter", data: { ground: "correction" } });
    const where = { AND: [{ payload: { contains: caseId } }, { payload: { contains: "data.requested" } }] };
    const entry = await db.auditEntry.findFirstOrThrow({ where });
    expect(JSON.parse(entry.payload)).toMatchObject({ actor: { kind: "reporter" }, data: { kind: "correction" } });
    expect(entry.payload).not.toContain("零食");
  });

  it("PRV-08 stands in the timeline of every track", async () => {
    const { session } = await fileCase();
    await askAboutData(session, COPY);
    const report = await reporterCase(session);
    const lanes = report ? lanesOf(report, new Date()) : [];
    expect(lanes).toHaveLength(2);
    for (const { past } of lanes) expect(past.at(-1)?.sentence).toBe("case.events.data_requested_copy");
  });

  it("PRV-08 of each kind one waits at a time; the same words twice are one request", async () => {
    const { session, caseId } = await fileCase();
    const twice = await Promise.all([askAboutData(session, COPY), askAboutData(session, COPY)]);
    expect(twice).toEqual([{ ok: true }, { ok: true }]);
    expect(await askAboutData(session, { ...COPY, words: "请快些。" })).toEqual({ ok: false, reason: "already_open" });
    expect(await askAboutData(session, WRONG)).toEqual({ ok: true });
    expect(await db.dataRequest.count({ where: { caseId } })).toBe(2);
  });

  it.each([
    [{ kind: "", words: "" }, [["kind", "choose"]]],
    [{ kind: "correction", words: " " }, [["words", "missing"]]],
    [{ kind: "erasure", words: "长".repeat(2_001) }, [["words", "too_long"]]],
  ])("PRV-08 %j is not taken", (typed, expected) => {
    const read = readStep(dataRequestSchema, typed);
    expect(read.ok ? [] : read.problems.map(({ field, reason }) => [field, reason])).toEqual(expected);
  });
});

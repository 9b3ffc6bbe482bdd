import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/infra/db/client";
import { isStored } from "@/lib/infra/testing/is-stored";
import { whileInsertsFail } from "@/lib/infra/testing/refuse-inserts";
import { addEvidence } from "./add-evidence";
import { type FiledCase, fileCase } from "./testing/filed-case";
import { withdrawReport } from "./withdraw-report";

let filed: FiledCase;
beforeEach(async () => {
  filed = await fileCase({ tracks: ["complaint"] });
});

async function picture(red: number): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 60, channels: 3, background: { r: red, g: 9, b: 9 } } })
    .png()
    .toBuffer();
}

const about = { kind: "chat", capturedOn: "2026-05-01", capturedWhere: "微信群" } as const;
const send = async (red: number, name = "聊天.png") =>
  addEvidence(filed.session, { ...about, file: { name, content: [await picture(red)] } });

async function traces(): Promise<number[]> {
  const { caseId } = filed;
  return Promise.all([
    db.evidence.count({ where: { caseId } }),
    db.caseEvent.count({ where: { caseId, kind: "evidence_added" } }),
    db.auditEntry.count({
      where: { AND: [{ payload: { contains: caseId } }, { payload: { contains: "evidence_added" } }] },
    }),
  ]);
}

describe("more evidence (B3)", () => {
  it("is kept with what was said about it, its event and its audit entry", async () => {
    expect(await send(1)).toEqual({ ok: true });
    expect(await db.evidence.findMany({ where: { caseId: filed.caseId } })).toMatchObject([
      { ...about, source: "reporter", position: 1, displayName: "聊天.png" },
    ]);
    expect(await traces()).toEqual([1, 1, 1]);
  });

  it("the same file twice is said, and kept once", async () => {
    const results = await Promise.all([send(2), send(2)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: "already_here", displayName: "聊天.png" });
    expect(await traces()).toEqual([1, 1, 1]);
  });

  it("is no longer taken once every track has ended", async () => {
    await withdrawReport(filed.session, "complaint");
    expect(await send(3)).toMatchObject({ ok: false, reason: "closed" });
    expect(await traces()).toEqual([0, 0, 0]);
  });

  it("leaves no bytes behind when its row cannot be written", async () => {
    await whileInsertsFail("evidence", () => expect(send(204)).rejects.toThrow());
    expect(await isStored(await picture(204))).toBe(false);
    expect(await send(204)).toEqual({ ok: true });
    expect(await isStored(await picture(204))).toBe(true);
  });

  it("a file that cannot be taken leaves no trace", async () => {
    const file = { name: "坏.png", content: [Buffer.from("not a picture")] };
    expect(await addEvidence(filed.session, { ...about, file })).toMatchObject({ ok: false, displayName: "坏.png" });
    expect(await traces()).toEqual([0, 0, 0]);
  });
});

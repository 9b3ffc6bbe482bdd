import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { db, inTransaction } from "@/lib/infra/db/client";
import { startTestAuthority, type TestAuthority } from "@/lib/infra/testing/time-stamp-authority";
import { readStamp } from "@/lib/infra/timestamp/time-stamp";
import { appendAudit } from "./append-entry";
import { makeCheckpoint } from "./make-checkpoint";
import { publishedCheckpoints, stampToken } from "./queries";
import { stampCheckpoints } from "./stamp-checkpoints";

let authority: TestAuthority;

beforeAll(async () => {
  authority = await startTestAuthority();
  vi.stubEnv("TIMESTAMP_URL", authority.url);
  const entry = { actor: { kind: "system" }, action: "case.read", subject: { kind: "case", id: "1" } } as const;
  await inTransaction((tx) => appendAudit(tx, entry));
  await makeCheckpoint();
});
afterAll(() => authority.stop());

describe("stamping checkpoints (EVD-03)", () => {
  it("stamps each checkpoint once, over the note as published", async () => {
    expect(await stampCheckpoints()).toBe(1);
    expect(await stampCheckpoints()).toBe(0);
    const [published] = await publishedCheckpoints(null, 10);
    const token = await stampToken(1n);
    expect(published?.stamps).toHaveLength(1);
    expect(token && (await readStamp(token, Buffer.from(published?.note ?? ""))).ok).toBe(true);
  });

  it("keeps the stamps: nobody changes one later", async () => {
    await expect(db.auditStamp.updateMany({ data: { authority: "http://elsewhere.example/" } })).rejects.toThrow();
  });
});

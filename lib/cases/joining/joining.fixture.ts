import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { joinOthers } from "@/lib/cases/co-reporters/join-others";
import { decideCase } from "@/lib/cases/decide-case";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { type Opened, versionOf } from "@/lib/cases/merges/merging.fixture";
import type { DecideCase } from "@/lib/cases/schema";
import { inTransaction } from "@/lib/infra/db/client";

type Person = Staff;
type Wishes = { one: Opened; into: Opened; at: Date; action?: "join" | "mark_duplicate" };

/** The decision that joins the report of one case to another one. */
export async function joiningOf({ one, into, action = "join" }: Omit<Wishes, "at">): Promise<DecideCase> {
  const ground = action === "join" ? "same_shop" : "same_matter_open";
  const said = { ground, message: "与另一件一并办理。", note: "同一家店、同一张卡", target: into.reference };
  return { reference: one.reference, track: "report", action, version: await versionOf(one), ...said };
}

/** Takes a case and joins it to another one. */
export async function joined(staff: Person, wishes: Wishes) {
  await claimCase(staff, wishes.one.reference, wishes.at);
  return decideCase(staff, await joiningOf(wishes), wishes.at);
}

/** Takes a case that was joined and has it stand for itself again. */
export async function reopened(staff: Person, one: Opened, at: Date) {
  await claimCase(staff, one.reference, at);
  const said = { ground: "our_error", message: "", note: "误并" };
  const { reference } = one;
  return decideCase(
    staff,
    { reference, track: "report", action: "reopen", version: await versionOf(one), ...said },
    at,
  );
}

/** This person steps back from a case, on their own word. */
export async function steppedBack(who: Person, { reference }: Opened, { at, stands }: { at: Date; stands?: Person }) {
  const said = { ground: "party_or_relative", reason: "店主是我的表哥。", substituteId: stands?.id ?? "" };
  const result = await declareRecusal(who, { ...said, reference, staffId: who.id, onceKey: randomUUID() }, at);
  if (!result.ok) throw new Error(result.reason);
}

/** Somebody who reports the same and joins the case by themselves. */
export async function coReporter(main: Opened, at: Date): Promise<Opened> {
  const one = await caseForTest({ at, tracks: ["report"] });
  await inTransaction((tx) => joinOthers(tx, { ...one, mainId: main.caseId, at }));
  return one;
}

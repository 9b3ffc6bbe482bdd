import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { askForPacket } from "@/lib/cases/ask-for-packet";
import { makePacketNow } from "@/lib/cases/make-packet";
import { recordMoney } from "@/lib/cases/money/record-money";
import { recordPlace } from "@/lib/cases/record-place";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { moveSuit } from "@/lib/enforcement/move-suit";
import { prepareSuit } from "@/lib/enforcement/prepare-suit";
import type { TypedStep } from "@/lib/enforcement/step-facts";
import { writeSuit } from "@/lib/enforcement/write-suit";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";
import type { SuitAct } from "./script";

/** The suit of a case while the world is played, as its page would know it. */
export type LiveSuit = { id: string; version: number; defendant: string };
type Stage = { reference: string; suit: LiveSuit | null; at: Date };
type Played = { result: { ok: boolean }; suit: LiveSuit | null };

const NO_MORE = { high: "", evidenceId: "", corrects: "", strike: "" };
const NOTHING: Omit<TypedStep, "day"> = {
  court: "",
  number: "",
  to: "",
  granted: [],
  amount: "",
  apologyIn: "",
  words: "",
};

/** Does one thing about a suit, by the use case that a page would call. */
export async function playSuit(staff: Staff, step: SuitAct, { reference, suit, at }: Stage): Promise<Played> {
  if (step.act === "packet") return { result: await makePacket(staff, reference, at), suit };
  if (step.act === "place") {
    const { region, address } = step;
    return { result: await recordPlace(staff, { reference, place: "shown", region, address }, at), suit };
  }
  if (step.act === "money") {
    const { act: _, ...known } = step;
    return { result: await recordMoney(staff, { ...NO_MORE, ...known, reference, onceKey: randomUUID() }, at), suit };
  }
  if (step.act === "prepare") {
    const { defendant } = step;
    const result = await prepareSuit(staff, { defendant, cases: reference, onceKey: randomUUID() }, at);
    return { result, suit: result.ok ? { id: result.id, version: 0, defendant } : null };
  }
  if (!suit) throw new Error("demo: no suit was prepared yet");
  const { id, version, defendant } = suit;
  const next = { ...suit, version: version + 1 };
  if (step.act === "write") {
    const { claims, complaint, harm } = step;
    const papers = { defendant, cases: reference, claims: [...claims], complaint, harm };
    return { result: await writeSuit(staff, { id, version, ...papers }, at), suit: next };
  }
  const { act: _, move, ...typed } = step;
  const day = shanghaiDate(at);
  return { result: await moveSuit(staff, { ...NOTHING, ...typed, id, version, move, day }, at), suit: next };
}

async function makePacket(staff: Staff, reference: string, at: Date): Promise<{ ok: boolean }> {
  const asked = await askForPacket(staff, reference, at);
  const name = (platform: string) => (isPlatformId(platform) ? PLATFORMS[platform].zh : "");
  if (asked.ok) await makePacketNow(asked, name, at);
  return asked;
}

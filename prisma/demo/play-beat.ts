import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { addNote } from "@/lib/cases/add-note";
import { answerCheck } from "@/lib/cases/checklists/answer-check";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { releaseCase } from "@/lib/cases/release-case";
import { sendMessageToReporter } from "@/lib/cases/send-message-to-reporter";
import type { TrackKind } from "@/lib/cases/track";
import { contestDecision } from "@/lib/reports/contest-decision";
import { finishSupplement } from "@/lib/reports/finish-supplement";
import { openCaseSession } from "@/lib/reports/open-case-session";
import { sendMessage } from "@/lib/reports/send-message";
import { withdrawReport } from "@/lib/reports/withdraw-report";
import type { Crew } from "./hire";
import { type LiveSuit, playSuit } from "./play-suit";
import type { Beat } from "./script";

/** A case of the world while it is played: its keys, and how often each track has moved. */
export type Live = {
  reference: string;
  code: string;
  address: string;
  moves: Record<TrackKind, number>;
  suit: LiveSuit | null;
};

export type Stage = { crew: Crew; live: Live; referenceOf: (key: string) => string; at: Date };

const READING_MS = 9 * 60_000;

/** A refusal in a written script is a mistake in the script. */
function must(result: { ok: boolean }, beat: Beat): void {
  if (!result.ok) throw new Error(`demo: refused: ${JSON.stringify({ beat, result })}`);
}

async function take(staff: Staff, { live, at }: Stage, beat: Beat): Promise<void> {
  must(await claimCase(staff, live.reference, new Date(at.getTime() - READING_MS)), beat);
}

async function playDecision(beat: Extract<Beat, { do: "decide" }>, stage: Stage): Promise<void> {
  const { live, at, referenceOf } = stage;
  const staff = stage.crew[beat.who];
  const { track, action, words } = beat;
  const elsewhere = action === "join" || action === "mark_duplicate";
  const target = elsewhere && words.target ? referenceOf(words.target) : words.target;
  await take(staff, stage, beat);
  const request = { ...words, ...(target ? { target } : {}) };
  const version = live.moves[track];
  must(await decideCase(staff, { reference: live.reference, track, version, action, ...request }, at), beat);
  live.moves[track]++;
}

async function playStaff(beat: Extract<Beat, { who: string }>, stage: Stage): Promise<void> {
  if (beat.do === "decide") return playDecision(beat, stage);
  const staff = stage.crew[beat.who];
  const { reference } = stage.live;
  if (beat.do === "suit") {
    const { result, suit } = await playSuit(staff, beat.step, { reference, suit: stage.live.suit, at: stage.at });
    must(result, beat);
    stage.live.suit = suit;
    return;
  }
  if (beat.do === "claim") return must(await claimCase(staff, reference, stage.at), beat);
  if (beat.do === "check") {
    const { item, note } = beat;
    const answer = { reference, item, state: "done", note, seen: "", onceKey: randomUUID() };
    return must(await answerCheck(staff, answer, stage.at), beat);
  }
  const written = { reference, body: beat.body, onceKey: randomUUID() };
  if (beat.do === "note") return must(await addNote(staff, written, stage.at), beat);
  await take(staff, stage, beat);
  must(await sendMessageToReporter(staff, written, stage.at), beat);
  must(await releaseCase(staff, reference, stage.at), beat);
}

async function playReporter(beat: Exclude<Beat, { who: string }>, { live, at }: Stage): Promise<void> {
  const { reference, code, address } = live;
  const opened = await openCaseSession({ reference, code }, address, at);
  if (!opened.ok) throw new Error(`demo: ${reference} could not be looked up: ${opened.reason}`);
  const { session } = opened;
  if (beat.do === "reply")
    return must(await sendMessage(session, { body: beat.body, onceKey: randomUUID() }, at), beat);
  if (beat.do === "supplement") {
    must(await finishSupplement(session, at), beat);
    for (const track of beat.tracks) live.moves[track]++;
    return;
  }
  if (beat.do === "withdraw") must(await withdrawReport(session, beat.track, at), beat);
  else must(await contestDecision(session, beat, at), beat);
  live.moves[beat.track]++;
}

/** Lets one thing happen, by the use case that a page would call. @throws for a beat that the rules refuse. */
export async function playBeat(beat: Beat, stage: Stage): Promise<void> {
  return "who" in beat ? playStaff(beat, stage) : playReporter(beat, stage);
}

import { shanghaiDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import type { Crew } from "./hire";
import type { OfficeAct } from "./office-act";
import { whenAtWork, whenAwake } from "./office-hours";
import { type Live, playBeat } from "./play-beat";
import { recordReport } from "./record-report";
import type { Beat, Scene } from "./script";
import { addressOf, sendReport } from "./send-report";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const JUST_NOW = 4 * 60_000;
/** As long as the longest act of the office takes: nothing of it happens in the future. */
const ACT_MS = 50 * 60_000;

type Moment = { at: Date; scene: Scene; beat: Beat | null };
type Act = { at: Date; act: OfficeAct };
export type PlayedCase = { key: string; reference: string; code: string };

function openingOf(scene: Scene, now: Date): Date {
  if (typeof scene.when === "string") return new Date(scene.when);
  const wanted = new Date(now.getTime() - scene.when * DAY);
  if (scene.channel) return whenAtWork(wanted, scene.key);
  return scene.when < 1.5 ? wanted : whenAwake(wanted, scene.key);
}

function beatTime(beat: Beat, before: Date, now: Date): Date {
  if (beat.on) return new Date(beat.on);
  if (beat.do === "claim") return new Date(now.getTime() - JUST_NOW);
  const wanted = new Date(before.getTime() + beat.days * DAY);
  const at = "who" in beat ? whenAtWork(wanted, `${beat.who} ${wanted.getTime().toString()}`) : wanted;
  // After a long holiday the next working day may lie ahead; nothing here happens in the future.
  return at < now ? at : new Date((before.getTime() + now.getTime()) / 2);
}

/** The scene's moments, each later than the one before. */
function momentsOf(scene: Scene, now: Date): Moment[] {
  const opening = openingOf(scene, now);
  let last = opening;
  const beats = scene.beats.map((beat): Moment => {
    last = beatTime(beat, last, now);
    return { at: last, scene, beat };
  });
  return [{ at: opening, scene, beat: null }, ...beats];
}

/** When the office does this: as it is written, but after what it is about and before now. */
function actTime(act: OfficeAct, moments: readonly Moment[], now: Date): Date {
  const wanted = new Date(now.getTime() - act.days * DAY);
  if (act.hour !== undefined) return new Date(startOfShanghaiDay(shanghaiDate(wanted)).getTime() + act.hour * HOUR);
  const latest = now.getTime() - ACT_MS;
  const at = Math.min(whenAtWork(wanted, act.days.toString()).getTime(), latest);
  const before = moments.filter(({ scene }) => act.about.includes(scene.key)).map((moment) => moment.at.getTime());
  return new Date(Math.max(at, ...before.map((time) => time + 1)));
}

/** When the first of these scenes begins: the crew has to be there before. */
export function beginningOf(scenes: readonly Scene[], now: Date): Date {
  return new Date(Math.min(...scenes.map((scene) => openingOf(scene, now).getTime())));
}

/**
 * Plays all scenes at once, in the order in which things happened, so that the audit record reads like one.
 * @param onSent is told each case's keys as soon as they exist: a code can never be asked for again.
 */
export async function playWorld(
  scenes: readonly Scene[],
  { crew, office, now }: { crew: Crew; office: readonly OfficeAct[]; now: Date },
  onSent: (played: PlayedCase) => void,
): Promise<void> {
  const cases = new Map<string, Live>();
  const live = (key: string): Live => {
    const found = cases.get(key);
    if (!found) throw new Error(`demo: nothing is known of ${key} yet`);
    return found;
  };
  const referenceOf = (key: string) => live(key).reference;
  const moments = scenes.flatMap((scene) => momentsOf(scene, now));
  const acts = office.map((act): Act => ({ at: actTime(act, moments, now), act }));
  const inOrder = [...moments, ...acts].toSorted((one, other) => one.at.getTime() - other.at.getTime());
  for (const moment of inOrder) {
    const { at } = moment;
    if ("act" in moment) {
      await moment.act.play({ crew, at, referenceOf });
      continue;
    }
    const { scene, beat } = moment;
    if (beat) {
      await playBeat(beat, { crew, at, live: live(scene.key), referenceOf });
      continue;
    }
    const { channel } = scene;
    const sent = channel ? await recordReport(crew.intake, { scene, channel, at }) : await sendReport(scene, at);
    cases.set(scene.key, { ...sent, address: addressOf(scene), moves: { complaint: 0, report: 0 }, suit: null });
    onSent({ key: scene.key, ...sent });
  }
}

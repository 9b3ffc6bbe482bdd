import type { Crew } from "./hire";
import { whenAtWork, whenAwake } from "./office-hours";
import { type Live, playBeat } from "./play-beat";
import { recordReport } from "./record-report";
import type { Beat, Scene } from "./script";
import { addressOf, sendReport } from "./send-report";

const DAY = 86_400_000;
const JUST_NOW = 4 * 60_000;

type Moment = { at: Date; scene: Scene; beat: Beat | null };
export type PlayedCase = { key: string; reference: string; code: string };

function openingOf(scene: Scene, now: Date): Date {
  if (typeof scene.when === "string") return new Date(scene.when);
  const wanted = new Date(now.getTime() - scene.when * DAY);
  if (scene.channel) return whenAtWork(wanted, scene.key);
  return scene.when < 1.5 ? wanted : whenAwake(wanted, scene.key);
}

function beatTime(beat: Beat, before: Date, now: Date): Date {
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
  { crew, now }: { crew: Crew; now: Date },
  onSent: (played: PlayedCase) => void,
): Promise<void> {
  const cases = new Map<string, Live>();
  const live = (key: string): Live => {
    const found = cases.get(key);
    if (!found) throw new Error(`demo: nothing is known of ${key} yet`);
    return found;
  };
  const moments = scenes.flatMap((scene) => momentsOf(scene, now));
  for (const { at, scene, beat } of moments.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    if (beat) {
      await playBeat(beat, { crew, at, live: live(scene.key), referenceOf: (key) => live(key).reference });
      continue;
    }
    const { channel } = scene;
    const sent = channel ? await recordReport(crew.intake, { scene, channel, at }) : await sendReport(scene, at);
    cases.set(scene.key, { ...sent, address: addressOf(scene), moves: { complaint: 0, report: 0 } });
    onSent({ key: scene.key, ...sent });
  }
}

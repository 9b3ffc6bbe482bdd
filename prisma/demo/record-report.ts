import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { acceptFile } from "@/lib/evidence/accept-file";
import type { IncomingFile, ReceivedFile } from "@/lib/evidence/received-file";
import { addEvidence } from "@/lib/reports/add-evidence";
import { openCaseSession } from "@/lib/reports/open-case-session";
import type { IntakeChannel } from "@/lib/reports/read-intake";
import { recordIntake } from "@/lib/reports/record-intake";
import type { Scene } from "./script";
import { addressOf, answersOf, filesOf, type Sent } from "./send-report";

/** What came by letter, by telephone or on foot: the clerk writes it down, and the sender adds further pictures afterwards. */
export async function recordReport(
  clerk: Staff,
  { scene, channel, at }: { scene: Scene; channel: IntakeChannel; at: Date },
): Promise<Sent> {
  const answers = answersOf(scene, at);
  const files = await filesOf(scene, at);
  const letter = scene.letter && { ...scene.letter, file: await takeIn(files.shift()?.file) };
  const intake = { channel, locale: "zh", answers, onceKey: randomUUID(), ...(letter ? { letter } : {}) } as const;
  const recorded = await recordIntake(clerk, intake, at);
  if (!recorded.ok) throw new Error(`demo: ${scene.key} was not recorded: ${recorded.reason}`);
  const { receipt, code } = recorded.receipt;
  const sent = { reference: receipt.reference, code };
  const opened = await openCaseSession(sent, addressOf(scene), at);
  if (!opened.ok) throw new Error(`demo: ${scene.key} could not be looked up: ${opened.reason}`);
  for (const { kind, file, takenOn, where } of files) {
    const added = await addEvidence(
      opened.session,
      { file, kind, capturedOn: takenOn, capturedWhere: where || null },
      at,
    );
    if (!added.ok) throw new Error(`demo: ${scene.key}: ${file.name} was refused: ${added.reason}`);
  }
  return sent;
}

/** The letter itself, as the clerk takes it in with the form. */
async function takeIn(file: IncomingFile | undefined): Promise<ReceivedFile | null> {
  if (!file) return null;
  const accepted = await acceptFile(file, { count: 0, hashes: new Set() });
  if (!accepted.ok) throw new Error(`demo: the letter was refused: ${accepted.reason}`);
  return accepted.file;
}

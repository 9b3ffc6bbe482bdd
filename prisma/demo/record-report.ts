import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { addEvidence } from "@/lib/reports/add-evidence";
import { openCaseSession } from "@/lib/reports/open-case-session";
import type { IntakeChannel } from "@/lib/reports/read-intake";
import { recordIntake } from "@/lib/reports/record-intake";
import type { Scene } from "./script";
import { addressOf, answersOf, filesOf, type Sent } from "./send-report";

/** What came by letter, by telephone or on foot: the clerk writes it down, and the sender adds the pictures afterwards. */
export async function recordReport(
  clerk: Staff,
  { scene, channel, at }: { scene: Scene; channel: IntakeChannel; at: Date },
): Promise<Sent> {
  const answers = answersOf(scene, at);
  const recorded = await recordIntake(clerk, { channel, locale: "zh", answers, onceKey: randomUUID() }, at);
  if (!recorded.ok) throw new Error(`demo: ${scene.key} was not recorded: ${recorded.reason}`);
  const { receipt, code } = recorded.receipt;
  const sent = { reference: receipt.reference, code };
  const opened = await openCaseSession(sent, addressOf(scene), at);
  if (!opened.ok) throw new Error(`demo: ${scene.key} could not be looked up: ${opened.reason}`);
  for (const { kind, file, takenOn, where } of await filesOf(scene, at)) {
    const added = await addEvidence(
      opened.session,
      { file, kind, capturedOn: takenOn, capturedWhere: where || null },
      at,
    );
    if (!added.ok) throw new Error(`demo: ${scene.key}: ${file.name} was refused: ${added.reason}`);
  }
  return sent;
}

import { randomBytes } from "node:crypto";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { addDraftFile } from "@/lib/reports/add-draft-file";
import { hasBranch } from "@/lib/reports/behaviour";
import { describeDraftFile } from "@/lib/reports/describe-draft-file";
import type { DraftAnswers, DraftStep } from "@/lib/reports/draft";
import { readDraft } from "@/lib/reports/read-draft";
import { saveAnswers } from "@/lib/reports/save-answers";
import { submitReport } from "@/lib/reports/submit-report";
import { drawShot } from "./draw-shot";
import { numberOf } from "./office-hours";
import type { Scene } from "./script";
import { SHOPS } from "./shops";

export type Sent = { reference: string; code: string };

const SEEN = {
  reviewText: "",
  reviewerNames: "",
  demands: [],
  offers: [],
  offerAmount: "",
  contacts: "",
  orderNumber: "",
};
const LOGISTICS = {
  courier: "",
  waybills: [],
  orderedAt: "",
  collectedAt: "",
  signedAt: "",
  reviewedAt: "",
  oddities: [],
};

/** The answers that the scene's reporter gives. */
export function answersOf(scene: Scene, at: Date): DraftAnswers {
  const { platform, name, link } = SHOPS[scene.shop];
  const happenedOn = addDays(shanghaiDate(at), -1 - (numberOf(scene.key) % 4));
  const { contact } = scene;
  return {
    what: { kind: scene.kind, paidInAdvance: false },
    where: { platform, platformName: "", shopName: name, link, product: scene.product ?? "", happenedOn },
    seen: { ...SEEN, ...scene.seen, story: scene.story },
    ...(hasBranch(scene.kind, "logistics") ? { logistics: { ...LOGISTICS, ...scene.logistics } } : {}),
    wish: { wish: scene.wish, demand: scene.demand ?? "" },
    contact: { contactKind: contact?.kind ?? "none", contact: contact?.address ?? "", updates: contact !== undefined },
  };
}

/** One household each, from the addresses that are kept for examples (RFC 5737). */
export function addressOf(scene: Scene): string {
  return `198.51.100.${1 + (numberOf(scene.key) % 250)}`;
}

/** The screenshots of a scene as files, named as phones name them. */
export async function filesOf(scene: Scene, at: Date) {
  const takenOn = shanghaiDate(at);
  const files = [];
  for (const [index, shot] of scene.shots.entries()) {
    const name = `Screenshot_${takenOn.replaceAll("-", "")}_${(index + 1).toString().padStart(2, "0")}.png`;
    const content = [await drawShot(shot, numberOf(`${scene.key} ${index.toString()}`))];
    files.push({ kind: shot.kind, where: shot.where ?? "", takenOn, file: { name, content } });
  }
  return files;
}

async function addShots(scene: Scene, token: string, at: Date): Promise<void> {
  const files = await filesOf(scene, at);
  for (const { kind, file } of files) {
    const added = await addDraftFile({ token, address: addressOf(scene), kind, file }, at);
    if (!added.ok) throw new Error(`demo: ${scene.key}: ${file.name} was refused: ${added.reason}`);
  }
  const draft = await readDraft(token);
  for (const [index, { id }] of (draft?.files ?? []).entries()) {
    const told = files[index];
    if (!told) continue;
    await describeDraftFile(token, id, { kind: told.kind, capturedOn: told.takenOn, capturedWhere: told.where });
  }
}

/** Goes through the journey page by page, as a browser would. */
export async function sendReport(scene: Scene, at: Date): Promise<Sent> {
  const token = randomBytes(32).toString("base64url");
  const answers = answersOf(scene, at);
  for (const step of Object.keys(answers) as DraftStep[]) {
    const given = answers[step];
    if (given) await saveAnswers(token, step, given);
  }
  await addShots(scene, token, at);
  const submission = { token, locale: scene.locale ?? "zh", address: addressOf(scene), puzzle: "" } as const;
  const result = await submitReport(submission, at);
  if (!result.ok) throw new Error(`demo: ${scene.key} was not taken: ${result.reason}`);
  return { reference: result.receipt.receipt.reference, code: result.receipt.code };
}

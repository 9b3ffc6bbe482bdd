import { readFile } from "node:fs/promises";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { makeSafeCopyNow } from "@/lib/evidence/make-safe-copy";
import { drawMasked } from "@/lib/evidence/masking/draw-masked";
import { readEvidenceNow } from "@/lib/evidence/read-evidence";
import type { KnownNames } from "@/lib/evidence/reading/reading";
import { bareCase } from "@/lib/evidence/testing/bare-case";
import { takenFile } from "@/lib/evidence/testing/taken-file";
import { db, inTransaction } from "@/lib/infra/db/client";

export const KNOWN_NAMES: KnownNames = { platforms: ["拼多多"], couriers: ["中通快递"] };

/** An order with a name, a phone number and an address, all invented; 1080 × 1000. */
export function orderPage(): Promise<Buffer> {
  return readFile(new URL("order-page.png", import.meta.url));
}

type OnFile = { evidenceId: string; reference: string; caseId: string };
type Given = { picture?: Buffer; on?: { caseId: string; reference: string } };

/** A picture on file, with its working copy and not read yet. */
export async function unreadPicture({ picture, on }: Given = {}): Promise<OnFile> {
  const bare = on ? null : await bareCase();
  const { caseId, reference } = on ?? { caseId: bare?.id ?? "", reference: bare?.reference ?? "" };
  const files = [await takenFile(picture ?? (await orderPage()))];
  const attached = await inTransaction((tx) =>
    attachEvidence(tx, { caseId, files, source: "reporter", at: new Date() }),
  );
  const evidenceId = attached[0]?.id ?? "";
  await makeSafeCopyNow({ evidenceId });
  return { evidenceId, reference, caseId };
}

type Read = Awaited<ReturnType<typeof rowsOf>>;
let first: Read | undefined;

function rowsOf({ evidenceId }: OnFile) {
  const include = { reading: true, masks: true } as const;
  return db.evidence.findUniqueOrThrow({ where: { id: evidenceId }, include });
}

/** The rows of the first reading over again: the same picture is read alike, and reading takes seconds. */
async function readAlike({ evidenceId }: OnFile, { reading, masks }: Read): Promise<void> {
  const { workingCopyKey } = await db.evidence.findUniqueOrThrow({ where: { id: evidenceId } });
  const { copyKey, thumbnailKey } = await drawMasked(workingCopyKey ?? "", masks);
  if (!reading) throw new Error("the first picture was not read");
  const fields = reading.fields ?? [];
  const lines = reading.lines ?? [];
  await db.evidenceReading.create({ data: { ...reading, evidenceId, fields, lines } });
  await db.evidenceMask.createMany({ data: masks.map(({ id: _, ...mask }) => ({ ...mask, evidenceId })) });
  await db.maskedCopy.create({ data: { evidenceId, copyKey, thumbnailKey, version: 1, madeAt: new Date() } });
}

/** The same, read. */
export async function readPicture(given: Given = {}): Promise<OnFile> {
  const file = await unreadPicture(given);
  if (first && !given.picture) {
    await readAlike(file, first);
    return file;
  }
  await readEvidenceNow(file, KNOWN_NAMES);
  if (!given.picture) first = await rowsOf(file);
  return file;
}

import { z } from "zod";
import type { OpenedBag } from "./open-bag";
import { DATA, NATURES, PACKET_FORMAT } from "./packet";

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const counted = z.string().regex(/^\d{1,19}$/);
const file = z.object({ path: z.string(), sha256: hex, bytes: z.number() });
const format = z.literal(PACKET_FORMAT);

const listSchema = z.object({
  format,
  reference: z.string(),
  items: z.array(
    z.object({
      n: z.number(),
      evidenceId: z.string(),
      kind: z.string(),
      source: z.string(),
      name: z.string(),
      purpose: z.string(),
      content: z.string(),
      nature: z.enum(NATURES),
      from: z.string(),
      formedOn: z.string().nullable(),
      receivedAt: z.string(),
      mime: z.string(),
      sha256: hex,
      bytes: z.number(),
      original: file.extend({ sealed: z.boolean() }),
      workingCopy: file.nullable(),
      noCopyBecause: z.string().nullable(),
    }),
  ),
});

const custodySchema = z.object({
  format,
  entries: z.array(
    z.object({
      n: z.number(),
      lane: z.number().int().min(0).max(255),
      seq: counted,
      at: z.string(),
      action: z.string(),
      by: z.object({ kind: z.string(), name: z.string().optional(), roles: z.array(z.string()).optional() }),
      prevHash: hex,
      hash: hex,
      payload: z.string(),
      proof: z.string().nullable(),
    }),
  ),
});

const proofSchema = z.object({
  format,
  lane: z.number().int(),
  seq: counted,
  hash: hex,
  index: z.number().int().min(0),
  count: z.number().int().min(1),
  path: z.array(hex),
  checkpoint: counted,
});

export type ReadList = z.infer<typeof listSchema>;
export type ReadCustody = z.infer<typeof custodySchema>;
export type ReadProof = z.infer<typeof proofSchema>;

/** A text of the payload; null when it is not there. */
export function textIn(bag: OpenedBag, path: string): string | null {
  return bag.texts.get(`${DATA}${path}`)?.toString("utf8") ?? null;
}

function read<T>(bag: OpenedBag, path: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(textIn(bag, path) ?? "")).data ?? null;
  } catch {
    return null;
  }
}

export const readList = (bag: OpenedBag) => read(bag, "list.json", listSchema);
export const readCustody = (bag: OpenedBag) => read(bag, "custody.json", custodySchema);
export const readProof = (bag: OpenedBag, path: string) => read(bag, path, proofSchema);

/** The files of the payload below a folder, in order. */
export function filesIn(bag: OpenedBag, folder: string): string[] {
  const at = `${DATA}${folder}/`;
  const paths = [...bag.found.keys()].filter((path) => path.startsWith(at));
  return paths.map((path) => path.slice(DATA.length)).sort();
}

import { entryHash } from "@/lib/audit/chain";
import { readCheckpoint } from "@/lib/audit/checkpoint";
import { checkInclusion } from "@/lib/audit/inclusion-proof";
import { readStamp } from "@/lib/infra/timestamp/time-stamp";
import { type Finding, fault, passed, unchecked } from "./finding";
import type { OpenedBag } from "./open-bag";
import { DATA } from "./packet";
import { filesIn, type ReadCustody, type ReadList, readProof, textIn } from "./read-packet";

type Entry = ReadCustody["entries"][number];
type Payload = { subject?: { id?: string }; action?: string; at?: string };

function payloadOf({ payload }: Entry): Payload | null {
  try {
    return JSON.parse(payload) as Payload;
  } catch {
    return null;
  }
}

/** The hash is over previous hash, place and payload; and the payload speaks of this very item. */
function isWhole(entry: Entry, list: ReadList): boolean {
  const { lane, seq, payload, prevHash, hash, n } = entry;
  const item = list.items.find((one) => one.n === n);
  const said = payloadOf(entry);
  const fits = said?.subject?.id === item?.evidenceId && said?.action === entry.action && said?.at === entry.at;
  return fits && entryHash(prevHash, { lane, seq: BigInt(seq), payload }) === hash;
}

/** Every entry of the custody log by itself, and two that follow each other in a lane by their link. */
export function checkEntries({ entries }: ReadCustody, list: ReadList): Finding[] {
  const byPlace = new Map(entries.map((entry) => [`${entry.lane} ${entry.seq}`, entry]));
  const broken = entries.filter((entry) => {
    const before = byPlace.get(`${entry.lane} ${BigInt(entry.seq) - 1n}`);
    return !isWhole(entry, list) || (before !== undefined && before.hash !== entry.prevHash);
  });
  if (byPlace.size < entries.length) return [fault("custody", `${DATA}custody.json`, { lane: "?", seq: "?" })];
  if (broken.length === 0) return [passed("custody", { entries: entries.length })];
  return broken.map(({ lane, seq }) => fault("custody", `${DATA}custody.json`, { lane, seq }));
}

function isProven(bag: OpenedBag, { lane, seq, hash, proof }: Entry, keys: readonly string[]): boolean {
  const sheet = proof === null ? null : readProof(bag, proof);
  const note = sheet && textIn(bag, `checkpoints/${sheet.checkpoint}.txt`);
  if (!sheet || note === null || sheet.lane !== lane || sheet.seq !== seq || sheet.hash !== hash) return false;
  const read = readCheckpoint(note, keys);
  const covers = read.ok && read.checkpoint.spans.some((span) => span.lane === lane && BigInt(seq) <= span.to);
  return covers && checkInclusion({ ...sheet, note }, keys);
}

/** The proof of each entry that has one; the others are counted. */
export function checkProofs(bag: OpenedBag, { entries }: ReadCustody, keys: readonly string[]): Finding[] {
  const withProof = entries.filter(({ proof }) => proof !== null);
  const bad = withProof.filter((entry) => !isProven(bag, entry, keys)).map(({ proof }) => proof ?? "");
  const named = new Set(withProof.map(({ proof }) => proof));
  const beside = filesIn(bag, "proofs").filter((path) => !named.has(path));
  const wrong = [...bad, ...beside].map((path) => fault("proofs", `${DATA}${path}`));
  const missing = entries.length - withProof.length;
  return [
    ...(wrong.length === 0 ? [passed("proofs", { proven: withProof.length })] : wrong),
    ...(missing > 0 ? [unchecked("proofs", { count: missing })] : []),
  ];
}

/** The signature of each note. */
export function checkNotes(bag: OpenedBag, keys: readonly string[]): Finding[] {
  const paths = filesIn(bag, "checkpoints");
  const bad = paths.filter((path) => {
    const read = readCheckpoint(textIn(bag, path) ?? "", keys);
    return !read.ok || path !== `checkpoints/${read.checkpoint.number}.txt`;
  });
  if (bad.length === 0) return [passed("notes", { notes: paths.length })];
  return bad.map((path) => fault("notes", `${DATA}${path}`));
}

/** Each time stamp over its note. Whether its authority is to be trusted is for the reader. */
export async function checkStamps(bag: OpenedBag): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const path of filesIn(bag, "stamps")) {
    const number = /^stamps\/(\d+)-\d+\.tst$/.exec(path)?.[1];
    const note = bag.texts.get(`${DATA}checkpoints/${number}.txt`);
    const token = bag.texts.get(`${DATA}${path}`);
    const read = note && token ? await readStamp(token, note) : null;
    if (read?.ok) findings.push({ ...passed("stamps", { at: read.facts.at.toISOString() }), path: `${DATA}${path}` });
    else findings.push(fault("stamps", `${DATA}${path}`));
  }
  return findings.length === 0 ? [unchecked("stamps")] : [...findings, unchecked("authority")];
}

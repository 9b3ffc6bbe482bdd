import { createHash } from "node:crypto";
import { type SigningKey, signingKeyId, signMessage, verifySignature } from "@/lib/infra/crypto/signature";

/** How far a lane had come: the checkpoint covers the entries after `from`, up to and with `to`. */
export type LaneSpan = { lane: number; from: bigint; to: bigint; head: string };
export type Checkpoint = {
  number: bigint;
  at: Date;
  /** SHA-256 of the note before this one; zeroes for the first. */
  previous: string;
  spans: readonly LaneSpan[];
  leaves: number;
  /** Merkle root (RFC 6962) over the hashes of the entries covered, by lane and number. */
  root: string;
};
export type CheckedNote =
  | { ok: true; checkpoint: Checkpoint }
  | { ok: false; reason: "malformed" | "unknown_key" | "altered" };

const TITLE = "zhenping audit checkpoint";
const FIRST = "0".repeat(64);

/** What the next note names as its `previous`. */
export function noteDigest(note: string | null): string {
  return note === null ? FIRST : createHash("sha256").update(note, "utf8").digest("hex");
}

function statement(checkpoint: Checkpoint): string {
  const spans = checkpoint.spans.map(({ lane, from, to, head }) => `lane ${lane} after ${from} to ${to} head ${head}`);
  return [
    TITLE,
    `number ${checkpoint.number}`,
    `time ${checkpoint.at.toISOString()}`,
    `previous ${checkpoint.previous}`,
    ...spans,
    `leaves ${checkpoint.leaves}`,
    `root ${checkpoint.root}`,
    "",
  ].join("\n");
}

/** The note that is published: a text that people can read and a signature below it. */
export function signCheckpoint(checkpoint: Checkpoint, key: SigningKey): string {
  const text = statement(checkpoint);
  return `${text}\n— ${key.keyId} ${signMessage(key, text).toString("base64")}\n`;
}

const FORM =
  /^zhenping audit checkpoint\nnumber (\d+)\ntime (\S+)\nprevious ([0-9a-f]{64})\n((?:lane \d+ after \d+ to \d+ head [0-9a-f]{64}\n)+)leaves (\d+)\nroot ([0-9a-f]{64})\n$/;
const SPAN = /lane (\d+) after (\d+) to (\d+) head ([0-9a-f]{64})/g;

function parse(text: string): Checkpoint | null {
  const found = FORM.exec(text);
  if (!found) return null;
  const [, number = "", time = "", previous = "", spans = "", leaves = "", root = ""] = found;
  return {
    number: BigInt(number),
    at: new Date(time),
    previous,
    spans: [...spans.matchAll(SPAN)].map(([, lane = "", from = "", to = "", head = ""]) => ({
      lane: Number(lane),
      from: BigInt(from),
      to: BigInt(to),
      head,
    })),
    leaves: Number(leaves),
    root,
  };
}

/** Reads a published note and checks who signed it. Line ends of Windows are forgiven, nothing else. */
export function readCheckpoint(note: string, publicKeyPems: readonly string[]): CheckedNote {
  const [text = "", signed = "", ...rest] = note.replaceAll("\r\n", "\n").split("\n— ");
  const [keyId = "", signature = ""] = signed.trim().split(" ");
  const checkpoint = parse(text);
  if (!checkpoint || rest.length > 0 || !/^[A-Za-z0-9+/]{86}==$/.test(signature))
    return { ok: false, reason: "malformed" };
  const key = publicKeyPems.find((pem) => signingKeyId(pem) === keyId);
  if (!key) return { ok: false, reason: "unknown_key" };
  if (!verifySignature(key, text, Buffer.from(signature, "base64"))) return { ok: false, reason: "altered" };
  return { ok: true, checkpoint };
}

/** What a packet is made of, as data. Times are ISO 8601 in UTC, so that the same state gives the same bytes anywhere. */
export const PACKET_FORMAT = "zhenping evidence packet 1";

export type PackedFile = { path: string; sha256: string; bytes: number };

/** 原件 / 复制件, as the rules on civil evidence tell them apart. */
export const NATURES = ["original", "copy"] as const;
export type Nature = (typeof NATURES)[number];

/**
 * One line of the numbered list. No name that the sender gave a file, and no word of the sender's: both can say who
 * they are. `purpose` and `content` are written by staff, or follow from the kind.
 */
export type PacketItem = {
  n: number;
  evidenceId: string;
  kind: string;
  name: string;
  source: string;
  /** The source in words, for the list. */
  from: string;
  purpose: string;
  content: string;
  nature: Nature;
  /** The day on which it was captured, as the sender says: YYYY-MM-DD in China. */
  formedOn: string | null;
  receivedAt: string;
  mime: string;
  /** Of the file as received. */
  sha256: string;
  bytes: number;
  original: PackedFile & { sealed: boolean };
  /** Drawn anew without metadata; null with the reason why there is none. */
  workingCopy: PackedFile | null;
  noCopyBecause: string | null;
};

/** One entry of the audit record about an item, with everything that its hash is made of. */
export type CustodyLine = {
  n: number;
  lane: number;
  seq: string;
  at: string;
  action: string;
  /** Staff by name and roles: a chain of custody without persons is none. Reporters are only ever called that. */
  by: { kind: string; name?: string; roles?: readonly string[] };
  prevHash: string;
  hash: string;
  payload: string;
  proof: string | null;
};

export type PackedProof = {
  lane: number;
  seq: string;
  hash: string;
  index: number;
  count: number;
  path: readonly string[];
  checkpoint: string;
};

export type PackedCheckpoint = { number: string; path: string; note: string; stamps: readonly PackedStamp[] };
export type PackedStamp = { path: string; authority: string; at: string; token: Buffer };

/** A decision as far as it is said in closed lists; letters to the reporter and notes among staff stay outside. */
export type Reason = {
  at: string;
  track: string;
  action: string;
  from: string;
  to: string;
  list: string | null;
  ground: string | null;
  law: readonly { law: string; article: string | null; mark: string }[];
  by: string;
};

export type PacketContents = {
  reference: string;
  platform: string;
  shop: string;
  behaviour: string;
  channel: string;
  receivedAt: string;
  /** The time of the last thing that happened to what is inside. */
  asOf: string;
  receipt: string | null;
  publicKeyPem: string;
  items: readonly PacketItem[];
  custody: readonly CustodyLine[];
  proofs: readonly PackedProof[];
  checkpoints: readonly PackedCheckpoint[];
  reasons: readonly Reason[];
};

/** The payload's folder: bags keep what they carry there. */
export const DATA = "data/";

export const twoDigits = (n: number) => String(n).padStart(2, "0");
export const proofPath = (lane: number, seq: string | bigint) => `proofs/${lane}-${seq}.json`;

import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { ZipFile } from "yazl";
import { makeStaff } from "@/lib/access/make-staff";
import { makePacketNow } from "@/lib/cases/make-packet";
import { packetCase } from "@/lib/cases/packet.fixture";
import { itemRows } from "@/lib/evidence/packet/queries";
import { verifyPacket } from "@/lib/evidence/packet/verify-packet";
import { takenFile } from "@/lib/evidence/testing/taken-file";
import { db } from "@/lib/infra/db/client";
import { readBlob, withBlobFile } from "@/lib/infra/storage/storage";
import type { PartResult } from "./result";
import { median } from "./table";

const FILES = 20;
const ROUNDS = 5;
/** Of the floor: each packet also makes its list, its proofs and its paper. */
const PROMISED_TIME = 3;
const PROMISED_SIZE = 1.05;

/** A photo's worth of noise: some 2 MB that no compressor makes smaller. */
async function photo(): Promise<Buffer> {
  const raw = { width: 1_100, height: 900, channels: 3 } as const;
  const pixels = randomBytes(raw.width * raw.height * raw.channels);
  return sharp(pixels, { raw }).jpeg({ quality: 90 }).toBuffer();
}

async function aCase(): Promise<string> {
  const files = [];
  for (let n = 0; n < FILES; n++)
    files.push({ ...(await takenFile(await photo(), `${n}.jpg`)), kind: "chat" as const });
  return (await packetCase({ files })).caseId;
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const result = await work();
  return [result, (performance.now() - started) / 1_000];
}

async function makeOne(caseId: string, askedById: string): Promise<{ storageKey: string; bytes: number }> {
  const data = { caseId, askedById, askedAt: new Date() };
  const { id } = await db.evidencePacket.create({ data, select: { id: true } });
  await makePacketNow({ packetId: id }, () => "淘宝");
  const row = await db.evidencePacket.findUniqueOrThrow({ where: { id }, select: { storageKey: true, bytes: true } });
  return { storageKey: row.storageKey ?? "", bytes: Number(row.bytes) };
}

/** The least that packs the same files: each read once and hashed twice, then stored in an archive on the disk. */
async function hashAndZip(folder: string, blobs: readonly string[]): Promise<number> {
  const zip = new ZipFile();
  for (const key of blobs) {
    const bytes = await readBlob(key);
    createHash("sha256").update(bytes).digest();
    createHash("sha512").update(bytes).digest();
    zip.addBuffer(bytes, key, { compress: false });
  }
  zip.end();
  const target = join(folder, "floor.zip");
  const handle = await open(target, "w");
  for await (const chunk of zip.outputStream) await handle.writeFile(chunk);
  await handle.sync();
  await handle.close();
  return statSync(target).size;
}

async function filesOf(caseId: string): Promise<string[]> {
  const rows = await itemRows(caseId);
  return rows.flatMap(({ sealedKey, storageKey, maskedCopy }) => [
    sealedKey ?? storageKey,
    ...(maskedCopy ? [maskedCopy.copyKey] : []),
  ]);
}

/** How long a packet of twenty files takes, and how large it is, beside hashing and zipping the same bytes. */
export async function measurePacket(): Promise<PartResult> {
  const caseId = await aCase();
  const staff = await makeStaff({ name: "Bench", email: "bench@desk.example", roles: ["case_officer"] });
  const { id: askedById } = await db.staff.findUniqueOrThrow({ where: { email: staff.email }, select: { id: true } });
  const blobs = await filesOf(caseId);
  const folder = mkdtempSync(join(tmpdir(), "zhenping-bench-packet-"));
  await makeOne(caseId, askedById); // the checkpoint, and fonts that a worker reads once
  const runs: { packet: number; floor: number; check: number; bytes: number; floorBytes: number }[] = [];
  for (let at = 0; at < ROUNDS; at++) {
    const [made, packet] = await timed(() => makeOne(caseId, askedById));
    const [floorBytes, floor] = await timed(() => hashAndZip(folder, blobs));
    const [verdict, check] = await timed(() => withBlobFile(made.storageKey, (path) => verifyPacket(path)));
    if (!verdict.ok) throw new Error("the packet of the bench is not whole");
    runs.push({ packet, floor, check, bytes: made.bytes, floorBytes });
  }
  rmSync(folder, { recursive: true, force: true });
  const middle = (key: keyof (typeof runs)[number]) => median(runs.map((run) => run[key]));
  return report({ packet: middle("packet"), floor: middle("floor"), check: middle("check") }, middle);
}

type Times = { packet: number; floor: number; check: number };

function report({ packet, floor, check }: Times, middle: (key: "bytes" | "floorBytes") => number): PartResult {
  const [bytes, floorBytes] = [middle("bytes"), middle("floorBytes")];
  const row = (what: string, time: number, size: number) => ({
    what,
    seconds: time.toFixed(2),
    MB: (size / 1_000_000).toFixed(1),
    "time, of the floor": (time / floor).toFixed(2),
    "size, of the floor": (size / floorBytes).toFixed(3),
  });
  const ratio = packet / floor;
  const promise = (what: string, target: number, measured: number) => {
    return { what, target: `≤ ${target}`, measured: measured.toFixed(2), kept: measured <= target };
  };
  return {
    title: "Evidence packet",
    method: `One case with ${FILES} sealed photos and their working copies; ${ROUNDS} packets, each in turns with reading, hashing (SHA-256 and SHA-512) and zipping the same files, and with the offline check of the packet.`,
    tables: [
      {
        caption: "A packet of 20 files",
        rows: [
          row("the packet, from the database to the disk", packet, bytes),
          row("floor: the same files hashed and zipped", floor, floorBytes),
          row("the packet checked offline", check, bytes),
        ],
      },
    ],
    promises: [
      promise("time of a packet, of hashing and zipping (EVD-04)", PROMISED_TIME, ratio),
      promise("size of a packet, of the zipped files (EVD-04)", PROMISED_SIZE, bytes / floorBytes),
    ],
    notes: [
      "Every file is read twice: once to be held against the record before anything is written, once into the archive.",
      "The printed list with its two fonts takes most of the rest; it does not grow with the size of the files.",
    ],
  };
}

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { Decrypter } from "age-encryption";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openPromise } from "yauzl";
import { ZipFile } from "yazl";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { publicSigningKey } from "@/lib/audit/queries";
import { askForPacket } from "@/lib/cases/ask-for-packet";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { handOutPacket } from "@/lib/cases/hand-out-packet";
import { makePacketNow } from "@/lib/cases/make-packet";
import { type PacketCase, packetCase } from "@/lib/cases/packet.fixture";
import { readPackets } from "@/lib/cases/read-packets";
import type { FileForCase } from "@/lib/evidence/attach-evidence";
import { digestsOf } from "@/lib/evidence/packet/bag";
import { describeItem } from "@/lib/evidence/packet/describe-item";
import { verdictText } from "@/lib/evidence/packet/verdict-text";
import { verifyPacket } from "@/lib/evidence/packet/verify-packet";
import { screenshot } from "@/lib/evidence/testing/hostile-files";
import { takenFile } from "@/lib/evidence/testing/taken-file";
import { generateSigningKey } from "@/lib/infra/crypto/signature";
import { db } from "@/lib/infra/db/client";
import { settings } from "@/lib/infra/env";
import { readBlob } from "@/lib/infra/storage/storage";
import { scratchFolder } from "@/lib/infra/testing/scratch-folder";
import { startTestAuthority, type TestAuthority } from "@/lib/infra/testing/time-stamp-authority";
import { receiptFor } from "@/lib/reports/issued-receipt";

const KINDS = ["cashback_card", "chat", "order"] as const;
const folder = scratchFolder("packet");
let authority: TestAuthority;
let officer: Staff;
let about: PacketCase;
let archive: Buffer;
let seed = 500;

const receipt = (input: Omit<Parameters<typeof receiptFor>[0], "clocks">) => receiptFor({ ...input, clocks: [] }).token;

async function someFiles(count: number) {
  const files: FileForCase[] = [];
  for (let n = 0; n < count; n++) {
    const file = await takenFile(await screenshot("png", seed++), "王芳的截图.png");
    files.push({ ...file, kind: KINDS[n % 3] ?? "other", capturedOn: "2026-03-02", capturedWhere: "王芳家里" });
  }
  return files;
}

async function made({ reference }: PacketCase): Promise<{ packetId: string; bytes: Buffer }> {
  const asked = await askForPacket(officer, reference);
  if (!asked.ok) throw new Error(asked.reason);
  await makePacketNow(asked, () => "淘宝");
  const row = await db.evidencePacket.findUniqueOrThrow({ where: { id: asked.packetId } });
  return { packetId: asked.packetId, bytes: await readBlob(row.storageKey ?? "") };
}

function fileOf(bytes: Buffer, name = "packet.zip"): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function unpacked(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await openPromise(fileOf(bytes, "unpack.zip"), { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}

async function packedAgain(files: ReadonlyMap<string, Buffer>): Promise<string> {
  const zip = new ZipFile();
  for (const [name, bytes] of files) zip.addBuffer(bytes, name);
  zip.end();
  return fileOf(await buffer(zip.outputStream), "again.zip");
}

const inside = (files: ReadonlyMap<string, Buffer>, path: string) => files.get(`${about.reference}/${path}`);

beforeAll(async () => {
  authority = await startTestAuthority();
  vi.stubEnv("TIMESTAMP_URL", authority.url);
  officer = await staffForTest("case_officer");
  about = await packetCase({ files: await someFiles(3), receipt });
  await claimCase(officer, about.reference);
  const refused = await decideCase(officer, {
    reference: about.reference,
    track: "complaint",
    action: "not_accept",
    version: 0,
    ground: "too_old",
    message: "王芳女士,您在 2020 年就知道了。",
    note: "内部:订单日期 2020-01-02",
    target: "",
  });
  if (!refused.ok) throw new Error(refused.reason);
  archive = (await made(about)).bytes;
});
afterAll(() => authority.stop());

describe("an evidence packet (EVD-04)", () => {
  it("is accepted by the checker, which says what it checked and what nobody can", async () => {
    const verdict = await verifyPacket(fileOf(archive), publicSigningKey());
    expect(verdict.findings.filter(({ result }) => result === "bad")).toEqual([]);
    expect(verdict.ok).toBe(true);
    const passed = verdict.findings.filter(({ result }) => result === "ok").map(({ check }) => check);
    expect(passed).toEqual([
      "readable",
      "bag",
      "key",
      "signature",
      "list",
      "custody",
      "ties",
      "proofs",
      "notes",
      "stamps",
      "receipt",
    ]);
    const text = verdictText(verdict);
    expect(text).toContain("未核对");
    expect(text).toContain("Whether what the files show is true");
  });

  it("is the same byte for byte when made again from the same state", async () => {
    expect((await made(about)).bytes.equals(archive)).toBe(true);
  });

  it("names no reporter: no file name, no word and no contact of theirs, no letter to them, no internal note", async () => {
    const files = await unpacked(archive);
    const all = Buffer.concat([...files.values()]).toString("utf8");
    for (const word of ["王芳", "截图.png", "2020-01-02", officer.email]) expect(all).not.toContain(word);
    expect(inside(files, "data/reasons.json")?.toString()).toContain("too_old");
    expect(inside(files, "data/custody.json")?.toString()).not.toContain(officer.email);
  });

  it("carries originals that the standard key opens to what was received (EVD-01)", async () => {
    const files = await unpacked(archive);
    const identity = readFileSync(join(settings().dataDir, "custodian-identity.txt"), "utf8").trim().split("\n").at(-1);
    const list = JSON.parse(inside(files, "data/list.json")?.toString() ?? "") as { items: { sha256: string }[] };
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity ?? "");
    const opened = await decrypter.decrypt(inside(files, "data/originals/01.png.age") ?? new Uint8Array());
    expect(createHash("sha256").update(opened).digest("hex")).toBe(list.items[0]?.sha256);
  });

  it("carries time stamps that openssl accepts (EVD-03)", async () => {
    for (const [name, bytes] of await unpacked(archive)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const cwd = join(folder, about.reference, "data");
    const stamp = [...(await unpacked(archive)).keys()].find((name) => name.endsWith(".tst"))?.split("/data/")[1] ?? "";
    const note = `checkpoints/${/(\d+)-1\.tst$/.exec(stamp)?.[1]}.txt`;
    const args = ["ts", "-verify", "-token_in", "-in", stamp, "-data", note, "-CAfile", authority.certificate];
    expect(execFileSync("openssl", args, { cwd, stdio: "pipe", encoding: "utf8" })).toContain("OK");
  });

  it("is a bag to sha256sum and sha512sum, which know nothing of ours, and to bagit where the machine has it", () => {
    const cwd = join(folder, about.reference);
    for (const [tool, list] of [
      ["sha256sum", "manifest-sha256.txt"],
      ["sha512sum", "manifest-sha512.txt"],
      ["sha256sum", "tagmanifest-sha256.txt"],
      ["sha512sum", "tagmanifest-sha512.txt"],
    ] as const)
      execFileSync(tool, ["--check", "--strict", "--quiet", list], { cwd, stdio: "pipe" });
    const named = readFileSync(join(cwd, "manifest-sha512.txt"), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split("  ")[1]);
    const there = readdirSync(join(cwd, "data"), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    expect(new Set(named).size, "every file, once").toBe(there.length);
    if (spawnSync("python3", ["-c", "import bagit"]).status !== 0) return;
    const checked = spawnSync("python3", ["-m", "bagit", "--validate", cwd], { encoding: "utf8" });
    expect(checked.stderr).toContain("is valid");
  });

  it("carries a signature that openssl accepts", () => {
    const cwd = join(folder, about.reference);
    const signed = ["-in", "manifest-sha256.txt", "-sigfile", "manifest-sha256.txt.sig"];
    const args = ["pkeyutl", "-verify", "-pubin", "-inkey", "data/public-key.pem", "-rawin", ...signed];
    expect(execFileSync("openssl", args, { cwd, stdio: "pipe", encoding: "utf8" })).toContain("Success");
  });

  it("says so when somebody else's key was given", async () => {
    const verdict = await verifyPacket(fileOf(archive), generateSigningKey().publicKeyPem);
    expect(verdict.findings.filter(({ result }) => result === "bad")).toMatchObject([{ check: "key" }]);
  });
});

describe("tampering with a packet", () => {
  it("is named, whichever file was touched", async () => {
    const files = await unpacked(archive);
    for (const [name, bytes] of files) {
      const at = Math.floor(bytes.length / 2);
      const changed = Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from([(bytes[at] ?? 0) ^ 1]),
        bytes.subarray(at + 1),
      ]);
      const verdict = await verifyPacket(await packedAgain(new Map([...files, [name, changed]])));
      const path = name.slice(about.reference.length + 1);
      expect(verdict.ok, path).toBe(false);
      const named = verdict.findings.flatMap((finding) => [finding.path, String(finding.detail?.by ?? "")]);
      expect(named, path).toContain(path);
    }
  });

  it("is named when a file is missing, or one too many", async () => {
    const files = await unpacked(archive);
    for (const name of files.keys()) {
      const verdict = await verifyPacket(await packedAgain(new Map([...files].filter(([other]) => other !== name))));
      expect(verdict.ok, name).toBe(false);
    }
    const more = new Map([...files, [`${about.reference}/data/originals/99.png`, Buffer.from("x")]]);
    expect((await verifyPacket(await packedAgain(more))).ok).toBe(false);
  });

  /** Whoever changes a file can write new manifests; the signature and the record cannot be written anew. */
  async function forged(change: (files: Map<string, Buffer>) => void): Promise<string> {
    const files = await unpacked(archive);
    change(files);
    const prefix = `${about.reference}/`;
    const rewrite = async (manifest: string, fits: (path: string) => boolean) => {
      for (const algorithm of ["sha256", "sha512"] as const) {
        const lines: string[] = [];
        for (const [name, bytes] of files) {
          const path = name.slice(prefix.length);
          if (fits(path)) lines.push(`${(await digestsOf({ path, bytes }))[algorithm]}  ${path}\n`);
        }
        files.set(`${prefix}${manifest}-${algorithm}.txt`, Buffer.from(lines.join("")));
      }
    };
    await rewrite("manifest", (path) => path.startsWith("data/"));
    await rewrite("tagmanifest", (path) => !path.startsWith("data/") && !path.startsWith("tagmanifest-"));
    return packedAgain(files);
  }

  const edit = (path: string, from: string | RegExp, to: string) => (files: Map<string, Buffer>) => {
    const name = `${about.reference}/${path}`;
    files.set(name, Buffer.from((files.get(name)?.toString("utf8") ?? "").replace(from, to)));
  };

  it("with manifests written anew is caught by the signature", async () => {
    const verdict = await verifyPacket(await forged(edit("data/reasons.json", "too_old", "no_case")));
    expect(verdict.findings.filter(({ result }) => result === "bad")).toMatchObject([{ check: "signature" }]);
  });

  it.each([
    ["a custody entry's words", "data/custody.json", "evidence.received", "evidence.viewed__", "custody"],
    ["a checkpoint", "data/checkpoints/1.txt", "leaves", "LEAVES", "notes"],
    ["the list's table", "data/list.csv", "原件", "复制", "list"],
    ["a receipt", "data/receipt.txt", "ZP1", "ZP2", "receipt"],
  ])("of %s is caught by what it says itself, too", async (_, path, from, to, check) => {
    const verdict = await verifyPacket(await forged(edit(path, from, to)));
    const faults = verdict.findings.filter(({ result }) => result === "bad");
    expect(faults.map((finding) => finding.check)).toEqual(expect.arrayContaining(["signature", check]));
    expect(faults.find((finding) => finding.check === check)?.path).toBe(path);
  });

  it("of an original is caught although list and manifests were written anew: the record is older", async () => {
    const verdict = await verifyPacket(
      await forged((files) => {
        const path = `${about.reference}/data/originals/01.png.age`;
        const old = createHash("sha256")
          .update(files.get(path) ?? "")
          .digest("hex");
        const other = Buffer.from(files.get(path) ?? "");
        other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
        files.set(path, other);
        edit("data/list.json", old, createHash("sha256").update(other).digest("hex"))(files);
      }),
    );
    expect(verdict.findings.filter(({ result }) => result === "bad").map(({ check }) => check)).toEqual([
      "signature",
      "ties",
    ]);
  });
});

describe("making a packet", () => {
  it.each(["intake", "reviewer", "auditor", "administrator"] as const)(
    "is not for the role %s (SEC-05)",
    async (role) => {
      const staff = await staffForTest(role);
      const { reference } = about;
      const refused = { ok: false, reason: "not_permitted" };
      expect(await askForPacket(staff, reference)).toEqual(refused);
      expect(await readPackets(staff, reference)).toEqual(refused);
      expect(await handOutPacket(staff, { reference, packetId: about.caseId })).toEqual(refused);
      const words = { purpose: "x", content: "x", nature: "copy", seen: "" };
      expect(await describeItem(staff, { reference, evidenceId: about.evidenceIds[0] ?? "", ...words })).toEqual(
        refused,
      );
    },
  );

  it("puts what staff write about an item into the list, and who did into its custody", async () => {
    const own = await packetCase({ files: await someFiles(1) });
    const item = { reference: own.reference, evidenceId: own.evidenceIds[0] ?? "", seen: "" };
    const wrong = await describeItem(officer, { ...item, purpose: " ", content: "卡", nature: "maybe" });
    expect(wrong).toMatchObject({ errors: { purpose: "empty", nature: "nature_unknown" } });
    await describeItem(officer, { ...item, purpose: "=证明返现", content: "一张卡片", nature: "original" });
    const { bytes } = await made(own);
    const files = await unpacked(bytes);
    const csv = files.get(`${own.reference}/data/list.csv`)?.toString("utf8") ?? "";
    expect(csv.startsWith("\uFEFF")).toBe(true);
    expect(csv).toContain(`"'=证明返现"`);
    expect(files.get(`${own.reference}/data/custody.json`)?.toString()).toContain("evidence.described");
    expect((await verifyPacket(fileOf(bytes))).ok).toBe(true);
  });

  it("keeps every word that staff wrote about an item, on hold or not, and puts the last into the list (G5)", async () => {
    const own = await packetCase({ files: await someFiles(1) });
    const evidenceId = own.evidenceIds[0] ?? "";
    const item = async () => {
      const read = await readPackets(officer, own.reference);
      return read.ok ? read.items[0] : undefined;
    };
    for (const purpose of ["一", "二", "二", "三"]) {
      const words = { purpose, content: "卡", nature: "copy", seen: (await item())?.seen ?? "" };
      expect(await describeItem(officer, { reference: own.reference, evidenceId, ...words })).toMatchObject({
        ok: true,
      });
    }
    expect(await item()).toMatchObject({
      purpose: "三",
      earlier: [
        { purpose: "二", by: officer.name },
        { purpose: "一", by: officer.name },
      ],
    });
    const { bytes } = await made(own);
    const csv = (await unpacked(bytes)).get(`${own.reference}/data/list.csv`)?.toString("utf8");
    expect([csv?.includes("三"), csv?.includes("二")]).toEqual([true, false]);
    await expect(db.evidenceListing.updateMany({ where: { evidenceId }, data: { purpose: "" } })).rejects.toThrow();
    await expect(db.evidenceListing.deleteMany({ where: { evidenceId } })).rejects.toThrow();
  });

  it("lets one of two who describe an item at once follow on the other", async () => {
    const own = await packetCase({ files: await someFiles(1) });
    const item = {
      reference: own.reference,
      evidenceId: own.evidenceIds[0] ?? "",
      content: "卡",
      nature: "copy",
      seen: "",
    };
    const both = await Promise.all(["一", "二"].map((purpose) => describeItem(officer, { ...item, purpose })));
    expect(both.map((done) => (done.ok ? "ok" : done.reason)).toSorted()).toEqual(["ok", "stale"]);
  });

  it("leaves out the copy of a picture that nobody has looked over for private data (PRV-07)", async () => {
    const own = await packetCase({ files: await someFiles(1), lookedOver: false });
    const { bytes } = await made(own);
    const files = await unpacked(bytes);
    expect([...files.keys()].filter((name) => name.includes("/copies/"))).toEqual([]);
    expect(files.get(`${own.reference}/data/list.json`)?.toString()).toContain("not_looked_over");
    expect((await verifyPacket(fileOf(bytes))).ok).toBe(true);
  });

  it("packs originals as they came while they wait to be sealed", async () => {
    const own = await packetCase({ files: await someFiles(2), seal: false });
    const { bytes } = await made(own);
    expect([...(await unpacked(bytes)).keys()]).toContain(`${own.reference}/data/originals/02.png`);
    expect((await verifyPacket(fileOf(bytes))).ok).toBe(true);
  });

  it("stops when a stored original is no longer what was received, and says so", async () => {
    const own = await packetCase({ files: await someFiles(1) });
    const row = await db.evidence.findUniqueOrThrow({ where: { id: own.evidenceIds[0] ?? "" } });
    const path = join(settings().dataDir, "blobs", row.sealedKey ?? "");
    const bytes = readFileSync(path);
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const asked = await askForPacket(officer, own.reference);
    await makePacketNow({ packetId: asked.ok ? asked.packetId : "" }, () => "淘宝");
    const read = await readPackets(officer, own.reference);
    expect(read.ok && read.packets).toMatchObject([{ state: "failed", failure: "altered" }]);
  });

  it("gives a second click the packet that is being made, and a case without files a packet, too", async () => {
    const own = await packetCase({ files: [] });
    const asked = await askForPacket(officer, own.reference);
    expect(await askForPacket(officer, own.reference)).toEqual(asked);
    const { bytes } = await made(own);
    expect((await verifyPacket(fileOf(bytes))).ok).toBe(true);
  });

  it("puts asking, making and downloading on record, with the packet's hash (C25)", async () => {
    const { packetId, bytes } = await made(about);
    const { reference } = about;
    const given = await handOutPacket(officer, { reference, packetId });
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(given).toMatchObject({ ok: true, sha256, bytes: bytes.length });
    if (given.ok) expect((await buffer(given.content)).equals(bytes)).toBe(true);
    const rows = await db.$queryRaw<{ payload: string }[]>`
      SELECT payload FROM audit_entry WHERE payload LIKE ${`%${packetId}%`} ORDER BY seq`;
    const entries = rows.map(({ payload }) => JSON.parse(payload) as { action: string; data: object });
    expect(entries.map(({ action }) => action)).toEqual(["packet.asked", "packet.made", "packet.downloaded"]);
    expect(entries[1]?.data).toMatchObject({ sha256 });
  });

  it("goes on while the time-stamp authority is away: the packet says that there is none", async () => {
    const own = await packetCase({ files: await someFiles(1) });
    await authority.stop();
    const { bytes } = await made(own);
    const verdict = await verifyPacket(fileOf(bytes));
    expect(verdict.ok).toBe(true);
    expect(verdict.findings).toContainEqual({ check: "stamps", result: "open" });
  });
});

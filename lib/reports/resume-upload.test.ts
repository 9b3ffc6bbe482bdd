import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { screenshot } from "@/lib/evidence/testing/hostile-files";
import { UPLOAD_SLOT } from "@/lib/evidence/upload-slot";
import { hashToken, randomToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";
import { readBlob } from "@/lib/infra/storage/storage";
import { uploadsOf } from "@/lib/infra/uploads/upload-folder";
import { addDraftFile } from "./add-draft-file";
import { listUploads } from "./list-uploads";
import { phoneKey } from "./phone-key";
import { readDraft } from "./read-draft";
import { removeDraftFile } from "./remove-draft-file";
import { resumeUpload } from "./resume-upload";

const HOST = "http://zhenping.example";
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const base64 = (text: string) => Buffer.from(text).toString("base64");
let seed = 100;
const picture = () => screenshot("png", seed++);

type Headers = Record<string, string>;

function ask(token: string, method: string, path: string, headers: Headers = {}, body?: Uint8Array) {
  const init: RequestInit & { duplex?: "half" } = {
    method,
    headers: { "Tus-Resumable": "1.0.0", host: "zhenping.example", ...headers },
  };
  if (body) Object.assign(init, { body: Buffer.from(body), duplex: "half" });
  return resumeUpload({ token, address: "192.0.2.9" }, new Request(`${HOST}${path}`, init));
}

type Sent = { name?: string; bytes: Uint8Array; stated?: string; kind?: string };

function begin(token: string, { bytes, name = "评价页.png", stated = sha256(bytes), kind = "chat" }: Sent) {
  const metadata = `name ${base64(name)},kind ${base64(kind)},sha256 ${base64(stated)}`;
  return ask(token, "POST", "/api/uploads", { "Upload-Length": `${bytes.length}`, "Upload-Metadata": metadata });
}

async function begun(token: string, sent: Sent): Promise<string> {
  const { response } = await begin(token, sent);
  expect(response.status).toBe(201);
  return response.headers.get("location") ?? "";
}

function part(token: string, path: string, bytes: Uint8Array, [from, to]: readonly [number, number]) {
  const body = bytes.subarray(from, to);
  const type = { "Content-Type": "application/offset+octet-stream", "Content-Length": `${body.length}` };
  return ask(token, "PATCH", path, { ...type, "Upload-Offset": `${from}` }, body);
}

const offsetOf = async (token: string, path: string) =>
  (await ask(token, "HEAD", path)).response.headers.get("upload-offset");
const filesOf = async (token: string) => (await readDraft(token))?.files ?? [];

describe("a file that comes in parts (UX-05, EVD-01)", () => {
  it("is taken like any other when its last part has arrived", async () => {
    const [token, bytes] = [randomToken(), await picture()];
    const path = await begun(token, { bytes });
    const middle = Math.floor(bytes.length / 2);
    expect((await part(token, path, bytes, [0, middle])).response.status).toBe(204);
    expect(await filesOf(token)).toEqual([]);
    expect(await offsetOf(token, path)).toBe(`${middle}`);
    const last = await part(token, path, bytes, [middle, bytes.length]);
    expect(last).toMatchObject({ refused: null, response: { status: 204 } });
    expect(await filesOf(token)).toMatchObject([{ displayName: "评价页.png", kind: "chat", sha256: sha256(bytes) }]);
    const row = await db.draftFile.findFirstOrThrow({ where: { sha256: sha256(bytes) } });
    expect(Buffer.compare(await readBlob(row.storageKey), bytes)).toBe(0);
  });

  it("goes on only where it ended: another offset is a conflict and changes nothing", async () => {
    const [token, bytes] = [randomToken(), await picture()];
    const path = await begun(token, { bytes });
    await part(token, path, bytes, [0, 100]);
    for (const from of [0, 50, 101])
      expect((await part(token, path, bytes, [from, from + 10])).response.status).toBe(409);
    expect(await offsetOf(token, path)).toBe("100");
  });

  it("is nobody else's: to another browser it is not there", async () => {
    const [token, stranger, bytes] = [randomToken(), randomToken(), await picture()];
    const path = await begun(token, { bytes });
    for (const method of ["HEAD", "DELETE"]) expect((await ask(stranger, method, path)).response.status).toBe(404);
    expect((await part(stranger, path, bytes, [0, 10])).response.status).toBe(404);
    expect(await listUploads(stranger)).toEqual([]);
    expect(await offsetOf(token, path)).toBe("0");
  });

  it("is refused when it is not what was sent, and can be sent again", async () => {
    const [token, bytes] = [randomToken(), await picture()];
    const path = await begun(token, { bytes });
    const altered = Uint8Array.from(bytes);
    altered[200] = (altered[200] ?? 0) ^ 1;
    const { response, refused } = await part(token, path, altered, [0, bytes.length]);
    expect(response.status).toBe(460);
    expect(refused).toEqual({ ok: false, reason: "changed_on_the_way", displayName: "评价页.png" });
    expect(await filesOf(token)).toEqual([]);
    expect(await listUploads(token)).toEqual([]);
    const again = await begun(token, { bytes });
    expect((await part(token, again, bytes, [0, bytes.length])).response.status).toBe(204);
    expect(await filesOf(token)).toHaveLength(1);
  });

  it("gets the same answer again when the last one was lost, and is in the report once (REL-06)", async () => {
    const [token, bytes] = [randomToken(), await picture()];
    const path = await begun(token, { bytes });
    await part(token, path, bytes, [0, bytes.length]);
    expect(await offsetOf(token, path)).toBe(`${bytes.length}`);
    const empty = [bytes.length, bytes.length] as const;
    const answers = await Promise.all([part(token, path, bytes, empty), part(token, path, bytes, empty)]);
    expect(answers.map(({ response }) => response.status)).toEqual([204, 204]);
    expect(await filesOf(token)).toHaveLength(1);
    expect(await listUploads(token)).toMatchObject([{ sha256: sha256(bytes), offset: bytes.length }]);
    await removeDraftFile(token, (await filesOf(token))[0]?.id ?? "");
    expect(await listUploads(token)).toEqual([]);
  });

  it("is taken when the server died between the last byte and its answer (REL-06)", async () => {
    const [token, bytes] = [randomToken(), await picture()];
    const path = await begun(token, { bytes });
    const id = path.split("/").at(-1) ?? "";
    const store = uploadsOf(hashToken(token).toString("hex"));
    const { Readable } = await import("node:stream");
    await store.write(Readable.from([bytes]), id, 0);
    // Died after the row was written, before that was noted beside the upload.
    await addDraftFile({ token, address: "192.0.2.9", id, kind: "chat", file: { name: "a.png", content: [bytes] } });
    expect((await store.find(id)).outcome).toBeNull();
    const { response } = await part(token, path, bytes, [bytes.length, bytes.length]);
    expect(response.status).toBe(204);
    expect((await store.find(id)).outcome).toBe('{"ok":true}');
    expect(await filesOf(token)).toHaveLength(1);
  });

  it("is refused for what it is, in the same words as a file that is sent whole (SEC-08)", async () => {
    const token = randomToken();
    const bytes = Buffer.from("<!doctype html><script>alert(1)</script>");
    const path = await begun(token, { bytes, name: "a.png" });
    const { response, refused } = await part(token, path, bytes, [0, bytes.length]);
    expect(response.status).toBe(422);
    expect(refused).toEqual({ ok: false, reason: "web_page", displayName: "a.png" });
    expect(await part(token, path, bytes, [bytes.length, bytes.length])).toMatchObject({ refused });
  });

  it("can be given up", async () => {
    const [token, bytes] = [randomToken(), await picture()];
    const path = await begun(token, { bytes });
    expect((await ask(token, "DELETE", path)).response.status).toBe(204);
    expect((await ask(token, "HEAD", path)).response.status).toBe(404);
    expect(await listUploads(token)).toEqual([]);
  });
});

describe("before a byte has travelled", () => {
  const ofLength = (token: string, length: number) =>
    ask(token, "POST", "/api/uploads", { "Upload-Length": `${length}`, "Upload-Metadata": `name ${base64("a.png")}` });

  it("a file that is empty, too large or here already is refused", async () => {
    const [token, bytes] = [randomToken(), await picture()];
    expect(await ofLength(token, 0)).toMatchObject({ refused: { reason: "empty" } });
    expect(await ofLength(token, UPLOAD_SLOT.bytes + 1)).toMatchObject({ refused: { reason: "too_large" } });
    expect((await ofLength(token, UPLOAD_SLOT.bytes)).response.status).toBe(201);
    await addDraftFile({ token, address: "192.0.2.9", kind: "chat", file: { name: "a.png", content: [bytes] } });
    expect(await begin(token, { bytes })).toMatchObject({
      response: { status: 422 },
      refused: { reason: "already_here" },
    });
  });

  it("the twenty-first file is refused, counting those that are still travelling", async () => {
    const token = randomToken();
    for (let at = 0; at < UPLOAD_SLOT.files; at++) expect((await ofLength(token, 10)).response.status).toBe(201);
    expect(await ofLength(token, 10)).toMatchObject({ refused: { reason: "too_many_files" } });
  });

  it("a report that was sent takes no more", async () => {
    const token = randomToken();
    await ofLength(token, 10);
    const submittedCaseId = "00000000-0000-7000-8000-000000000000";
    expect(await phoneKey(token)).toHaveLength(32);
    await db.draft.updateMany({ where: { tokenHash: Uint8Array.from(hashToken(token)) }, data: { submittedCaseId } });
    expect(await ofLength(token, 10)).toMatchObject({ refused: { reason: "submitted" } });
    expect(await phoneKey(token)).toBeNull();
  });

  it("a hash that is none is refused, and so is another version of the protocol", async () => {
    const token = randomToken();
    expect((await begin(token, { bytes: randomBytes(9), stated: "abc" })).response.status).toBe(400);
    const other = await ask(token, "POST", "/api/uploads", { "Tus-Resumable": "0.2.2", "Upload-Length": "9" });
    expect([400, 412]).toContain(other.response.status);
  });
});

describe("the key for what a phone keeps (T9)", () => {
  it("is the same for one browser's report while it is open, another for any other, and none without a report", async () => {
    const [mine, yours] = [randomToken(), randomToken()];
    expect(await phoneKey(mine)).toBeNull();
    for (const token of [mine, yours])
      await ask(token, "POST", "/api/uploads", { "Upload-Length": "9", "Upload-Metadata": `name ${base64("a")}` });
    expect(await phoneKey(mine)).toEqual(await phoneKey(mine));
    expect(await phoneKey(mine)).not.toEqual(await phoneKey(yours));
    expect(await phoneKey(mine, new Date(Date.now() + 8 * 86_400_000))).toBeNull();
  });
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { settings } from "@/lib/infra/env";
import { newStorageKey, putBlob, readBlob, removeBlob, streamBlob, withBlobFile } from "./storage";

const pathOf = (key: string) => join(settings().dataDir, "blobs", key);

async function* chunks(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

describe("a blob", () => {
  test("is kept as it came, and its length is told", async () => {
    const key = newStorageKey();
    expect(await putBlob(key, chunks("first ", "", "second"))).toBe(12);
    expect((await readBlob(key)).toString()).toBe("first second");
    const read: Buffer[] = [];
    for await (const chunk of streamBlob(key)) read.push(chunk as Buffer);
    expect(Buffer.concat(read).toString()).toBe("first second");
    expect(await withBlobFile(key, async (path) => existsSync(path))).toBe(true);
  });

  test("may be empty", async () => {
    const key = newStorageKey();
    expect(await putBlob(key, [])).toBe(0);
    expect(await readBlob(key)).toHaveLength(0);
  });

  test("is for this account alone", async () => {
    const key = newStorageKey();
    await putBlob(key, chunks("x"));
    expect(statSync(pathOf(key)).mode & 0o077).toBe(0);
  });

  test("is not there when its sender breaks off half-way", async () => {
    const key = newStorageKey();
    async function* broken() {
      yield Buffer.from("half");
      throw new Error("connection lost");
    }
    await expect(putBlob(key, broken())).rejects.toThrow("connection lost");
    expect(existsSync(pathOf(key))).toBe(false);
    expect(existsSync(`${pathOf(key)}.part`)).toBe(false);
  });

  test("is not there when the process is killed half-way (REL-01)", async () => {
    const key = newStorageKey();
    const program = `
      import { putBlob } from "@/lib/infra/storage/storage";
      async function* slow() { for (;;) { yield Buffer.alloc(65536); process.send?.("wrote"); await new Promise((r) => setImmediate(r)); } }
      await putBlob(${JSON.stringify(key)}, slow());`;
    const writer = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
      env: { ...process.env, DATA_DIR: settings().dataDir },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    await once(writer, "message");
    const gone = once(writer, "exit");
    writer.kill("SIGKILL");
    await gone;
    expect(existsSync(`${pathOf(key)}.part`)).toBe(true);
    await expect(readBlob(key)).rejects.toMatchObject({ code: "ENOENT" });
    await putBlob(key, chunks("whole"));
    expect((await readBlob(key)).toString()).toBe("whole");
  });

  test("that is gone already may be removed again", async () => {
    const key = newStorageKey();
    await putBlob(key, chunks("x"));
    await removeBlob(key);
    await removeBlob(key);
    await expect(readBlob(key)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("a key", () => {
  test("is random and spreads over the folders", () => {
    const keys = Array.from({ length: 2_000 }, newStorageKey);
    expect(new Set(keys).size).toBe(2_000);
    expect(new Set(keys.map((key) => key.slice(0, 2))).size).toBeGreaterThan(200);
  });

  test.each([
    "../secrets.json",
    "ab/../../x",
    "/etc/passwd",
    "ab/",
    "",
    "AB/0198c0de-0000-4000-8000-000000000000",
    "照片.png",
  ])("%s is none: nobody's file name becomes a path (SEC-08)", async (key) => {
    await expect(putBlob(key, [])).rejects.toThrow("not a storage key");
    await expect(readBlob(key)).rejects.toThrow("not a storage key");
    expect(() => streamBlob(key)).toThrow("not a storage key");
  });
});

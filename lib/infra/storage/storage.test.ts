import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { settings } from "@/lib/infra/env";
import { bundled } from "@/lib/infra/testing/bundled";
import { putBlob, readBlob } from "./storage";
import { newStorageKey } from "./storage-key";
import { chunks, tellOfBlobs } from "./testing/blob-stories";

const pathOf = (key: string) => join(settings().dataDir, "blobs", key);

tellOfBlobs();

describe("a blob on the disk", () => {
  test("is for this account alone, and leaves nothing behind when its sender breaks off", async () => {
    const [key, cut] = [newStorageKey(), newStorageKey()];
    await putBlob(key, chunks("x"));
    expect(statSync(pathOf(key)).mode & 0o077).toBe(0);
    async function* broken() {
      yield Buffer.from("half");
      throw new Error("connection lost");
    }
    await expect(putBlob(cut, broken())).rejects.toThrow("connection lost");
    expect(existsSync(pathOf(cut))).toBe(false);
    expect(existsSync(`${pathOf(cut)}.part`)).toBe(false);
  });

  test("is not there when the process is killed half-way (REL-01)", async () => {
    const key = newStorageKey();
    const program = `
      import { putBlob } from "@/lib/infra/storage/storage";
      async function* slow() { for (;;) { yield Buffer.alloc(65536); process.send?.("wrote"); await new Promise((r) => setImmediate(r)); } }
      await putBlob(${JSON.stringify(key)}, slow());`;
    const writer = spawn(process.execPath, [await bundled(program)], {
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
});

test("keys are random and spread over the folders", () => {
  const keys = Array.from({ length: 2_000 }, newStorageKey);
  expect(new Set(keys).size).toBe(2_000);
  expect(new Set(keys.map((key) => key.slice(0, 2))).size).toBeGreaterThan(200);
});

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { claimStore, listBlobs, putBlob, readBlob, removeBlob, streamBlob, withBlobFile } from "../storage";
import { newStorageKey } from "../storage-key";

export async function* chunks(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

const missing = { code: "ENOENT" };

/** What every place for files must do; told of whatever place the settings name. */
export function tellOfBlobs(): void {
  describe("a blob", () => {
    test("is kept as it came, and its length is told", async () => {
      const key = newStorageKey();
      expect(await putBlob(key, chunks("first ", "", "second"))).toBe(12);
      expect((await readBlob(key)).toString()).toBe("first second");
      expect((await buffer(streamBlob(key))).toString()).toBe("first second");
      const lent = await withBlobFile(key, async (path) => ({ path, text: await readFile(path, "utf8") }));
      expect(lent.text).toBe("first second");
    });

    test("may be empty, and may be larger than a chunk", async () => {
      const [empty, large] = [newStorageKey(), newStorageKey()];
      expect(await putBlob(empty, [])).toBe(0);
      expect(await readBlob(empty)).toHaveLength(0);
      const bytes = Buffer.alloc(3_000_000, "证据");
      expect(await putBlob(large, [bytes.subarray(0, 1_000_001), bytes.subarray(1_000_001)])).toBe(bytes.length);
      expect((await buffer(streamBlob(large))).equals(bytes)).toBe(true);
    });

    test("is not there when its sender breaks off half-way", async () => {
      const key = newStorageKey();
      async function* broken() {
        yield Buffer.from("half");
        throw new Error("connection lost");
      }
      await expect(putBlob(key, broken())).rejects.toThrow("connection lost");
      await expect(readBlob(key)).rejects.toMatchObject(missing);
    });

    test("that is not there is an error of one kind, however it is asked for", async () => {
      const key = newStorageKey();
      await expect(readBlob(key)).rejects.toMatchObject(missing);
      await expect(buffer(streamBlob(key))).rejects.toMatchObject(missing);
      await expect(withBlobFile(key, (path) => readFile(path))).rejects.toMatchObject(missing);
    });

    test("that is gone already may be removed again", async () => {
      const key = newStorageKey();
      await putBlob(key, chunks("x"));
      await removeBlob(key);
      await removeBlob(key);
      await expect(readBlob(key)).rejects.toMatchObject(missing);
    });

    test("is listed under its folder", async () => {
      const key = newStorageKey();
      await putBlob(key, chunks("x"));
      const listed = await Array.fromAsync(listBlobs([key.slice(0, 2)]));
      const found = listed.find((one) => one.key === key);
      expect(found?.part).toBe(false);
      expect(Math.abs(Date.now() - (found?.changedAt.getTime() ?? 0))).toBeLessThan(60_000);
    });
  });

  test("a store belongs to the first that claims it", async () => {
    await putBlob(newStorageKey(), chunks("x"));
    expect(await claimStore("one")).toBe(true);
    expect(await claimStore("one")).toBe(true);
    expect(await claimStore("another")).toBe(false);
  });

  test.each([
    "../secrets.json",
    "ab/../../x",
    "/etc/passwd",
    "ab/",
    "",
    "AB/0198c0de-0000-4000-8000-000000000000",
    "照片.png",
  ])("%s is no key: nobody's file name becomes a path (SEC-08)", async (key) => {
    await expect(putBlob(key, [])).rejects.toThrow("not a storage key");
    await expect(readBlob(key)).rejects.toThrow("not a storage key");
    await expect(removeBlob(key)).rejects.toThrow("not a storage key");
    expect(() => streamBlob(key)).toThrow("not a storage key");
    expect(existsSync(key.startsWith("ab") ? key : "照片.png")).toBe(false);
  });
}

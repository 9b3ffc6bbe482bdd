import { Readable } from "node:stream";
import { Upload } from "@tus/server";
import { describe, expect, it } from "vitest";
import type { UploadStore } from "../upload-store";

export const DAY = 86_400_000;
export const ID = "01970000-0000-7000-8000-000000000001";
export const upload = (id = ID) => new Upload({ id, size: 9, offset: 0, metadata: { name: "a.png" } });
export const chunks = (...texts: string[]) => Readable.from(texts.map((text) => Buffer.from(text)));
export const textOf = async (store: UploadStore, id = ID) => Buffer.concat(await store.read(id).toArray()).toString();

/** What every place for unfinished uploads must do. @param open a store for an owner; asked twice, the same. */
export function tellOfUploads(open: (owner: string) => UploadStore): void {
  let owners = 0;
  const another = () => {
    const owner = String(++owners).padStart(64, "0");
    return { store: open(owner), again: () => open(owner) };
  };

  describe("an upload under way", () => {
    it("grows by what arrives, and another process finds it as it was (UX-05)", async () => {
      const { store, again } = another();
      await store.create(upload());
      expect(await store.write(chunks("abc", "de"), ID, 0)).toBe(5);
      const after = again();
      expect(await after.getUpload(ID)).toMatchObject({ size: 9, offset: 5, metadata: { name: "a.png" } });
      expect(await after.write(chunks("fghi"), ID, 5)).toBe(9);
      expect(await textOf(after)).toBe("abcdefghi");
    });

    it("keeps what had arrived when the connection breaks off in the middle of a part", async () => {
      const { store } = another();
      await store.create(upload());
      async function* cut() {
        yield Buffer.from("abc");
        throw new Error("socket hang up");
      }
      await expect(store.write(Readable.from(cut()), ID, 0)).rejects.toThrow("hang up");
      expect((await store.getUpload(ID)).offset).toBe(3);
      expect(await store.write(chunks("defghi"), ID, 3)).toBe(9);
      expect(await textOf(store)).toBe("abcdefghi");
    });

    it("lets its bytes go once its end is written down, and still says how it ended", async () => {
      const { store } = another();
      await store.create(upload());
      await store.write(chunks("abcdefghi"), ID, 0);
      await store.settle(ID, "taken");
      await store.settle(ID, "taken");
      expect(await store.find(ID)).toMatchObject({ offset: 9, outcome: "taken" });
      expect(await store.write(chunks(), ID, 9)).toBe(9);
    });

    it("is given up without a trace", async () => {
      const { store } = another();
      await store.create(upload());
      await store.write(chunks("abc"), ID, 0);
      await store.remove(ID);
      expect(await store.list()).toEqual([]);
      await expect(store.getUpload(ID)).rejects.toMatchObject({ status_code: 404 });
    });

    it("ends with its week", async () => {
      const { store } = another();
      await store.create(upload());
      expect(await store.deleteExpired(Date.now() + 7 * DAY - 60_000)).toBe(0);
      expect(await store.deleteExpired(Date.now() + 7 * DAY + 1)).toBe(1);
      expect(await store.list()).toEqual([]);
      await expect(store.getUpload(ID)).rejects.toMatchObject({ status_code: 404 });
    });

    it.each(["../../secrets", "x", "", `${ID}/..`])("is not found by the id %j", async (id) => {
      const { store } = another();
      for (const ask of [() => store.getUpload(id), () => store.remove(id), () => store.write(chunks("x"), id, 0)])
        await expect(ask()).rejects.toMatchObject({ status_code: 404 });
    });
  });
}

import * as realDisk from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { scratchFolder } from "@/lib/infra/testing/scratch-folder";
import type { Disk } from "./disk";
import { DurableStore } from "./durable-store";
import { chunks, DAY, ID, tellOfUploads, textOf, upload } from "./testing/upload-stories";

/** A real disk that notes each step, and fails at the n-th one. */
function watchedDisk(failAt = Number.POSITIVE_INFINITY): { disk: Disk; steps: string[] } {
  const steps: string[] = [];
  const step = (name: string) => {
    steps.push(name);
    if (steps.length === failAt) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
  };
  const open = async (path: string, flags: string, mode?: number) => {
    step("open");
    const file = await realDisk.open(path, flags, mode);
    const { write, sync } = { write: file.write.bind(file), sync: file.sync.bind(file) };
    return Object.assign(file, {
      write: async (...words: [Uint8Array, number, number, number]) => {
        step("write");
        return write(...words);
      },
      sync: async () => {
        step("sync");
        return sync();
      },
    });
  };
  const through = <Args extends unknown[], Result>(name: string, work: (...args: Args) => Promise<Result>) =>
    ((...args: Args) => {
      step(name);
      return work(...args);
    }) as (...args: Args) => Promise<Result>;
  const disk = {
    ...realDisk,
    open,
    rename: through("rename", realDisk.rename),
    rm: through("rm", realDisk.rm),
    mkdir: through("mkdir", realDisk.mkdir as (path: string) => Promise<undefined>),
  };
  return { disk: disk as unknown as Disk, steps };
}

function storeIn(folder = join(scratchFolder("uploads"), "owner"), disk?: Disk) {
  return { folder, store: new DurableStore(folder, 7 * DAY, disk) };
}

const shared = scratchFolder("uploads");
tellOfUploads((owner) => new DurableStore(join(shared, owner), 7 * DAY));

describe("an upload on the disk", () => {
  it("is flushed to the disk before anything is acknowledged", async () => {
    const { disk, steps } = watchedDisk();
    const { store } = storeIn(undefined, disk);
    await store.create(upload());
    expect(steps.slice(-2)).toEqual(["sync", "rename"]);
    steps.splice(0);
    await store.write(chunks("abc", "de"), ID, 0);
    expect(steps).toEqual(["open", "write", "write", "sync"]);
  });

  it("keeps and flushes what had arrived when the connection breaks off in the middle of a part", async () => {
    const { disk, steps } = watchedDisk();
    const { store } = storeIn(undefined, disk);
    await store.create(upload());
    async function* cut() {
      yield Buffer.from("abc");
      throw new Error("socket hang up");
    }
    await expect(store.write(Readable.from(cut()), ID, 0)).rejects.toThrow("hang up");
    expect(steps.at(-1)).toBe("sync");
    expect((await store.getUpload(ID)).offset).toBe(3);
  });

  it("whatever step of the disk fails, keeps what was acknowledged and can be gone on with (REL-06)", async () => {
    const acts = async (store: DurableStore) => {
      await store.write(chunks("de", "f"), ID, 3);
      await store.settle(ID, '{"ok":true}');
    };
    const { folder: counted, store: plain } = storeIn();
    await plain.create(upload());
    await plain.write(chunks("abc"), ID, 0);
    const { disk, steps } = watchedDisk();
    await acts(storeIn(counted, disk).store);
    expect(steps.length).toBeGreaterThan(7);
    for (let failAt = 1; failAt <= steps.length; failAt++) {
      const { folder, store } = storeIn();
      await store.create(upload());
      await store.write(chunks("abc"), ID, 0);
      await expect(acts(storeIn(folder, watchedDisk(failAt).disk).store)).rejects.toMatchObject({ code: "ENOSPC" });
      const { offset, outcome } = await store.find(ID);
      expect(outcome === null ? offset : 9, `after step ${failAt}`).toBeGreaterThanOrEqual(3);
      if (outcome === null)
        expect("abcdef").toBe(await textOf(store).then((text) => text + "abcdef".slice(text.length)));
      else expect(outcome).toBe('{"ok":true}');
    }
  });

  it("whatever step fails while it is begun, is not there by half (REL-06)", async () => {
    const { disk, steps } = watchedDisk();
    await storeIn(undefined, disk).store.create(upload());
    for (let failAt = 1; failAt <= steps.length; failAt++) {
      const { folder, store } = storeIn(undefined, watchedDisk(failAt).disk);
      await expect(store.create(upload())).rejects.toMatchObject({ code: "ENOSPC" });
      expect(await storeIn(folder).store.list()).toEqual([]);
    }
  });
});

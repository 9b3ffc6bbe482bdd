import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EICAR, FakeClamd } from "@/lib/infra/testing/fake-clamd";
import { scratchFolder } from "@/lib/infra/testing/scratch-folder";
import { scanStream } from "./scan-stream";

const scanner = new FakeClamd();
let address = "";
beforeAll(async () => {
  address = await scanner.start();
});
afterAll(() => scanner.stop());
beforeEach(() => {
  scanner.habits = {};
  scanner.heard.length = 0;
});

async function* pieces(...chunks: Uint8Array[]) {
  yield* chunks;
}
const scan = (...texts: string[]) => scanStream(address, pieces(...texts.map((text) => Buffer.from(text))));

describe("what a virus scanner says of a file", () => {
  it("clean, when it looked at every byte", async () => {
    const large = Buffer.alloc(5_000_000, 7);
    expect(await scanStream(address, pieces(large, Buffer.alloc(0), large))).toEqual({ verdict: "clean" });
    expect(scanner.heard[0]?.equals(Buffer.concat([large, large]))).toBe(true);
  });

  it("infected, with the name, also when the virus arrives in two pieces", async () => {
    const found = { verdict: "infected", name: "Win.Test.EICAR_HDB-1" };
    expect(await scan(EICAR)).toEqual(found);
    expect(await scan("before", EICAR.slice(0, 20), EICAR.slice(20))).toEqual(found);
  });

  it("over its limit is never clean: neither when it hangs up nor when it says so in a heuristic", async () => {
    const over = { verdict: "not_scanned", reason: "over_limit" };
    scanner.habits = { limit: 1_000_000 };
    expect(await scanStream(address, pieces(...Array.from({ length: 90 }, () => Buffer.alloc(200_000))))).toEqual(over);
    scanner.habits = { says: "Heuristics.Limits.Exceeded.MaxScanSize FOUND" };
    expect(await scan("x")).toEqual(over);
  });

  it("an error is not clean either", async () => {
    scanner.habits = { says: "Can't allocate memory ERROR" };
    expect(await scan("x")).toEqual({ verdict: "not_scanned", reason: "error" });
  });

  it("nothing at all: it hung up, or is not there", async () => {
    const away = { verdict: "not_scanned", reason: "unavailable" };
    scanner.habits = { silent: true };
    expect(await scan("x")).toEqual(away);
    expect(await scanStream("127.0.0.1:9", pieces(Buffer.from("x")))).toEqual(away);
    expect(await scanStream("/nowhere/clamd.ctl", pieces(Buffer.from("x")))).toEqual(away);
  });

  it("also over a socket in the file system", async () => {
    const local = new FakeClamd();
    const path = await local.start(join(scratchFolder("clamd"), "clamd.ctl"));
    expect(await scanStream(path, pieces(Buffer.from(EICAR)))).toMatchObject({ verdict: "infected" });
    await local.stop();
  });
});

import { once } from "node:events";
import { get } from "node:http";
import type pg from "pg";
import { lookInside } from "@/lib/evidence/look-inside";
import { hashSlowly } from "@/lib/infra/crypto/slow-hash";
import { settings } from "@/lib/infra/env";
import { putBlob, withBlobFile } from "@/lib/infra/storage/storage";
import { newStorageKey } from "@/lib/infra/storage/storage-key";
import type { Row } from "./table";
import { median } from "./table";
import type { Asked } from "./visitor";

const TIMES = 9;

async function alone(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < TIMES; at++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return median(times);
}

async function smallestAnswer(): Promise<void> {
  const [response] = await once(get(`${settings().publicOrigin}/healthz`), "response");
  await once(response.resume(), "end");
}

/** What a report is made of, each piece measured alone in this process, beside the report itself. */
export async function piecesOf(
  client: pg.Client,
  picture: Buffer,
  reports: readonly (readonly Asked[])[],
): Promise<Row[]> {
  const whole = median(reports.map((asked) => asked.reduce((sum, { ms }) => sum + ms, 0)));
  const requests = reports[0]?.length ?? 0;
  const posts = reports[0]?.filter(({ method }) => method === "POST").length ?? 0;
  const key = newStorageKey();
  await client.query("CREATE TABLE IF NOT EXISTS bench_commit (at timestamptz)");
  const pieces = [
    { what: "answering a request at all", times: requests, ms: await alone(smallestAnswer) },
    {
      what: "a commit, flushed",
      times: posts,
      ms: await alone(() => client.query("INSERT INTO bench_commit VALUES (now())")),
    },
    { what: "a screenshot to the disk, flushed", times: 2, ms: await alone(() => putBlob(key, [picture])) },
    {
      what: "decoding a screenshot whole, thumbnail",
      times: 2,
      ms: await alone(() => withBlobFile(key, (path) => lookInside(path, "image/jpeg"))),
    },
    { what: "scrypt of the code", times: 1, ms: await alone(() => hashSlowly(Buffer.alloc(32), "1".repeat(24))) },
  ];
  const explained = pieces.reduce((sum, { times, ms }) => sum + times * ms, 0);
  const row = (what: string, times: number, ms: number) => ({
    piece: what,
    times,
    "ms each": ms.toFixed(1),
    "ms a report": (times * ms).toFixed(0),
    share: `${Math.round(((times * ms) / whole) * 100)} %`,
  });
  return [
    ...pieces.map(({ what, times, ms }) => row(what, times, ms)),
    row("the rest: routing, reading and writing the draft, HTML, gzip", 1, whole - explained),
    row("a whole report, one visitor alone", 1, whole),
  ];
}

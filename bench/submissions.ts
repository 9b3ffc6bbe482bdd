import type pg from "pg";
import { settings } from "@/lib/infra/env";
import { openCaseSession } from "@/lib/reports/open-case-session";
import { reporterCase } from "@/lib/reports/queries";
import { CLIENTS, type Contest, compete, contest, cpuRow, ROUNDS, rate, row } from "./contest";
import { cpuMeter } from "./cpu-time";
import { piecesOf } from "./pieces";
import { ReadyReports } from "./ready-reports";
import { readsOf, recordSql, type Statement } from "./record-sql";
import { type Filed, fileReport, lookUp } from "./report-journey";
import type { PartResult, Promised } from "./result";
import { rowsWrittenBy } from "./rows-written";
import { screenshot } from "./screenshots";
import { type Steady, steady } from "./steady";
import { answerLookUp, connections, keepReport } from "./submissions-floor";
import { median, quantile, type Row } from "./table";
import { type Asked, Visitor } from "./visitor";

const ALONE = 5;
const LAST_STEP_MS = 4_000;
/** Milliseconds that 95 and 99 of 100 submissions may take (REL-10). */
const [PROMISED_MS, SLOWEST_MS] = [500, 1_500];
const PROMISED_PER_SECOND = 15;
const STEADY_SECONDS = 60;
/** More than can be sent in the time of all rounds. */
const READY = 600 + PROMISED_PER_SECOND * STEADY_SECONDS;

let visitors = 0;

/** Somebody new, from a network of their own: limits are for one visitor, not for all together. */
function newVisitor(): Visitor {
  visitors++;
  return new Visitor(
    settings().publicOrigin,
    `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`,
  );
}

type Sent = Filed & { asked: readonly Asked[] };

async function report(files: number): Promise<Sent> {
  const screenshots = await Promise.all(Array.from({ length: files }, screenshot));
  const visitor = newVisitor();
  const filed = await fileReport(visitor, { locale: "zh", screenshots });
  visitor.leave();
  return { ...filed, asked: visitor.asked };
}

async function look(filed: Filed): Promise<void> {
  const visitor = newVisitor();
  await lookUp(visitor, "zh", filed);
  visitor.leave();
}

/** What a look-up reads: the use cases behind the two pages, asked in this process. */
async function readsOfLookUp(filed: Filed): Promise<Statement[]> {
  const statements = await recordSql(async () => {
    const opened = await openCaseSession(filed, "198.51.100.9");
    if (!opened.ok) throw new Error(`the look-up said ${opened.reason}`);
    await reporterCase(opened.session);
  });
  return readsOf(statements);
}

function steadyPromises({ pieces, failed }: Steady): Promised[] {
  const coming = `submissions, ${PROMISED_PER_SECOND} a second for ${STEADY_SECONDS} s`;
  const within = (share: number, target: number) => ({
    what: `${coming}: ${share * 100} of 100 answered (REL-10)`,
    target: `≤ ${target} ms`,
    measured: `${Math.round(quantile(pieces, share))} ms`,
    kept: quantile(pieces, share) <= target,
  });
  return [
    within(0.95, PROMISED_MS),
    within(0.99, SLOWEST_MS),
    { what: `${coming}: without an answer (REL-10)`, target: "0", measured: `${failed}`, kept: failed === 0 },
  ];
}

function promises(coming: Steady, texts: Contest, sends: Contest, looks: Contest): Promised[] {
  const perSecond = (what: string, contest: Contest) => ({
    what,
    target: `≥ ${PROMISED_PER_SECOND} a second`,
    measured: `${rate(contest).toFixed(1)} a second`,
    kept: rate(contest) >= PROMISED_PER_SECOND,
  });
  return [
    ...steadyPromises(coming),
    perSecond(`submissions: ${CLIENTS} at once, the last step to the receipt (REL-10)`, sends),
    perSecond("reports without files, the whole journey (stricter than REL-10)", texts),
    perSecond("status look-ups (REL-10)", looks),
  ];
}

function steadyRow({ pieces, perSecond }: Steady): Row {
  return {
    what: `submissions that come ${PROMISED_PER_SECOND} a second, whoever waits`,
    "per second": perSecond.toFixed(1),
    "ms, median": Math.round(median(pieces)),
    "ms, 95 of 100": Math.round(quantile(pieces, 0.95)),
    "of the floor": "–",
  };
}

async function measureOn(clients: readonly pg.Client[]): Promise<PartResult> {
  const client = clients[0];
  if (!client) throw new Error("no connection");
  await report(2); // what is loaded at first use is loaded now
  const alone: Sent[] = [];
  for (let at = 1; at < ALONE; at++) alone.push(await report(2));
  const rows = await rowsWrittenBy(client, async () => alone.push(await report(2)));
  const files = [await screenshot(), await screenshot()];
  const pieces = await piecesOf(
    client,
    files[0] as Buffer,
    alone.map(({ asked }) => asked),
  );
  const reads = await readsOfLookUp(alone[0] as Filed);
  const sent: Sent[] = [];
  const own = (client: number) => clients[client] as pg.Client;
  const ready = new ReadyReports();
  await ready.make(READY, newVisitor);
  const reports = contest("reports with two screenshots of 300 kB, first page to receipt", 12_000, async () =>
    sent.push(await report(2)),
  );
  const texts = contest("reports without files, first page to receipt", 6_000, async () => sent.push(await report(0)));
  const sends = contest("submissions: answers ready, the last step to the receipt", LAST_STEP_MS, () =>
    ready.sendOne(),
  );
  const kept = contest("floor: the same rows in one transaction, the same bytes flushed", 2_000, (at) =>
    keepReport(own(at), rows, files),
  );
  const looks = contest("look-ups: number and code to status page", 5_000, () =>
    look(sent[visitors % sent.length] as Sent),
  );
  const answered = contest("floor: the same reads and one scrypt", 2_000, (at) => answerLookUp(own(at), reads));
  const meter = await cpuMeter(client);
  const coming = await steady(PROMISED_PER_SECOND, STEADY_SECONDS, () => ready.sendOne());
  // Texts before pictures: REL-10 is about texts, and the worker is at the pictures of a report long after its receipt.
  await compete([texts, sends, looks, answered], meter);
  await compete([reports, kept], meter);
  const tables = [...new Set(rows.map(({ table }) => table))];
  return {
    title: "Reports and look-ups under load",
    method: `${CLIENTS} visitors at once without script, each with an address and a connection of their own, against the built product with its worker running; ${ROUNDS} rounds in turns with the floors, texts before pictures. A report is ${alone[0]?.asked.length} requests.`,
    promises: promises(coming, texts, sends, looks),
    tables: [
      {
        caption: "Throughput",
        rows: [reports, texts, sends, kept]
          .map((one) => row(one, kept))
          .concat(
            [steadyRow(coming)],
            [looks, answered].map((one) => row(one, answered)),
          ),
      },
      { caption: "Processor time of each, without the visitors", rows: [reports, texts, sends, looks].map(cpuRow) },
      { caption: "Where the time of a report goes", rows: pieces },
    ],
    notes: [
      `The floor of a report is ${rows.length} rows in ${tables.length} tables and two files; of a look-up ${reads.length} reads. Visitors, web server, worker and database share the machine's cores: the product alone does better than this.`,
      "The worker runs at a lower priority than the web server: pictures can wait. Files pass without the proof of work, in the lane for browsers without script. While reports with pictures arrive, the worker re-encodes them.",
      `Submissions that come ${PROMISED_PER_SECOND} a second do so whether or not those before are answered, each timed from when it was due: the open-loop generator of REL-10, for ${STEADY_SECONDS} seconds instead of ten minutes.`,
    ],
  };
}

/** Reports and look-ups a second through HTTP, beside what keeping and reading them costs at least. */
export async function measureSubmissions(): Promise<PartResult> {
  const clients = await connections(CLIENTS);
  return measureOn(clients).finally(() => Promise.all(clients.map((client) => client.end())));
}

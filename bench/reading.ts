import { readFileSync } from "node:fs";
import { boundsOf } from "@/lib/evidence/reading/line";
import type { Page } from "@/lib/evidence/reading/page";
import { readFields } from "@/lib/evidence/reading/read-fields";
import { readPage } from "@/lib/evidence/reading/read-page";
import { recognise } from "@/lib/evidence/reading/recognise";
import { knownNames } from "./known-names";
import { type Labelled, labelledScreenshots } from "./labelled-screenshots";
import { accuracyAnyOrder, accuracyInOrder, type FieldScore, scoreFields } from "./reading-score";
import { twoWorkers } from "./reading-workers";
import type { PartResult } from "./result";
import { median, type Row } from "./table";

type Measured = {
  readonly picture: Labelled;
  readonly kindRight: boolean;
  readonly fields: FieldScore;
  readonly order: number;
  readonly anyOrder: number;
  readonly bareOrder: number;
  readonly bareAnyOrder: number;
  readonly seconds: number;
  readonly bareSeconds: number;
  readonly fieldSeconds: number;
};

const seconds = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const start = performance.now();
  const result = await work();
  return [result, (performance.now() - start) / 1_000];
};

/** The bare model: its lines from the top, nothing made of them. */
async function bareText(image: Buffer): Promise<string[]> {
  const lines = await recognise(image);
  return [...lines].sort((a, b) => boundsOf(a.box).top - boundsOf(b.box).top).map(({ text }) => text);
}

async function measure(picture: Labelled): Promise<Measured> {
  const image = readFileSync(picture.file);
  const { transcript } = picture.label;
  const [bare, bareSeconds] = await seconds(() => bareText(image));
  const [page, pageSeconds] = await seconds<Page>(() => readPage(image));
  const [reading, fieldSeconds] = await seconds(async () => readFields(page, knownNames()));
  return {
    picture,
    kindRight: reading.kind?.name === picture.label.kind,
    fields: scoreFields(picture.label, reading),
    order: accuracyInOrder(transcript, reading.transcript),
    anyOrder: accuracyAnyOrder(transcript, reading.transcript),
    bareOrder: accuracyInOrder(transcript, bare),
    bareAnyOrder: accuracyAnyOrder(transcript, bare),
    seconds: pageSeconds + fieldSeconds,
    bareSeconds,
    fieldSeconds,
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const share = (value: number) => value.toFixed(3);

type Group = { readonly name: string; readonly of: readonly Measured[] };

function figures({ of }: Group) {
  const sum = (key: keyof FieldScore) => total(of.map(({ fields }) => fields[key]));
  return {
    anyOrder: mean(of.map(({ anyOrder }) => anyOrder)),
    order: mean(of.map(({ order }) => order)),
    precision: sum("right") / Math.max(1, sum("read")),
    recall: sum("right") / Math.max(1, sum("labelled")),
  };
}

function accuracyRow(group: Group): Row {
  const { anyOrder, order, precision, recall } = figures(group);
  return {
    screenshots: group.name,
    number: group.of.length,
    "characters, any order": share(anyOrder),
    "characters, in order": share(order),
    "bare model, any order": share(mean(group.of.map((one) => one.bareAnyOrder))),
    "bare model, in order": share(mean(group.of.map((one) => one.bareOrder))),
    "fields, precision": share(precision),
    "fields, recall": share(recall),
    "kinds right": `${group.of.filter(({ kindRight }) => kindRight).length}/${group.of.length}`,
  };
}

function groupsOf(measured: readonly Measured[]): Group[] {
  const isClean = ({ picture }: Measured) => picture.label.degradation.length === 0;
  const heldOut = ({ picture }: Measured) => picture.number % 2 === 0;
  const pick = (name: string, keep: (one: Measured) => boolean): Group => ({ name, of: measured.filter(keep) });
  return [
    pick("clean", isClean),
    pick("degraded", (one) => !isClean(one)),
    pick("clean, even numbers (rules not tuned on them)", (one) => isClean(one) && heldOut(one)),
    pick("degraded, even numbers (rules not tuned on them)", (one) => !isClean(one) && heldOut(one)),
  ];
}

function speedRows(measured: readonly Measured[], memory: { before: number; peak: number }): Row[] {
  const [whole, bare] = [median(measured.map((one) => one.seconds)), median(measured.map((one) => one.bareSeconds))];
  return [
    { what: "one screenshot, whole reading (s)", value: whole.toFixed(2) },
    { what: "slowest screenshot (s)", value: Math.max(...measured.map((one) => one.seconds)).toFixed(2) },
    { what: "bare model: find and recognise lines (s)", value: bare.toFixed(2) },
    { what: "ratio to the bare model", value: (whole / bare).toFixed(2) },
    {
      what: "of it, turning lines into fields (ms)",
      value: (median(measured.map((one) => one.fieldSeconds)) * 1_000).toFixed(1),
    },
    { what: "peak memory over all screenshots (MB)", value: Math.round(memory.peak / 1_000) },
    { what: "of it, before the models are loaded (MB)", value: Math.round(memory.before / 1_000) },
  ];
}

/** How well and how fast labelled screenshots are read, beside the bare model in the same run. */
export async function measureReading(): Promise<PartResult> {
  const pictures = labelledScreenshots();
  if (!pictures) return absent();
  const before = process.resourceUsage().maxRSS;
  await recognise(readFileSync(pictures[0]?.file ?? ""));
  const measured: Measured[] = [];
  for (const picture of pictures) measured.push(await measure(picture));
  const peak = process.resourceUsage().maxRSS;
  const [bare, whole] = [await twoWorkers("bare"), await twoWorkers("whole")];
  const groups = groupsOf(measured);
  const throughput: Row[] = [
    { what: "two workers, whole reading (screenshots a minute)", value: whole.toFixed(0) },
    { what: "two workers, bare model (screenshots a minute)", value: bare.toFixed(0) },
    { what: "ratio", value: (whole / bare).toFixed(2) },
  ];
  return {
    title: TITLE,
    method: `${pictures.length} labelled screenshots, each read once after a warm-up, in turns with the bare model; two workers read all of them side by side.`,
    tables: [
      { caption: "Accuracy", rows: groups.map(accuracyRow) },
      { caption: "Speed and memory", rows: [...speedRows(measured, { before, peak }), ...throughput] },
    ],
    promises: promisesFor(groups[0] as Group),
    notes: NOTES,
  };
}

const TITLE = "Reading screenshots";
const NOTES = [
  "Characters: 1 − edit distance ÷ length after NFKC and without white space; any order: share of the label's characters found anywhere.",
  "Fields: exact match after NFKC and without white space, all pictures counted together.",
  "Rules were written with the odd-numbered pictures in view; labels of the even numbers up to 12 had been seen, their results had not.",
  "The platforms of the pictures are invented; their three names are given to the reader as the real ones are in use.",
];

function promisesFor(clean: Group): PartResult["promises"] {
  const { anyOrder, order, precision, recall } = figures(clean);
  const promise = (what: string, target: number, measured: number) => ({
    what: `${what}, clean screenshots (N1, N2)`,
    target: `≥ ${target}`,
    measured: share(measured),
    kept: measured >= target,
  });
  return [
    promise("characters in any order", 0.99, anyOrder),
    promise("characters in reading order", 0.95, order),
    promise("precision of fields", 0.95, precision),
    promise("recall of fields", 0.9, recall),
  ];
}

function absent(): PartResult {
  const notes = ["The labelled screenshots are kept beside the project and were not there; nothing was measured."];
  return { title: TITLE, method: "Not run.", tables: [], promises: [], notes };
}

import { type Finding, fault, passed, unchecked } from "./finding";
import { listCsv } from "./list-csv";
import type { OpenedBag } from "./open-bag";
import { DATA, type PackedFile } from "./packet";
import { filesIn, type ReadCustody, type ReadList, textIn } from "./read-packet";

function agrees(bag: OpenedBag, { path, sha256, bytes }: PackedFile): boolean {
  const there = bag.found.get(`${DATA}${path}`);
  return there?.sha256 === sha256 && there.bytes === bytes;
}

/** The list against the files: each file listed once with its hash and length, none beside the list. */
export function checkList(bag: OpenedBag, { items }: ReadList): Finding[] {
  const listed = items.flatMap(({ original, workingCopy }) => (workingCopy ? [original, workingCopy] : [original]));
  const names = listed.map(({ path }) => path);
  const wrong = listed.filter((file) => !agrees(bag, file)).map(({ path }) => path);
  const beside = [...filesIn(bag, "originals"), ...filesIn(bag, "copies")].filter((path) => !names.includes(path));
  const twice = names.filter((path, at) => names.indexOf(path) !== at);
  const plain = items.filter(({ original, sha256 }) => !original.sealed && original.sha256 !== sha256);
  const bad = [...wrong, ...beside, ...twice, ...plain.map(({ original }) => original.path)];
  if (textIn(bag, "list.csv") !== listCsv(items)) bad.push("list.csv");
  if (bad.length === 0) return [passed("list", { items: items.length })];
  return [...new Set(bad)].map((path) => fault("list", `${DATA}${path}`));
}

type Touch = { action: string; data: Record<string, unknown> };

function touchesOf({ entries }: ReadCustody, n: number): Touch[] {
  return entries.filter((entry) => entry.n === n).map(({ payload }) => JSON.parse(payload) as Touch);
}

/** Whether what was received, and what was sealed, is what the list says; the audit record is the older witness. */
function isTied({ n, sha256, bytes, original }: ReadList["items"][number], custody: ReadCustody): boolean {
  const touches = touchesOf(custody, n);
  const received = touches.filter(({ action }) => action === "evidence.received");
  const came = received.length === 1 && received[0]?.data.sha256 === sha256 && received[0].data.bytes === bytes;
  const sealed = touches.filter(({ action }) => action === "evidence.sealed");
  return came && (!original.sealed || sealed.some(({ data }) => data.sealedSha256 === original.sha256));
}

/** Ties the list to the custody log by the hashes that were written down when things happened. */
export function checkTies({ items }: ReadList, custody: ReadCustody): Finding[] {
  const loose = items.filter((item) => !isTied(item, custody));
  const copies = items.flatMap(({ n, workingCopy }) => {
    const said = workingCopy && JSON.stringify(touchesOf(custody, n)).includes(workingCopy.sha256);
    return workingCopy && !said ? [{ ...unchecked("copies"), path: `${DATA}${workingCopy.path}` }] : [];
  });
  const tied = loose.length === 0 ? [passed("ties", { items: items.length })] : [];
  return [...tied, ...loose.map(({ n, original }) => fault("ties", `${DATA}${original.path}`, { n })), ...copies];
}

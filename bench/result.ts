import { markdownTable, type Row } from "./table";

/** A promise of the house beside what was measured. */
export type Promised = { what: string; target: string; measured: string; kept: boolean };

/** What one part of the bench found out. Plain data: it travels from the part's process to the conductor's. */
export type PartResult = {
  title: string;
  /** What was done, in one or two sentences. */
  method: string;
  tables: readonly { caption: string; rows: readonly Row[] }[];
  promises: readonly Promised[];
  /** What a reader must know to judge the figures. */
  notes: readonly string[];
};

/** One line on how the figures came about: when, and on what kind of machine. Names neither host nor folder. */
export type Circumstances = { day: string; cores: number; memoryGb: number; node: string; load: number };

function circumstancesLine({ day, cores, memoryGb, node, load }: Circumstances): string {
  return `Measured on ${day}: ${cores} cores, ${memoryGb} GB of memory, Node ${node}, clients and database on the same machine; processes that kept it busy before the run: ${load.toFixed(1)}.`;
}

function promiseRow({ what, target, measured, kept }: Promised): Row {
  return { promise: what, target, measured, kept: kept ? "yes" : "**no**" };
}

/** A part as a section of Markdown. */
export function section(result: PartResult, at: Circumstances): string {
  const promises = result.promises.length === 0 ? [] : [markdownTable(result.promises.map(promiseRow))];
  const tables = result.tables.map(({ caption, rows }) => `**${caption}**\n\n${markdownTable(rows)}`);
  const notes = result.notes.map((note) => `- ${note}`).join("\n");
  const blocks = [`## ${result.title}`, result.method, circumstancesLine(at), ...promises, ...tables, notes];
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** The document with these sections put in: one with the same heading is replaced, a new one comes last. */
export function withSections(document: string, sections: readonly string[]): string {
  const [head = "", ...old] = document.trim().split(/\n+(?=## )/);
  const headingOf = (text: string) => text.split("\n", 1)[0];
  const kept = old.map((text) => sections.find((fresh) => headingOf(fresh) === headingOf(text)) ?? text.trim());
  const added = sections.filter((fresh) => !old.some((text) => headingOf(text) === headingOf(fresh)));
  return `${[head.trim(), ...kept, ...added].join("\n\n")}\n`;
}

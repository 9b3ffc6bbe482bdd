import { translatorFor } from "@/lib/i18n/translator";
import { drawReasons } from "./catalogue-reasons";
import { beijing, known } from "./catalogue-words";
import { FACTORS, factorFacts } from "./factors";
import type { CustodyLine, PacketContents, PacketItem } from "./packet";
import { Paper } from "./paper";
import { STEPS } from "./verify-text";

/** The packet is for courts in China, whoever makes it. */
const t = translatorFor("zh");
const number = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
const hashInGroups = (hash: string) => hash.replace(/(.{8})(?=.)/g, "$1 ");

function frontFacts(contents: PacketContents): (readonly [string, string])[] {
  const facts = factorFacts(contents);
  const shop = t("packet.pdf.shopOn", {
    shop: contents.shop || t("packet.pdf.unnamed"),
    platform: contents.platform || t("packet.pdf.otherPlatform"),
  });
  return [
    [t("packet.pdf.reference"), contents.reference],
    [t("packet.pdf.shop"), shop],
    [t("packet.pdf.behaviour"), known(`queue.behaviours.${contents.behaviour}`, contents.behaviour)],
    [
      t("packet.pdf.submitted"),
      t("packet.pdf.submittedBy", {
        channel: known(`staffCase.facts.channels.${contents.channel}`, contents.channel),
        at: beijing(contents.receivedAt),
      }),
    ],
    [t("packet.pdf.count"), t("packet.pdf.counted", { items: facts.items, fromReporter: facts.fromReporter })],
    [t("packet.pdf.asOf"), t("packet.pdf.asOfTime", { at: beijing(contents.asOf) })],
  ];
}

const LIST = { n: 0.06, what: 0.22, source: 0.14, purpose: 0.25, when: 0.23, nature: 0.1 } as const;

function itemCells(item: PacketItem) {
  const formed = item.formedOn ? t("packet.pdf.formed", { on: item.formedOn }) : t("packet.pdf.formedUnknown");
  return [
    { text: String(item.n), bold: true, size: 10 },
    { text: item.name, bold: true, under: item.content },
    item.from,
    item.purpose,
    `${formed}\n${t("packet.pdf.received", { at: beijing(item.receivedAt) })}`,
    t(`packet.natures.${item.nature}`),
  ];
}

function itemBelow({ original, sha256, bytes, workingCopy }: PacketItem): string {
  const files = [original.path, workingCopy?.path].filter((path) => path !== undefined).join("  ");
  return `SHA-256 ${hashInGroups(sha256)}\n${t("packet.pdf.fileLine", { bytes: number(bytes), files })}`;
}

function list(paper: Paper, contents: PacketContents): void {
  paper.heading(t("packet.pdf.listHeading"));
  const columns = Object.entries(LIST).map(([key, width]) => ({ label: t(`packet.pdf.column.${key}`), width }));
  const rows = contents.items.map((item) => ({ cells: itemCells(item), below: itemBelow(item) }));
  if (rows.length === 0) paper.paragraph(t("packet.pdf.noItems"), { muted: true });
  else paper.table(columns, rows);
  paper.paragraph(t("packet.pdf.listNote"), { muted: true, size: 8.5 });
  paper.signature(t("packet.pdf.signedBy"), t("packet.pdf.signedOn"));
}

function personOf({ by }: CustodyLine): string {
  const roles = by.roles?.map((role) => known(`access.roles.${role}`, role)).join("、");
  if (by.name) return roles ? `${by.name}\n${roles}` : by.name;
  return known(`packet.actors.${by.kind}`, by.kind);
}

type Group = { first: CustodyLine; last: CustodyLine; count: number };

/** The same person doing the same thing again and again is one line with a count; every entry stands in custody.json. */
function grouped(lines: readonly CustodyLine[]): Group[] {
  const groups: Group[] = [];
  for (const line of lines) {
    const before = groups.at(-1);
    if (before && before.last.action === line.action && personOf(before.last) === personOf(line)) {
      before.last = line;
      before.count++;
    } else groups.push({ first: line, last: line, count: 1 });
  }
  return groups;
}

function custodyCells({ first, last, count }: Group, notes: ReadonlyMap<string, string>) {
  const what = known(`packet.actions.${first.action}`, first.action);
  const many = count > 1;
  const place = (line: CustodyLine) => t("packet.pdf.place", { lane: line.lane, seq: line.seq });
  const note = last.proof ? notes.get(last.proof) : undefined;
  return [
    many ? `${beijing(first.at)}\n${t("packet.pdf.until", { at: beijing(last.at) })}` : beijing(first.at),
    many ? t("packet.pdf.times", { what, count }) : what,
    personOf(first),
    many ? `${place(first)}\n${t("packet.pdf.until", { at: place(last) })}` : place(first),
    note ? t("packet.pdf.proven", { note }) : t("packet.pdf.notProven"),
  ];
}

function custody(paper: Paper, contents: PacketContents): void {
  paper.heading(t("packet.pdf.custodyHeading"));
  paper.paragraph(t("packet.pdf.custodyNote"), { muted: true, size: 8.5 });
  const notes = new Map(contents.proofs.map(({ lane, seq, checkpoint }) => [`proofs/${lane}-${seq}.json`, checkpoint]));
  const labels = ["at", "action", "by", "place", "proof"].map((key) => t(`packet.pdf.custody.${key}`));
  const columns = [0.19, 0.3, 0.17, 0.18, 0.16].map((width, at) => ({ label: labels[at] ?? "", width }));
  for (const { n, name } of contents.items) {
    paper.subheading(t("packet.pdf.item", { n, name }));
    const groups = grouped(contents.custody.filter((line) => line.n === n));
    paper.table(
      columns,
      groups.map((group) => ({ cells: custodyCells(group, notes) })),
    );
  }
}

function factors(paper: Paper, contents: PacketContents): void {
  paper.heading(t("packet.pdf.factorsHeading"));
  paper.paragraph(t("packet.pdf.factorsNote"), { muted: true, size: 8.5 });
  const facts = factorFacts(contents);
  const labels = ["asked", "answer", "proofs"].map((key) => t(`packet.pdf.factor.${key}`));
  const columns = [0.27, 0.53, 0.2].map((width, at) => ({ label: labels[at] ?? "", width }));
  const rows = FACTORS.map(({ id, civil, internet, proofs }) => {
    const where = [
      t("packet.pdf.civil", { items: civil.join("、") }),
      internet.length > 0 ? t("packet.pdf.internet", { items: internet.join("、") }) : "",
    ];
    const asked = { text: t(`packet.factors.${id}.asked`), under: where.filter(Boolean).join("\n") };
    return {
      cells: [asked, t(`packet.factors.${id}.answer`, facts), { text: proofs.join("\n"), muted: true, size: 8 }],
    };
  });
  paper.table(columns, rows);
}

function howTo(paper: Paper): void {
  paper.heading(t("packet.verify.heading"));
  for (const { id, command } of STEPS) {
    paper.paragraph(t(`packet.verify.steps.${id}`));
    if (command) paper.command(command);
  }
}

/** 证据目录: the numbered list, custody, reasons and how to check them, for a reader with paper in the hand. */
export async function cataloguePdf(contents: PacketContents): Promise<Buffer> {
  const title = t("packet.pdf.title");
  const paper = new Paper({
    title: `${title} ${contents.reference}`,
    author: t("ui.serviceName"),
    subject: contents.reference,
    at: new Date(contents.asOf),
  });
  paper.title(title, t("packet.pdf.subtitle", { service: t("ui.serviceName"), reference: contents.reference }));
  paper.facts(frontFacts(contents));
  paper.paragraph(t("packet.pdf.whatItIs"));
  list(paper, contents);
  custody(paper, contents);
  drawReasons(paper, contents);
  factors(paper, contents);
  howTo(paper);
  return paper.finish((page, pages) => t("packet.pdf.foot", { reference: contents.reference, page, pages }));
}

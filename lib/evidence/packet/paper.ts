import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import { type Column, INK, LINE, MUTED, PAD, PaperTable, type Row, SHADE } from "./paper-table";

/** Points. A4 with room for a binding on the left. */
const MARGIN = { top: 62, bottom: 66, left: 62, right: 50 } as const;

const FONTS = ["400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf"];
let fonts: Buffer[] | undefined;

/** Twenty megabytes: read once a process. */
function fontFiles(): Buffer[] {
  const { resolve } = createRequire(import.meta.url);
  fonts ??= FONTS.map((file) => readFileSync(resolve(`@expo-google-fonts/noto-sans-sc/${file}`)));
  return fonts;
}

/**
 * Sheets of A4 to be printed and bound: headings, paragraphs, tables that carry their head over to the next page.
 * Nothing of the moment or the machine goes in: no compression, no date but the one given.
 */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly #done: Promise<Buffer>;

  constructor(about: { title: string; author: string; subject: string; at: Date }) {
    const [regular, bold] = fontFiles();
    const info = { Title: about.title, Author: about.author, Subject: about.subject, CreationDate: about.at };
    const margins = { ...MARGIN };
    const options = {
      size: "A4",
      margins,
      info,
      compress: false,
      bufferPages: true,
      lang: "zh-CN",
      displayTitle: true,
    };
    this.doc = new PDFDocument({ ...options, pdfVersion: "1.7", font: "" });
    this.doc.registerFont("regular", regular).registerFont("bold", bold).font("regular");
    this.#done = buffer(this.doc);
  }

  get width(): number {
    return this.doc.page.width - MARGIN.left - MARGIN.right;
  }

  /** Goes to a new page when less than this is left of the old one. */
  room(points: number): void {
    if (points > this.#left()) this.doc.addPage();
  }

  #left(): number {
    return this.doc.page.height - MARGIN.bottom - this.doc.y;
  }

  title(text: string, below: string): void {
    this.doc.font("bold").fontSize(22).fillColor(INK).text(text, MARGIN.left, MARGIN.top, { align: "center" });
    this.doc.moveDown(0.2).font("regular").fontSize(10.5).fillColor(MUTED).text(below, { align: "center" });
    this.doc.moveDown(0.8);
  }

  heading(text: string): void {
    this.room(90);
    this.doc.moveDown(1).font("bold").fontSize(13).fillColor(INK).text(text, MARGIN.left);
    this.doc.outline.addItem(text);
    this.doc.moveDown(0.35);
  }

  subheading(text: string): void {
    this.room(70);
    this.doc.moveDown(0.6).font("bold").fontSize(10).fillColor(INK).text(text, MARGIN.left);
    this.doc.moveDown(0.25);
  }

  paragraph(text: string, style: { muted?: boolean; size?: number } = {}): void {
    this.room(30);
    const { doc } = this;
    doc
      .font("regular")
      .fontSize(style.size ?? 9.5)
      .fillColor(style.muted ? MUTED : INK);
    doc.text(text, MARGIN.left, doc.y, { width: this.width, lineGap: 2 });
    doc.moveDown(0.4);
  }

  /** A line to be typed, in a box. */
  command(text: string): void {
    const { doc } = this;
    doc.font("regular").fontSize(8);
    const height = doc.heightOfString(text, { width: this.width - 2 * PAD }) + 2 * PAD;
    this.room(height);
    doc.rect(MARGIN.left, doc.y, this.width, height).fill(SHADE);
    doc.fillColor(INK).text(text, MARGIN.left + PAD, doc.y + PAD, { width: this.width - 2 * PAD });
    doc.y += PAD;
    doc.moveDown(0.5);
  }

  /** Two lines to be filled in by hand. */
  signature(...labels: readonly string[]): void {
    const { doc } = this;
    this.room(56);
    doc.moveDown(0.8).font("regular").fontSize(10).fillColor(INK);
    const [top, part] = [doc.y, this.width / labels.length];
    labels.forEach((label, at) => {
      const left = MARGIN.left + at * part;
      doc.text(label, left, top, { width: part, lineBreak: false });
      const from = left + doc.widthOfString(label) + PAD;
      const to = left + part - 24;
      if (to > from)
        doc
          .moveTo(from, top + 14)
          .lineTo(to, top + 14)
          .lineWidth(0.5)
          .stroke(INK);
    });
    doc.x = MARGIN.left;
    doc.y = top + 30;
  }

  /** Names on the left, what they are on the right. */
  facts(pairs: readonly (readonly [name: string, value: string])[]): void {
    const columns = [0.2, 0.8].map((width) => ({ label: "", width }));
    const table = new PaperTable(this.doc, columns, this.width);
    for (const [name, value] of pairs) table.row([{ text: name, muted: true }, value]);
    table.end();
  }

  /** Widths are parts of the whole. `below` runs across all columns but the first. */
  table(columns: readonly Column[], rows: readonly Row[]): void {
    this.room(60);
    const table = new PaperTable(this.doc, columns, this.width);
    table.head();
    for (const { cells, below } of rows) {
      if (table.heightOf(cells) + (below ? 20 : 0) > this.#left()) {
        this.doc.addPage();
        table.head();
      }
      table.row(cells);
      if (below) table.below(below);
    }
    table.end();
  }

  /** Numbers the pages and ends. `foot` gets the number of the page and of all pages. */
  async finish(foot: (page: number, pages: number) => string): Promise<Buffer> {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(page);
      this.doc.page.margins.bottom = 0; // or the line would begin a page of its own
      const at = this.doc.page.height - 42;
      this.doc
        .moveTo(MARGIN.left, at - 6)
        .lineTo(MARGIN.left + this.width, at - 6)
        .lineWidth(0.5)
        .stroke(LINE);
      this.doc.font("regular").fontSize(8).fillColor(MUTED);
      this.doc.text(foot(page + 1, count), MARGIN.left, at, { width: this.width, align: "center", lineBreak: false });
    }
    this.doc.end();
    return this.#done;
  }
}

export const INK = "#1b1f24";
export const MUTED = "#59636e";
export const LINE = "#c3cad1";
export const SHADE = "#f2f4f6";
/** Points around what stands in a cell. */
export const PAD = 4;
const TEXT = 8.5;
const SMALL = 8;

/** `under` stands below the text, smaller. */
export type Cell = string | { text: string; muted?: boolean; bold?: boolean; size?: number; under?: string };
export type Column = { label: string; width: number };
export type Row = { cells: readonly Cell[]; below?: string };

const asCell = (cell: Cell | undefined) => (typeof cell === "object" ? cell : { text: cell ?? "" });

/** Draws rows from where the pen stands. Widths of columns are parts of the whole. */
export class PaperTable {
  readonly #doc: PDFKit.PDFDocument;
  readonly #columns: readonly Column[];
  readonly #width: number;

  constructor(doc: PDFKit.PDFDocument, columns: readonly Column[], width: number) {
    this.#doc = doc;
    this.#columns = columns;
    this.#width = width;
  }

  head(): void {
    const cells = this.#columns.map(({ label }) => ({ text: label, bold: true }));
    this.#doc.rect(this.#edge, this.#doc.y, this.#width, this.heightOf(cells)).fill(SHADE);
    this.row(cells);
  }

  heightOf(cells: readonly Cell[]): number {
    const heights = this.#columns.map(({ width }, at) => {
      const { text, under } = this.#style(cells[at]);
      const height = this.#doc.heightOfString(text, this.#box(width));
      return under === undefined ? height : height + this.#small().heightOfString(under, this.#box(width));
    });
    return Math.max(...heights) + 2 * PAD;
  }

  row(cells: readonly Cell[]): void {
    const [top, height] = [this.#doc.y, this.heightOf(cells)];
    this.#line();
    let left = this.#edge;
    this.#columns.forEach(({ width }, at) => {
      const { text, under } = this.#style(cells[at]);
      this.#doc.text(text, left + PAD, top + PAD, this.#box(width));
      if (under !== undefined) this.#small().text(under, this.#box(width));
      left += width * this.#width;
    });
    this.#moveTo(top + height);
  }

  /** Small print across all columns but the first. */
  below(text: string): void {
    const first = (this.#columns[0]?.width ?? 0) * this.#width;
    this.#doc.font("regular").fontSize(7).fillColor(MUTED);
    this.#doc.text(text, this.#edge + first + PAD, this.#doc.y - 2, { width: this.#width - first - 2 * PAD });
    this.#moveTo(this.#doc.y + PAD);
  }

  end(): void {
    this.#line();
    this.#doc.moveDown(0.4);
  }

  get #edge(): number {
    return this.#doc.page.margins.left;
  }

  #box(width: number) {
    return { width: width * this.#width - 2 * PAD, lineGap: 1 };
  }

  #style(cell: Cell | undefined): { text: string; under?: string } {
    const { text, bold, muted, size, ...rest } = { bold: false, muted: false, size: TEXT, ...asCell(cell) };
    this.#doc
      .font(bold ? "bold" : "regular")
      .fontSize(size)
      .fillColor(muted ? MUTED : INK);
    return { text, ...rest };
  }

  #small(): PDFKit.PDFDocument {
    return this.#doc.font("regular").fontSize(SMALL).fillColor(MUTED);
  }

  #moveTo(y: number): void {
    this.#doc.x = this.#edge;
    this.#doc.y = y;
  }

  #line(): void {
    const { y } = this.#doc;
    this.#doc
      .moveTo(this.#edge, y)
      .lineTo(this.#edge + this.#width, y)
      .lineWidth(0.5)
      .stroke(LINE);
  }
}

import { type Filed, readReceipt, sendStep, stepOf, walkUntil } from "./report-journey";
import type { Answer, Visitor } from "./visitor";

const AT_ONCE = 8;

/** People who have answered everything and have only to press "send". */
export class ReadyReports {
  readonly #waiting: { visitor: Visitor; page: Answer }[] = [];

  /** @param newVisitor somebody from a network of their own */
  async make(count: number, newVisitor: () => Visitor): Promise<void> {
    while (this.#waiting.length < count) {
      await Promise.all(Array.from({ length: AT_ONCE }, () => this.#add(newVisitor())));
    }
  }

  async #add(visitor: Visitor): Promise<void> {
    const journey = { locale: "zh", screenshots: [] } as const;
    const page = await walkUntil(visitor, journey, ({ path }) => stepOf(path) === "check");
    this.#waiting.push({ visitor, page });
  }

  /** The next one sends, and reads the receipt. @throws {Error} when nobody waits any more: the figure would be of another thing. */
  async sendOne(): Promise<Filed> {
    const next = this.#waiting.shift();
    if (!next) throw new Error("too few reports were made ready");
    const receipt = await sendStep(next.visitor, next.page);
    next.visitor.leave();
    return readReceipt(receipt.html);
  }
}

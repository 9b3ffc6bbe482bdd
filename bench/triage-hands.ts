import type { Page } from "@playwright/test";
import type { Piece } from "./triage-cases";

export type Decided = { work: Piece["work"]; keys: number; ms: number };

/**
 * Long enough for a machine that is busy with other things; what it took is measured, not waited out. Looked at with every
 * frame the browser draws: the driver's own waiting looks twice a second in the end, which would be added to the figure.
 */
const PATIENCE = { timeout: 120_000, polling: "raf" } as const;

/** In the page: whether all of these can be seen. */
const areSeen = (selectors: readonly string[]) =>
  selectors.every((one) => document.querySelector(one)?.checkVisibility({ visibilityProperty: true }));

/** An officer's hands on a keyboard: what they press is counted, how long the program lets them wait is measured. */
export class TriageHands {
  private readonly page: Page;
  private keys = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: string[]): Promise<void> {
    await this.page.waitForFunction(() => "zhenpingKeys" in window, undefined, PATIENCE);
    for (const key of keys) await this.page.keyboard.press(key);
    this.keys += keys.length;
  }

  private async type(words: string): Promise<void> {
    await this.page.keyboard.insertText(words);
    this.keys += [...words].length;
  }

  /** The page of this case, taken, with its keys listening. */
  async arrive(reference: string): Promise<void> {
    await this.page.waitForURL((url) => url.pathname.endsWith(`/cases/${reference}`), PATIENCE);
    await this.page.waitForFunction(areSeen, [".claim-bar button[aria-keyshortcuts=x]"], PATIENCE);
    await this.page.waitForFunction(() => "zhenpingKeys" in window, undefined, PATIENCE);
  }

  /** From the first key on a case until the next one is there to be read. */
  async decide({ work }: Piece, lead: string, arrived: () => Promise<void>): Promise<Decided> {
    this.keys = 0;
    const digit = await this.digitOf(DIGITS[work]);
    const started = performance.now();
    await this.choose(work, digit, lead);
    if (work !== "hold" && work !== "escalate") await this.readPreview();
    await this.press("Shift+S");
    await arrived();
    return { work, keys: this.keys, ms: performance.now() - started };
  }

  private async choose(work: Piece["work"], digit: string, lead: string): Promise<void> {
    if (work === "repeat") return this.press("r");
    if (work === "hold") return this.open("h");
    if (work === "escalate") return this.open("e");
    await this.press(digit);
    if (work !== "written") return;
    await this.page.waitForFunction(areSeen, ["form.decision-form [name=ground]"], PATIENCE);
    await this.press("1", "Tab");
    await this.type(lead);
    await this.press("Tab", "Tab");
    await this.type("同一店铺，同一批返现卡，时间相差不到一天。");
    await this.press("Escape");
  }

  /** A form of the desk: opened, then its second reason. */
  private async open(key: string): Promise<void> {
    await this.press(key);
    await this.page.waitForFunction(areSeen, [".desk-form [name=reason]"], PATIENCE);
    await this.press("2");
  }

  /** The last key does nothing before the preview stands in the form. */
  private async readPreview(): Promise<void> {
    const preview = ["[data-live] .letter", "[data-live] button[aria-keyshortcuts='Shift+S']"];
    await this.page.waitForFunction(areSeen, preview, PATIENCE);
  }

  /** The digit that stands beside a step; it is read on the screen, as an officer would. */
  private async digitOf(action: string | null): Promise<string> {
    if (!action) return "";
    const link = this.page.locator(`.decide .actions a[href*="act=${action}"]`).first();
    return (await link.getAttribute("aria-keyshortcuts")) ?? "";
  }
}

const DIGITS: Record<Piece["work"], string | null> = {
  verify: "verify",
  accept: "accept",
  written: "mark_duplicate",
  hold: null,
  escalate: null,
  repeat: null,
};

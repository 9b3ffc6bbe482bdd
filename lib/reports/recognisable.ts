import { createHash } from "node:crypto";
import type { Recognisable } from "@/lib/linking/find-likely";
import { wordPrints } from "@/lib/linking/word-prints";
import type { ReportFacts } from "@/lib/reports/facts";
import { standingOf } from "@/lib/reports/standing";

/** What somebody wrote that others might have written alike. */
export function wordsOf({ seen }: ReportFacts): string {
  return `${seen.story}\n${seen.reviewText}`;
}

type Compared = Omit<Recognisable, "pictures">;

/** What these facts and files can be compared with others by. */
export function recognisableIn(facts: ReportFacts, files: readonly { sha256: string }[]): Compared {
  const { merchant, identifiers } = standingOf(facts);
  const isShop = merchant.includes(":shop:") || merchant.includes(":name:");
  return {
    shop: identifiers.filter(({ kind }) => kind === "shop_name" || (kind === "merchant" && isShop)),
    item: identifiers.filter(({ kind }) => kind === "item" || kind === "link"),
    prints: wordPrints(wordsOf(facts)),
    files: files.map(({ sha256 }) => sha256).toSorted(),
  };
}

/** Names what is compared; another shop, story, file or wish gives another name. */
export function comparisonName(facts: ReportFacts, files: readonly { sha256: string }[]): string {
  const compared = JSON.stringify([recognisableIn(facts, files), facts.wish]);
  return createHash("sha256").update(compared, "utf8").digest("base64url");
}

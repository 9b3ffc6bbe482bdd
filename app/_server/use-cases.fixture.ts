import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";

/** Every use case that asks what a member of staff may, by its file's name, with its text. */
export function useCasesOfStaff(): ReadonlyMap<string, string> {
  const files = globSync("lib/{cases,evidence,reports,linking,enforcement,retention}/**/*.ts");
  const texts = files
    .filter((file) => !file.endsWith(".test.ts"))
    .map((file) => [basename(file, ".ts"), readFileSync(file, "utf8")] as const);
  return new Map(texts.filter(([, text]) => /\bauthorise\(staff\b/.test(text)));
}

/** About no single case: about many, or about one that is only now opened. Tested beside their files. */
export const OF_MANY: readonly string[] = [
  "list-lapses",
  "choose-rows",
  "pick-reply",
  "preview-bulk",
  "place-bulk-order",
  "undo-bulk-order",
  "list-bulk-orders",
  "read-bulk-order",
  "list-queue",
  "next-in-queue",
  "read-audit",
  "list-signs",
  "ask-to-export",
  "hand-out-export",
  "read-sign",
  "settle-sign",
  "read-surveys",
  "read-figures",
  "record-intake",
  "save-search",
  "change-search",
  "delete-search",
  "list-searches",
  "open-search",
  "read-replies",
  "save-reply",
  "retire-reply",
  "take-house-set",
  "read-checklists",
  "save-checklist",
  "list-units",
  "read-rules",
  "read-duplicates",
  "recommend-grounds",
  "set-duplicate-rule",
  "try-rules",
  "save-rules",
  "add-unit",
  "close-unit",
  "add-example",
  "remove-example",
  "hand-over-cases",
  "list-colleagues",
  "plan-absence",
  "end-absence",
  "prepare-suit",
  "write-suit",
  "move-suit",
  "read-suit",
  "list-suits",
  "propose-disposal",
  "change-item",
  "record-rule-version",
  "withdraw-rule-version",
];

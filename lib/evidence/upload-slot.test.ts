import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { EVIDENCE_KINDS } from "./evidence-kind";
import { FILE_REFUSALS } from "./file-refusal";
import { UPLOAD_SLOT } from "./upload-slot";

describe.each(LOCALES)("the words about files in %s", (locale) => {
  const t = translatorFor(locale);

  it("have a sentence for every reason and a name for every kind", () => {
    expect(FILE_REFUSALS.filter((reason) => !t.has(`files.refused.${reason}`))).toEqual([]);
    expect(EVIDENCE_KINDS.filter((kind) => !t.has(`files.kinds.${kind}`))).toEqual([]);
  });

  it("name the limits that are checked", () => {
    expect(t("files.refused.too_large")).toContain(`${UPLOAD_SLOT.bytes / 1_000_000} MB`);
    expect(t("files.refused.too_many_files")).toContain(` ${UPLOAD_SLOT.files} `);
    expect(t("files.refused.too_many_pixels")).toMatch(UPLOAD_SLOT.pixels === 40_000_000 ? /40 mega|4000 万/ : /^$/);
  });
});

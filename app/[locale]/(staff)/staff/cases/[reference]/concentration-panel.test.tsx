import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { concentrationsOf } from "@/lib/cases/concentration";
import { fullCase } from "@/lib/cases/full-case.fixture";
import { LOCALES } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { ConcentrationPanel } from "./concentration-panel";

const alike = {
  by: "contact",
  complaint: true,
  platform: "taobao",
  shopName: "某店",
  behaviour: "incentivised_review",
  product: "蜂蜜",
  story: "one",
} as const;
const shown = (locale: (typeof LOCALES)[number], count: number) => {
  const concentration = concentrationsOf(Array.from({ length: count }, () => alike));
  const panel = <ConcentrationPanel t={translatorFor(locale)} view={{ ...fullCase(), concentration }} />;
  return renderToStaticMarkup(panel);
};

describe("N27 what the page says of many complaints", () => {
  it.each(LOCALES)("N27 is in words, with what it is not, in %s", (locale) => {
    const html = shown(locale, 7);
    const t = translatorFor(locale);
    expect(html).toContain(t("concentration.meaning"));
    expect(html).toContain(t("concentration.by.contact", { cases: 7, complaints: 7, shops: 1 }));
    expect(html).toContain(t("queue.behaviours.incentivised_review"));
    expect(html).toContain("蜂蜜");
    expect(html).not.toContain("incentivised_review");
  });

  it("N27 is nothing where there are few", () => {
    expect(shown("zh", 4)).toBe("");
  });
});

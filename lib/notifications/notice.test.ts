import { describe, expect, test } from "vitest";
import { mailWords, NOTICE_TEMPLATES } from "./notice";

describe("the words of a notice", () => {
  test.each(NOTICE_TEMPLATES)("%s stands in Chinese and in English, with the way to the look-up page", (template) => {
    const chinese = mailWords(template, "zh", "https://zhenping.example");
    const english = mailWords(template, "en", "https://zhenping.example");
    expect(chinese.text).toContain("https://zhenping.example/zh/case");
    expect(english.text).toContain("https://zhenping.example/en/case");
    expect(chinese.subject).toMatch(/[\u4e00-\u9fff]/);
    expect(english.subject).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test.each(NOTICE_TEMPLATES)("%s gives nothing away to somebody who reads over a shoulder", (template) => {
    for (const locale of ["zh", "en"]) {
      const { subject, text } = mailWords(template, locale, "https://zhenping.example");
      expect(subject).not.toMatch(/举报|投诉|刷单|评价|真评|report|complaint|review|fake/i);
      expect(text).not.toMatch(/ZP\d|\d{4}/);
      expect(text).not.toMatch(/店|商家|shop|merchant/i);
    }
  });

  test("a language we do not have is answered in Chinese", () => {
    expect(mailWords("news", "fr", "https://zhenping.example")).toEqual(
      mailWords("news", "zh", "https://zhenping.example"),
    );
  });
});

import { describe, expect, it } from "vitest";
import { duplicateBasis, type Printed } from "./duplicate";
import { storyPrint, wordsPrint } from "./print";

const STORY = "包裹里有一张好评返现卡，要求晒图五星好评，加微信领五元红包。";
const REPORT: Printed = {
  reporterTag: "me",
  shop: "taobao 某店",
  story: storyPrint(STORY),
  words: "w1",
  files: ["a", "b"],
};

describe("C8 an exact duplicate", () => {
  it.each([
    ["everything the same", {}, "same_reporter"],
    ["the same person, other details typed", { words: "w2" }, "same_reporter"],
    ["the same person, fewer files", { files: ["a"] }, "same_reporter"],
    ["the same person, a new file", { files: ["a", "c"] }, null],
    ["the same person, another shop", { shop: "jd 某店" }, null],
    ["the same person, another story", { story: "x" }, null],
    ["somebody, everything the same", { reporterTag: null }, "identical"],
    ["another person, everything the same", { reporterTag: "you" }, "identical"],
    ["another person, other details", { reporterTag: "you", words: "w2" }, null],
    ["another person, fewer files", { reporterTag: "you", files: ["a"] }, null],
    ["a story too short to tell", { story: "" }, null],
  ] as [string, Partial<Printed>, string | null][])("%s", (_, later, basis) => {
    const earlier = later.story === "" ? { ...REPORT, story: "" } : REPORT;
    expect(duplicateBasis({ ...REPORT, ...later }, earlier)).toBe(basis);
  });

  it("knows a story again with other signs, spaces and width, and not with other words", () => {
    expect(storyPrint(`  ${STORY.replaceAll("，", ", ")}！ `)).toBe(storyPrint(STORY));
    expect(storyPrint(STORY.replace("五元", "六元"))).not.toBe(storyPrint(STORY));
    expect(storyPrint("这家店刷单")).toBe("");
  });

  it("takes another order number for another report", () => {
    const typed = { story: STORY, orderNumber: "123" };
    expect(wordsPrint(typed)).toBe(wordsPrint({ orderNumber: "123", story: `${STORY} ` }));
    expect(wordsPrint(typed)).not.toBe(wordsPrint({ ...typed, orderNumber: "124" }));
  });
});

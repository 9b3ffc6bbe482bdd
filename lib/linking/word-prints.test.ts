import { describe, expect, test } from "vitest";
import { processorMs } from "@/lib/infra/testing/processor-ms";
import { ALIKE, wordPrints } from "@/lib/linking/word-prints";

const STORY =
  "包裹里有一张卡片，上面写着晒五星好评加二十字以上，截图发给客服微信就返五元红包，还说不要在评价里提到返现。";
const OTHER = "昨天在直播间买了一箱苹果，收到以后发现一半是烂的，联系主播没有人理我，店铺评分却一直是满分，很可疑。";

const inCommon = (one: string, two: string) => {
  const prints = wordPrints(two);
  return wordPrints(one).filter((print) => prints.includes(print)).length;
};

describe("texts are compared without being kept (A12)", () => {
  test("the same text in other signs, spaces and widths is the same", () => {
    const dressed = STORY.replaceAll("，", " , ").replaceAll("五", " 五 ").toUpperCase();
    expect(wordPrints(dressed)).toEqual(wordPrints(STORY));
  });

  test("a text with a few words changed is alike", () => {
    expect(inCommon(STORY, `${STORY}我是上周三收到的。`)).toBeGreaterThanOrEqual(ALIKE);
    expect(inCommon(STORY, STORY.replace("返五元红包", "返六元红包"))).toBeGreaterThanOrEqual(ALIKE);
  });

  test("another story about the same thing is not", () => {
    expect(inCommon(STORY, OTHER)).toBe(0);
    const own = "快递里夹着小卡片，让我发五星好评晒图，加微信领红包五块钱，我觉得这是在刷好评，就拍下来了。";
    expect(inCommon(STORY, own)).toBeLessThan(ALIKE);
  });

  test("a short text is compared with nothing", () => {
    expect(wordPrints("好评返现五元红包")).toEqual([]);
    expect(wordPrints("")).toEqual([]);
  });

  test("work is bounded whatever is sent", async () => {
    const long = Array.from({ length: 100_000 }, (_, at) => String.fromCodePoint(0x4e00 + (at % 20_000))).join("");
    expect(await processorMs(() => expect(wordPrints(long)).toHaveLength(8))).toBeLessThan(2_000);
  });

  test("every print fits an integer of the database", () => {
    for (const print of wordPrints(STORY)) expect(print).toBe(print | 0);
  });
});

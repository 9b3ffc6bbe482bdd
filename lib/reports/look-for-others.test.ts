import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { cutAtTop, drawnChat } from "@/lib/evidence/testing/drawn-chat";
import { db } from "@/lib/infra/db/client";
import { addDraftFile } from "@/lib/reports/add-draft-file";
import type { DraftAnswers } from "@/lib/reports/draft";
import { lookForOthers } from "@/lib/reports/look-for-others";
import { readDraft } from "@/lib/reports/read-draft";
import { saveAnswers } from "@/lib/reports/save-answers";
import { ANSWERS } from "@/lib/reports/testing/answered-draft";
import { answersAbout, filledIn, newNetwork, report, send, staffStep } from "@/lib/reports/testing/co-reporting";

let shop: string;
beforeEach(() => {
  shop = `测试店${randomUUID()}`;
});

const look = async (answers: DraftAnswers) => lookForOthers(await filledIn(answers), newNetwork());

/** Reported, and looked at by a person. */
async function takenUp(answers: DraftAnswers) {
  const sent = await report(answers);
  await staffStep(sent.caseId, { action: "verify" });
  return sent;
}

describe("likely duplicates before sending (A12)", () => {
  test("a shop that somebody reported is told of, once a person has taken the report up", async () => {
    const first = await report(answersAbout(shop));
    expect(await look(answersAbout(shop))).toBeNull();
    await staffStep(first.caseId, { action: "verify" });
    expect(await look(answersAbout(shop))).toEqual({ mainId: first.caseId, sameShop: true, several: false });
  });

  test.each([
    ["with spaces and signs in its name", (name: string) => answersAbout(` ${name.slice(0, 3)} ${name.slice(3)}！`)],
    [
      "by the id in another link",
      (name: string) =>
        answersAbout("", {
          where: {
            ...ANSWERS.where,
            shopName: "",
            link: `https://shop.m.jd.com/?shopId=${name.replace(/\D/g, "").slice(0, 12)}`,
            platform: "jd",
          },
        }),
    ],
  ])("the same shop is known %s", async (_, again) => {
    const answers = again(shop);
    const link = answers.where?.link ?? "";
    const platform = answers.where?.platform ?? "taobao";
    const first = await takenUp(answersAbout(shop, { where: { ...ANSWERS.where, shopName: shop, link, platform } }));
    expect(await look(answers)).toMatchObject({ mainId: first.caseId, sameShop: true });
  });

  test("another shop, another platform and a matter that was decided are not", async () => {
    const first = await takenUp(answersAbout(shop));
    expect(await look(answersAbout(`${shop}二`))).toBeNull();
    expect(
      await look(answersAbout(shop, { where: { ...ANSWERS.where, shopName: shop, link: "", platform: "jd" } })),
    ).toBeNull();
    await staffStep(first.caseId, { action: "not_file", ground: "not_proven", message: "查不实", note: "核对过" });
    expect(await look(answersAbout(shop))).toBeNull();
  });

  test("whoever only wants money back is not asked: that is each one's own affair", async () => {
    await takenUp(answersAbout(shop));
    expect(await look(answersAbout(shop, { wish: { wish: "complaint", demand: "退款" } }))).toBeNull();
    expect(await look(answersAbout(shop, { wish: { wish: "both", demand: "退款" } }))).not.toBeNull();
  });

  test("a report that could not be sent yet is compared with nothing", async () => {
    await takenUp(answersAbout(shop));
    const token = await filledIn(answersAbout(shop));
    await saveAnswers(token, "what", { kind: "empty_parcel", paidInAdvance: false });
    expect(await lookForOthers(token, newNetwork())).toBeNull();
    await saveAnswers(token, "what", ANSWERS.what);
    expect(await lookForOthers(token, newNetwork())).not.toBeNull();
  });
});

describe("a merchant learns nothing of one buyer (T1, PRV-04)", () => {
  const link = () => `https://item.taobao.com/item.htm?id=${Date.now()}${Math.floor(Math.random() * 1e6)}`;

  test("a link made for one buyer is not answered, whatever shop it is asked under", async () => {
    const where = { ...ANSWERS.where, shopName: shop, link: link() };
    await takenUp(answersAbout(shop, { where }));
    expect(await look(answersAbout(shop, { where: { ...where, shopName: `${shop}假` } }))).toBeNull();
  });

  test("a picture made for one buyer is not, either; five reports that people looked at may be told of", async () => {
    const seed = Date.now() % 65_521;
    const chat = () => drawnChat(seed);
    const draftWith = async (picture: Buffer) => {
      // Another shop and other words each time: nothing but the picture is the same.
      const token = await filledIn(answersAbout(randomUUID()));
      const file = { name: "card.jpg", content: [picture] };
      expect(await addDraftFile({ token, address: newNetwork(), kind: "chat", file })).toMatchObject({ ok: true });
      return token;
    };
    const cut = await (await cutAtTop(chat(), 30)).jpeg().toBuffer();
    for (const count of [1, 2, 3, 4, 5]) {
      const savedAgain = await chat()
        .jpeg({ quality: 40 + 10 * count })
        .toBuffer();
      const { caseId } = await send(await draftWith(savedAgain));
      await staffStep(caseId, { action: "verify" });
      const offer = await lookForOthers(await draftWith(cut), newNetwork());
      expect(offer === null).toBe(count < 5);
    }
  });

  test("words copied from one report are not, and from five are", async () => {
    const story = `客服发来一段话要我照抄：宝贝收到了非常喜欢，包装很好，物流很快，${randomUUID()}，以后还会再来，推荐给大家。`;
    const about = (name: string) => answersAbout(name, { seen: { ...ANSWERS.seen, story } });
    for (const count of [1, 2, 3, 4, 5]) {
      await takenUp(about(`${shop}-${count}`));
      expect((await look(about(`${shop}-x`))) === null).toBe(count < 5);
    }
  });

  test("a draft that tries shop after shop is soon told of nobody, and can still be sent", async () => {
    const first = await takenUp(answersAbout(shop));
    const token = await filledIn(answersAbout(shop));
    const network = newNetwork();
    for (let turn = 0; turn < 12; turn++) {
      await saveAnswers(token, "where", { ...ANSWERS.where, shopName: `${shop}${turn}`, link: "" });
      await lookForOthers(token, network);
    }
    await saveAnswers(token, "where", { ...ANSWERS.where, shopName: shop, link: "" });
    expect(await lookForOthers(token, network)).toBeNull();
    const sent = await send(token);
    expect(sent.caseId).not.toBe(first.caseId);
  });

  test("the same answers are compared once, and an answer given stands until they change", async () => {
    await takenUp(answersAbout(shop));
    const token = await filledIn(answersAbout(shop));
    const offer = await lookForOthers(token, newNetwork());
    expect(await lookForOthers(token, newNetwork())).toEqual(offer);
    const others = (await readDraft(token))?.answers.others;
    if (others) await saveAnswers(token, "others", { ...others, choice: "join" });
    expect(await lookForOthers(token, newNetwork())).toBeNull();
    await saveAnswers(token, "seen", { ...ANSWERS.seen, story: "改写过的经过。" });
    expect(await lookForOthers(token, newNetwork())).toBeNull();
    expect((await readDraft(token))?.answers.others?.choice).toBe("join");
    await saveAnswers(token, "where", { ...ANSWERS.where, shopName: `${shop}别`, link: "" });
    await lookForOthers(token, newNetwork());
    expect((await readDraft(token))?.answers.others).toMatchObject({ offer: null, choice: null });
  });

  test("what is kept to compare holds no words of the reporter (PRV-01)", async () => {
    const { caseId } = await report({
      ...answersAbout(shop),
      seen: { ...ANSWERS.seen, story: `金丝雀${shop}`.repeat(4) },
    });
    const row = await db.caseWordPrints.findUniqueOrThrow({ where: { caseId } });
    expect(JSON.stringify(row)).not.toContain("金丝雀");
  });
});

import { describe, expect, test } from "vitest";
import { platformNamed } from "./platforms";
import { parseShopLink } from "./shop-link";

describe("a link that somebody pastes", () => {
  test.each([
    ["https://item.taobao.com/item.htm?spm=a1z.2&id=673212345678", "taobao", null, "673212345678"],
    ["https://shop36412345.taobao.com/", "taobao", "shop36412345", null],
    ["https://detail.tmall.com/item.htm?id=12345678&skuId=1", "tmall", null, "12345678"],
    ["https://haowei.tmall.com/shop/view_shop.htm", "tmall", "haowei", null],
    ["https://item.jd.com/100012043978.html", "jd", null, "100012043978"],
    ["https://mall.jd.com/index-1000004123.html", "jd", "1000004123", null],
    ["https://mobile.yangkeduo.com/goods.html?goods_id=3456789&_oak_x=1", "pinduoduo", null, "3456789"],
    ["https://mobile.yangkeduo.com/mall_page.html?mall_id=991", "pinduoduo", "991", null],
    ["https://haohuo.jinritemai.com/views/product/item2?id=33445566", "douyin", null, "33445566"],
    ["https://www.xiaohongshu.com/explore/65a1b2c3d4?xsec_token=AB", "xiaohongshu", null, "65a1b2c3d4"],
    ["https://www.dianping.com/shop/H1abcDEF", "dianping", "H1abcDEF", null],
    ["https://www.meituan.com/meishi/1234567/", "meituan", "1234567", null],
    ["https://detail.1688.com/offer/612345678901.html", "alibaba_1688", null, "612345678901"],
    ["https://detail.vip.com/detail-1710612345-6918912345.html", "vipshop", null, "6918912345"],
  ])("%s tells platform and ids", (typed, platform, shopId, itemId) => {
    expect(parseShopLink(typed)).toMatchObject({ platform, shopId, itemId });
  });

  test("is found in the sentence that an app puts around it", () => {
    const shared = "【淘宝】7天无理由退货 https://e.tb.cn/h.gKabc12?tk=Xyz 「坚果礼盒 好吃」点击链接直接打开";
    expect(parseShopLink(shared)).toMatchObject({ platform: "taobao", href: "https://e.tb.cn/h.gKabc12" });
    expect(parseShopLink("看看这家 item.jd.com/100012043978.html，好假")).toMatchObject({ itemId: "100012043978" });
  });

  test("loses what could lead back to whoever shared it", () => {
    const mine = "https://item.taobao.com/item.htm?id=1&ut_sk=1.me&shareUserId=42&suid=abc#reviews";
    expect(parseShopLink(mine)?.href).toBe("https://item.taobao.com/item.htm?id=1");
    expect(parseShopLink("https://user:secret@example.org/a?b=1&utm_source=wx")?.href).toBe(
      "https://example.org/a?b=1",
    );
  });

  test("may lead anywhere on the web, and nowhere else", () => {
    expect(parseShopLink("https://shop.example.org/dp/7")).toMatchObject({ platform: null, host: "shop.example.org" });
    for (const typed of [
      "javascript:alert(1)",
      "没有链接",
      "file:///etc/passwd",
      "http://localhost/",
      "data:text/html,a",
    ]) {
      expect(parseShopLink(typed), typed).toBeNull();
    }
  });

  test("is not taken for a platform's because it looks like one", () => {
    expect(parseShopLink("https://taobao.com.evil.org/item.htm?id=1")?.platform).toBeNull();
    expect(parseShopLink("https://nottaobao.com/")?.platform).toBeNull();
  });
});

test.each([
  ["拼多多", "pinduoduo"],
  ["PDD", "pinduoduo"],
  ["ｊｄ", "jd"],
  ["抖音 App", "douyin"],
  ["Dianping", "dianping"],
  ["点评", "dianping"],
  ["隔壁超市", null],
  ["", null],
])("%s means %s", (typed, id) => {
  expect(platformNamed(typed)).toBe(id);
});

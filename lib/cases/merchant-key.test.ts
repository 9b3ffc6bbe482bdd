import { expect, it } from "vitest";
import { merchantKey } from "@/lib/cases/merchant-key";

const NOTHING = { platform: "taobao", shopName: "", shopId: null, itemId: null, link: "" };

it.each([
  ["the platform's own id before a name", { shopId: "123", shopName: "鑫源" }, "taobao:shop:123"],
  ["a name", { shopName: "鑫源旗舰店" }, "taobao:name:鑫源旗舰店"],
  ["a name however it is spaced, marked and wide", { shopName: " 鑫源・旗舰店（ＡＢ）" }, "taobao:name:鑫源旗舰店ab"],
  ["an item before its link", { itemId: "9", link: "https://item.taobao.com/item.htm?id=9" }, "taobao:item:9"],
  ["a link", { link: "https://x.shop/a" }, "taobao:link:https://x.shop/a"],
  ["nobody", {}, ""],
  ["a name of signs alone is none", { shopName: "!!!" }, ""],
])("a merchant is known by %s", (_, said, key) => {
  expect(merchantKey({ ...NOTHING, ...said })).toBe(key);
});

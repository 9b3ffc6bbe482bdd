import type { PlatformId } from "@/lib/reports/platforms";

type Shop = { platform: PlatformId; name: string; link: string };

/** Invented shops on real platforms. The numbers in the links begin with zeros, as no real one does. */
export const SHOPS = {
  mianyu: { platform: "taobao", name: "棉语家居生活馆", link: "https://item.taobao.com/item.htm?id=000000100001" },
  shanye: { platform: "tmall", name: "山野集坚果旗舰店", link: "https://detail.tmall.com/item.htm?id=000000100002" },
  jiguang: { platform: "jd", name: "极光数码配件专营店", link: "https://item.jd.com/00000010003.html" },
  xiaoman: {
    platform: "pinduoduo",
    name: "小满百货优选",
    link: "https://mobile.yangkeduo.com/goods.html?goods_id=000000100004",
  },
  alan: {
    platform: "douyin",
    name: "阿岚家的零食铺",
    link: "https://haohuo.jinritemai.com/views/product/item2?id=000000100005",
  },
  suyan: {
    platform: "xiaohongshu",
    name: "素颜记护肤",
    link: "https://www.xiaohongshu.com/explore/000demo0006",
  },
  yuli: {
    platform: "meituan",
    name: "渝里老灶火锅（南城店）",
    link: "https://www.meituan.com/meishi/000010007/",
  },
  shiwei: { platform: "dianping", name: "拾味小馆", link: "https://www.dianping.com/shop/demo000008" },
  yunshang: {
    platform: "ctrip",
    name: "云上汤泉度假酒店",
    link: "https://hotels.ctrip.com/hotels/000010009.html",
  },
  laotie: {
    platform: "kuaishou",
    name: "老铁皮具工厂店",
    link: "https://www.kuaishou.com/profile/demo000010",
  },
  huzhu: { platform: "weixin", name: "“好评互助社”微信群", link: "" },
  hengyuan: { platform: "alibaba_1688", name: "恒远礼品代发", link: "https://detail.1688.com/offer/000000100012.html" },
} as const satisfies Record<string, Shop>;

export type ShopKey = keyof typeof SHOPS;

/** How a link of a platform names its shop and its item: query parameters, or patterns of path or host. */
export type LinkForm = {
  readonly hosts: readonly string[];
  readonly itemParams?: readonly string[];
  readonly shopParams?: readonly string[];
  /** Applied to `host/path`; the group is the id. */
  readonly itemPath?: RegExp;
  readonly shopPath?: RegExp;
};

export type Platform = { readonly zh: string; readonly en: string; readonly aliases: readonly string[] } & LinkForm;

/**
 * Where consumers in China buy and read reviews. Names and hosts as the platforms themselves use them; the forms of
 * their links were collected from links in circulation and are hints: a link that fits none is kept as it is.
 */
export const PLATFORMS = {
  taobao: {
    zh: "淘宝",
    en: "Taobao",
    aliases: ["淘宝网", "手淘", "tb"],
    hosts: ["taobao.com", "tb.cn"],
    itemParams: ["id", "itemId", "item_id"],
    shopParams: ["shop_id", "shopId", "user_number_id"],
    shopPath: /^(shop\d+)\.(?:[\w.]+\.)?taobao\.com/,
  },
  tmall: {
    zh: "天猫",
    en: "Tmall",
    aliases: ["天猫商城", "天猫超市", "天猫国际"],
    hosts: ["tmall.com", "tmall.hk"],
    itemParams: ["id"],
    shopParams: ["shop_id", "user_number_id"],
    shopPath: /^(?!detail\.|www\.|chaoshi\.)([\w-]+)\.(?:[\w.]+\.)?tmall\.(?:com|hk)/,
  },
  jd: {
    zh: "京东",
    en: "JD.com",
    aliases: ["京东商城", "jingdong", "jd"],
    hosts: ["jd.com", "jd.hk", "3.cn"],
    itemParams: ["wareId", "sku"],
    shopParams: ["shopId"],
    itemPath: /\/(?:product\/)?(\d{5,15})\.html/,
    shopPath: /(?:mall\.jd\.(?:com|hk)\/(?:index-|shop\/)|\/shop\/)(\d+)/,
  },
  pinduoduo: {
    zh: "拼多多",
    en: "Pinduoduo",
    aliases: ["pdd", "拼夕夕"],
    hosts: ["pinduoduo.com", "yangkeduo.com", "pdd.cn"],
    itemParams: ["goods_id"],
    shopParams: ["mall_id"],
  },
  douyin: {
    zh: "抖音",
    en: "Douyin",
    aliases: ["抖音商城", "抖音小店", "抖店", "抖音团购", "douyin", "tiktok"],
    hosts: ["douyin.com", "jinritemai.com", "iesdouyin.com"],
    itemParams: ["id", "goods_id", "modal_id"],
    shopParams: ["shop_id", "sec_shop_id"],
    itemPath: /\/(?:video|note|share\/video)\/(\d+)/,
    shopPath: /\/(?:user|share\/user)\/([\w-]+)/,
  },
  kuaishou: {
    zh: "快手",
    en: "Kuaishou",
    aliases: ["快手小店", "ks"],
    hosts: ["kuaishou.com", "kwaixiaodian.com", "kwai.com", "chenzhongtech.com"],
    itemParams: ["id", "itemId"],
    itemPath: /\/(?:short-video|fw\/photo)\/(\w+)/,
    shopPath: /\/profile\/(\w+)/,
  },
  xiaohongshu: {
    zh: "小红书",
    en: "Xiaohongshu (RED)",
    aliases: ["红书", "xhs", "rednote", "red"],
    hosts: ["xiaohongshu.com", "xhslink.com"],
    itemPath: /\/(?:explore|discovery\/item|goods-detail)\/(\w+)/,
    shopPath: /\/(?:user\/profile|vendor)\/(\w+)/,
  },
  meituan: {
    zh: "美团",
    en: "Meituan",
    aliases: ["美团外卖", "美团团购", "美团优选"],
    hosts: ["meituan.com", "dpurl.cn"],
    itemParams: ["dealId", "dealid"],
    shopParams: ["poiId", "poiid", "poi_id", "poi_id_str"],
    itemPath: /\/deal\/(\d+)/,
    shopPath: /\/(?:meishi|poi|jiudian)\/(\d+)/,
  },
  dianping: {
    zh: "大众点评",
    en: "Dianping",
    aliases: ["点评", "大众点评网", "点评网"],
    hosts: ["dianping.com"],
    shopParams: ["shopId", "shopid", "shopUuid"],
    itemPath: /\/(?:review|deal)\/(\w+)/,
    shopPath: /\/(?:shop|shopshare)\/(\w+)/,
  },
  eleme: {
    zh: "饿了么",
    en: "Ele.me",
    aliases: ["饿了吗", "淘宝闪购", "elm"],
    hosts: ["ele.me"],
    shopParams: ["id", "shop_id", "restaurant_id", "store_id"],
  },
  alibaba_1688: {
    zh: "1688",
    en: "1688.com",
    aliases: ["阿里巴巴", "阿里1688"],
    hosts: ["1688.com"],
    itemParams: ["offerId"],
    itemPath: /\/offer\/(\d+)/,
    shopPath: /^(?!detail\.|www\.|m\.|qr\.|show\.)([\w-]+)\.1688\.com/,
  },
  vipshop: {
    zh: "唯品会",
    en: "Vipshop",
    aliases: ["vip", "vip.com"],
    hosts: ["vip.com", "vipshop.com"],
    itemPath: /detail-\d+-(\d+)/,
  },
  xianyu: {
    zh: "闲鱼",
    en: "Xianyu",
    aliases: ["咸鱼", "goofish"],
    hosts: ["goofish.com", "xianyu.com"],
    itemParams: ["id", "itemId"],
  },
  weixin: {
    zh: "微信",
    en: "WeChat",
    aliases: ["微信小店", "视频号", "微信小程序", "视频号小店", "wechat", "weixin"],
    hosts: ["weixin.qq.com", "youzan.com", "weidian.com"],
    itemParams: ["itemID", "alias"],
  },
  ctrip: {
    zh: "携程",
    en: "Ctrip / Trip.com",
    aliases: ["携程旅行", "trip", "trip.com", "ctrip"],
    hosts: ["ctrip.com", "trip.com"],
    shopParams: ["hotelId", "hotelid"],
    shopPath: /\/hotels?\/(\d+)/,
  },
  bilibili: {
    zh: "哔哩哔哩",
    en: "Bilibili",
    aliases: ["b站", "B站", "bili"],
    hosts: ["bilibili.com", "b23.tv"],
    itemPath: /\/video\/(\w+)/,
  },
  amap: {
    zh: "高德地图",
    en: "Amap",
    aliases: ["高德", "高德扫街榜"],
    hosts: ["amap.com"],
    shopParams: ["poiid"],
    shopPath: /\/(?:place|detail)\/(\w+)/,
  },
} as const satisfies Record<string, Platform>;

export type PlatformId = keyof typeof PLATFORMS;
/** Typed by the reporter and on no list of ours; or not known to them either. */
export const OTHER_PLATFORM = "other";

export const PLATFORM_IDS = Object.keys(PLATFORMS) as readonly PlatformId[];

export function isPlatformId(text: string): text is PlatformId {
  return Object.hasOwn(PLATFORMS, text);
}

function plain(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s|app$|平台$/g, "");
}

/** The platform that somebody means by what they typed: either language, or a nickname. Null for one we do not list. */
export function platformNamed(typed: string): PlatformId | null {
  const wanted = plain(typed);
  if (wanted === "") return null;
  const names = (platform: Platform) => [platform.zh, platform.en, ...platform.aliases].map(plain);
  return PLATFORM_IDS.find((id) => names(PLATFORMS[id]).includes(wanted)) ?? null;
}

import { PLATFORM_IDS, PLATFORMS, type Platform, type PlatformId } from "@/lib/reports/platforms";

/** What a link tells without being opened. Ids are null where the form is not known to us. */
export type ShopLink = {
  /** Without the parameters by which an app marks who shared it. */
  href: string;
  host: string;
  platform: PlatformId | null;
  shopId: string | null;
  itemId: string | null;
};

const WEB_ADDRESS = /https?:\/\/[^\s"'<>，。；、！？（）【】「」《》“”‘’]+/iu;
const BARE_ADDRESS =
  /(?:[a-z0-9-]+\.)+(?:com|cn|hk|net|me|tv|shop|top)(?::\d+)?(?:\/[^\s"'<>，。；、！？（）【】「」《》“”‘’]*)?/iu;
/** What apps put into the clipboard instead of an address: a code between signs of money, or words that ask to copy it. */
const SHARE_TEXT =
  /[¥￥€$₤£₳¢₴][a-z0-9]{6,}[¥￥€$₤£₳¢₴]|口令|复制[\s\S]{0,200}打开|打开.{0,20}(?:淘宝|天猫|抖音|快手|拼多多|京东|小红书|闲鱼|app)/iu;
/** Parameters that can lead back to whoever shared the link. */
const TRACES =
  /^(utm_|spm|share|from|source|sourceType|suid|ut_sk|un$|sid$|uid$|user_?id$|token|sign|scm|track|referer|refer_|xsec_|app_?|timestamp$|ts$|bxsign|cpp$|tk$|wxa|_oak|_x_|page_sn|refer)/i;

/**
 * Finds the link in what was typed or pasted: apps put whole sentences around it when sharing. Only http and https.
 * Null when there is none.
 */
export function parseShopLink(typed: string): ShopLink | null {
  const text = typed.normalize("NFKC");
  const found = WEB_ADDRESS.exec(text)?.[0] ?? BARE_ADDRESS.exec(text)?.[0];
  if (found === undefined) return null;
  const address = /^https?:/i.test(found) ? found : `https://${found}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!url.hostname.includes(".")) return null;
  url.username = "";
  url.password = "";
  const id = platformOfHost(url.hostname);
  const form: Platform | null = id ? PLATFORMS[id] : null;
  const ids = form ? idsIn(url, form) : { shopId: null, itemId: null };
  return { href: withoutTraces(url, form), host: url.hostname, platform: id, ...ids };
}

/** Whether this is what an app shares for itself to open, without an address in it. */
export function isShareText(typed: string): boolean {
  return SHARE_TEXT.test(typed.normalize("NFKC"));
}

/** The platform that a host belongs to; the longest host wins, so that `weixin.qq.com` is not any `qq.com`. */
function platformOfHost(host: string): PlatformId | null {
  const fits = (own: string) => host === own || host.endsWith(`.${own}`);
  return PLATFORM_IDS.find((id) => PLATFORMS[id].hosts.some(fits)) ?? null;
}

function idsIn(url: URL, form: Platform): { shopId: string | null; itemId: string | null } {
  const where = url.hostname + url.pathname;
  const byParam = (names: readonly string[] = []) => names.map((name) => url.searchParams.get(name)).find(Boolean);
  const clean = (id: string | null | undefined) => (id && /^[\w.-]{1,64}$/.test(id) ? id : null);
  return {
    itemId: clean(byParam(form.itemParams) ?? form.itemPath?.exec(where)?.[1]),
    shopId: clean(byParam(form.shopParams) ?? form.shopPath?.exec(where)?.[1]),
  };
}

function withoutTraces(url: URL, form: Platform | null): string {
  const telling: readonly string[] = [...(form?.itemParams ?? []), ...(form?.shopParams ?? [])];
  for (const name of [...url.searchParams.keys()]) {
    if (form ? !telling.includes(name) : TRACES.test(name)) url.searchParams.delete(name);
  }
  url.hash = "";
  return url.href;
}

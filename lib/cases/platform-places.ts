import type { Confidence } from "@/lib/cases/grounds";
import type { Region } from "@/lib/cases/regions";

export type PlatformPlace = { readonly region: Region; readonly mark: Confidence };

const unchecked = (region: Region): PlatformPlace => ({ region, mark: "U" });

/**
 * Where the company behind a platform has its seat, by platform id. Source: general knowledge of what the platforms
 * say about themselves at the foot of their pages; none was checked against the register, hence the mark U.
 */
export const PLATFORM_PLACES: Readonly<Record<string, PlatformPlace>> = {
  taobao: unchecked("33"),
  tmall: unchecked("33"),
  alibaba_1688: unchecked("33"),
  xianyu: unchecked("33"),
  jd: unchecked("11"),
  douyin: unchecked("11"),
  kuaishou: unchecked("11"),
  meituan: unchecked("11"),
  amap: unchecked("11"),
  pinduoduo: unchecked("31"),
  xiaohongshu: unchecked("31"),
  dianping: unchecked("31"),
  eleme: unchecked("31"),
  ctrip: unchecked("31"),
  bilibili: unchecked("31"),
  vipshop: unchecked("44"),
  weixin: unchecked("44"),
};

export function placeOfPlatform(platform: string): PlatformPlace | null {
  return Object.hasOwn(PLATFORM_PLACES, platform) ? (PLATFORM_PLACES[platform] ?? null) : null;
}

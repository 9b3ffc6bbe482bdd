import type { Confidence } from "@/lib/cases/grounds";
import { REGIONS, type Region } from "@/lib/cases/regions";

/** An office of market regulation by its name. No address and no number: those change, and a wrong one misleads. */
export type RegionOffice = {
  readonly zh: string;
  readonly en: string;
  readonly mark: Confidence;
  readonly source: string;
};

const BUREAU = "市场监督管理局";
/** A province and a region have a 厅 in the place of a 局, as far as we know. */
const DEPARTMENT = "市场监督管理厅";
const SOURCE = "general knowledge of what the offices call themselves; none was checked against its own site";

const MUNICIPALITIES: readonly string[] = ["11", "12", "31", "50"];
/** The full names of autonomous regions, and the bodies that are not called as the others are. */
const NAMED: Partial<Record<Region, string>> = {
  "15": `内蒙古自治区${BUREAU}`,
  "22": `吉林省${DEPARTMENT}`,
  "45": `广西壮族自治区${BUREAU}`,
  "54": `西藏自治区${BUREAU}`,
  "64": `宁夏回族自治区${DEPARTMENT}`,
  "65": `新疆维吾尔自治区${BUREAU}`,
};

/**
 * The office of market regulation at the head of a region (N20), unverified. Which office below it handles the case, in
 * a city or a county, is for that office to say: the data on places goes no further than the region.
 */
export function officeOfRegion(region: Region): RegionOffice {
  const { zh, en } = REGIONS[region];
  const level = MUNICIPALITIES.includes(region) ? "市" : "省";
  const name = NAMED[region] ?? `${zh}${level}${BUREAU}`;
  return { zh: name, en: `${en} Administration for Market Regulation`, mark: "U", source: SOURCE };
}

import type { VersionInput } from "@/lib/cases/law/schema";

/** A form as an administrator fills it in with the text of the law at hand. */
export function versionForm(changes: Partial<VersionInput> = {}): VersionInput {
  return {
    base: "0",
    amount: "10",
    unit: "working_days",
    extension: "",
    lawZh: "市场监督管理投诉举报处理办法（市场监管总局令第121号）",
    lawEn: "Measures for Handling Complaints and Reports in Market Regulation (SAMR Order 121)",
    article: "15",
    source: "https://www.samr.gov.cn/order-121",
    mark: "L",
    validFrom: "2026-12-07",
    reason: "总局公布了全文",
    ...changes,
  };
}

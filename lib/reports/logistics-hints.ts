import { type CourierId, courierNamed, looksLikeWaybill } from "@/lib/reports/couriers";
import type { LogisticsAnswers } from "@/lib/reports/draft";

/** Something to look at once more before going on; never a reason to refuse. */
export type LogisticsHint =
  | { field: "waybills"; reason: "unusual_waybill"; waybill: string; courier: CourierId | null }
  | { field: TimeField; reason: "before"; earlier: TimeField };

/** In the order in which they should have happened. */
export const TIMES = ["orderedAt", "collectedAt", "signedAt", "reviewedAt"] as const;
export type TimeField = (typeof TIMES)[number];

/** Waybill numbers of an unusual form, and events in an order that cannot have been. The order may be the very point. */
export function logisticsHints(answers: LogisticsAnswers): LogisticsHint[] {
  const courier = courierNamed(answers.courier);
  const odd = answers.waybills.filter((waybill) => !looksLikeWaybill(courier, waybill));
  const known = TIMES.filter((field) => answers[field] !== "");
  const turned = known.flatMap((field, at) => {
    const earlier = known[at - 1];
    return earlier && answers[field] < answers[earlier] ? [{ field, reason: "before" as const, earlier }] : [];
  });
  return [
    ...odd.map((waybill) => ({
      field: "waybills" as const,
      reason: "unusual_waybill" as const,
      waybill,
      courier,
    })),
    ...turned,
  ];
}

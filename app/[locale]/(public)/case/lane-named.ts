import type { ReporterVisit } from "@/app/_server/reporter";
import { type Lane, lanesOf } from "@/lib/reports/case-timeline";

/** The track that an address or a form of this case names. */
export function laneNamed({ report }: ReporterVisit, name: string | null): Lane | undefined {
  return lanesOf(report, new Date()).find(({ track }) => track === name);
}

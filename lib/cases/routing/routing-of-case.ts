import type { RoutingView } from "@/lib/cases/case-view";
import { jurisdictionOf } from "@/lib/cases/jurisdiction";
import { db } from "@/lib/infra/db/client";

const UNIT = { nameZh: true, nameEn: true, grounds: true } as const;

/** Desk, rule and competent office of a case that the caller has found through its scope. */
export async function routingOfCase(caseId: string): Promise<RoutingView> {
  const [row, track, latest] = await Promise.all([
    db.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { platform: true, operatorPlace: true, operatorRegion: true, operatorAddress: true },
    }),
    db.track.findFirst({ where: { caseId }, select: { unit: { select: UNIT } } }),
    db.caseRoute.findFirst({
      where: { caseId },
      orderBy: { id: "desc" },
      select: { ruleNumber: true, ruleName: true, version: true, cause: true },
    }),
  ]);
  const { operatorPlace: found, operatorRegion: region, operatorAddress: address } = row;
  return {
    unit: track?.unit ? { nameZh: track.unit.nameZh, nameEn: track.unit.nameEn } : null,
    grounds: track?.unit?.grounds ?? [],
    route: latest && {
      number: latest.ruleNumber,
      name: latest.ruleName,
      version: latest.version,
      cause: latest.cause,
    },
    jurisdiction: jurisdictionOf(row),
    place: { found, region, address },
  };
}

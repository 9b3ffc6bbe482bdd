import { caseScope } from "@/lib/access/case-scope";
import type { Staff } from "@/lib/access/staff";
import type { MovedByHand, RoutingView } from "@/lib/cases/case-view";
import { jurisdictionOf } from "@/lib/cases/jurisdiction";
import { staffNames } from "@/lib/cases/queries";
import { db } from "@/lib/infra/db/client";

const NAMED = { id: true, nameZh: true, nameEn: true } as const;

/** Desk, rule and competent office of a case, and who moved it by hand. Throws for a case out of sight. */
export async function routingOfCase(staff: Staff, caseId: string, now: Date): Promise<RoutingView> {
  const [row, track, routes] = await Promise.all([
    db.case.findUniqueOrThrow({
      where: { id: caseId, AND: [caseScope(staff, "case:read", now)] },
      select: { platform: true, operatorPlace: true, operatorRegion: true, operatorAddress: true },
    }),
    db.track.findFirst({ where: { caseId }, select: { unit: { select: { ...NAMED, grounds: true } } } }),
    db.caseRoute.findMany({ where: { caseId }, orderBy: { id: "desc" } }),
  ]);
  const { operatorPlace: found, operatorRegion: region, operatorAddress: address } = row;
  const [latest] = routes;
  const ruled = routes.find(({ cause }) => cause !== "by_hand");
  return {
    unit: track?.unit ? { id: track.unit.id, nameZh: track.unit.nameZh, nameEn: track.unit.nameEn } : null,
    grounds: track?.unit?.grounds ?? [],
    seen: latest?.id ?? "",
    route: ruled
      ? { number: ruled.ruleNumber, name: ruled.ruleName, version: ruled.version, cause: ruled.cause }
      : null,
    byHand: latest ? await movedByHand(staff, latest, ruled?.unitId ?? null) : null,
    jurisdiction: jurisdictionOf(row),
    place: { found, region, address },
  };
}

type Latest = { byId: string | null; reason: string | null; at: Date };

async function movedByHand(staff: Staff, latest: Latest, ruledId: string | null): Promise<MovedByHand | null> {
  const { byId, reason, at } = latest;
  if (byId === null || reason === null) return null;
  const [names, ruled] = await Promise.all([
    staffNames(staff, [byId]),
    ruledId ? db.unit.findUnique({ where: { id: ruledId }, select: NAMED }) : null,
  ]);
  return { by: names.get(byId) ?? "", at, reason, ruled };
}

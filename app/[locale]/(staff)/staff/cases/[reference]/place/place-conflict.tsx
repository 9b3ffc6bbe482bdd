import { TOKEN_FIELD } from "@/app/_server/read-form";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import type { PlaceFound } from "@/lib/cases/jurisdiction";
import { type PlaceNow, placeSeen } from "@/lib/cases/record-place";
import { regionWords } from "../../../unit-words";
import { BackToCase } from "../case-way-back";
import type { PlaceTyped } from "../place-form";

type Conflict = { reference: string; typed: PlaceTyped; now: PlaceNow };

/** What somebody else found of the place meanwhile beside what was typed; theirs stands until one says so again. */
export async function placeConflict(visit: StaffVisit, { reference, typed, now }: Conflict): Promise<Response> {
  const { t } = visit;
  const found = (place: string, region: string | null, address: string | null) => [
    place ? t(`rules.case.${place as PlaceFound}`) : "–",
    region ? regionWords(t, region) : "–",
    address || "–",
  ];
  const theirs = found(now.operatorPlace ?? "", now.operatorRegion, now.operatorAddress);
  const mine = found(typed.place, typed.region, typed.address);
  const names = ["found", "region", "address"] as const;
  const columns = [
    { key: "what", label: t("staffCase.conflict.what") },
    { key: "theirs", label: t("staffCase.conflict.now") },
    { key: "mine", label: t("rules.case.mine") },
  ];
  const rows = names.map((name, at) => ({
    key: name,
    cells: [t(`rules.case.${name}`), theirs[at] ?? "–", mine[at] ?? "–"],
  }));
  const title = t("desk.conflict.title");
  return staffPage(visit, {
    title,
    status: 409,
    current: "queue",
    children: (
      <div className="stack">
        <h1>{title}</h1>
        <p>{t("rules.case.stale")}</p>
        <DataTable caption={title} captionHidden columns={columns} rows={rows} empty="" />
        <form method="post" action={visit.url.pathname}>
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          {Object.entries({ ...typed, seen: placeSeen(now) }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button variant="secondary">{t("rules.case.again")}</Button>
        </form>
        <BackToCase visit={visit} reference={reference} />
      </div>
    ),
  });
}

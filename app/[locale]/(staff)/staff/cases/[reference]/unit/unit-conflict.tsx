import { TOKEN_FIELD } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { readCase } from "@/lib/cases/read-case";
import { listUnits } from "@/lib/cases/routing/list-units";
import { unitById } from "../../../unit-words";
import { BackToCase } from "../case-way-back";
import { liesWords } from "../route-words";
import type { UnitTyped } from "../unit-form";

/** Where the case lay as its page showed it beside where it lies now; nobody's move was undone, and nothing typed is lost. */
export async function unitConflict(visit: StaffVisit, reference: string, typed: UnitTyped): Promise<Response> {
  const { t } = visit;
  const [read, listed] = await Promise.all([readCase(visit.staff, reference), listUnits(visit.staff)]);
  if (!read.ok || !read.view.routing || !listed.ok) return staffErrorPage(visit, "not_found", 404);
  const { seen } = read.view.routing;
  const shown = liesWords(t, read.view.routing);
  const columns = (["what", "then", "now"] as const).map((key) => ({ key, label: t(`staffCase.conflict.${key}`) }));
  const cells = [t("rules.case.unit"), typed.shown || "–", shown];
  const title = t("desk.conflict.title");
  return staffPage(visit, {
    title,
    status: 409,
    current: "queue",
    children: (
      <div className="stack">
        <h1>{title}</h1>
        <p>{t("desk.conflict.stale")}</p>
        <DataTable caption={title} captionHidden columns={columns} rows={[{ key: "unit", cells }]} empty="" />
        <p>{t("rules.case.move.wanted", { unit: unitById(t, listed.units, typed.unit) })}</p>
        <blockquote className="given">{typed.reason}</blockquote>
        <form method="post" action={visit.url.pathname}>
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          {Object.entries({ ...typed, seen, shown }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button variant="secondary">{t("desk.conflict.again")}</Button>
        </form>
        <BackToCase visit={visit} reference={reference} />
      </div>
    ),
  });
}

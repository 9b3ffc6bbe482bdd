import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { here } from "@/app/_server/visit";
import { csvText } from "@/lib/cases/figures/csv";
import { exportFigures } from "@/lib/cases/figures/export-figures";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { csvRows } from "../csv-rows";
import { readFiguresAsked } from "../figures-asked";

/** The figures as a file; that they were taken is on record. An address that asks for something unknown is told so by the page. */
export const GET = staffRoute("case:read", async (visit) => {
  const { search, searchParams } = new URL(visit.request.url);
  const asked = await readFiguresAsked(visit.staff, searchParams);
  if (!asked) return staffErrorPage(visit, "not_permitted", 403);
  if (asked.faults.length > 0) {
    return new Response(null, { status: 303, headers: { Location: here(visit, `/staff/figures${search}`) } });
  }
  const view = await exportFigures(visit.staff, asked.request);
  if (!view.ok) return staffErrorPage(visit, "not_permitted", 403);
  return new Response(csvText(csvRows(visit.t, view, asked.units)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="figures-${shanghaiDate(view.at)}.csv"`,
      "Cache-Control": "no-store",
    },
  });
});

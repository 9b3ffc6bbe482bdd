import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import type { ExportWords } from "@/lib/cases/exports/export-columns";
import { handOutExport } from "@/lib/cases/exports/hand-out-export";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { listUnits } from "@/lib/cases/routing/list-units";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { filterWords, platformWords } from "../../filter-words";

const STATUS = { not_permitted: 403, not_found: 404, not_yours: 409, not_approved: 409, taken: 409 } as const;

export const GET = staffRoute("case:export", async (visit) => seeOther(visit, "/staff/approvals"));

async function wordsOf({ t, staff }: StaffVisit): Promise<(address: string) => ExportWords> {
  const listed = await listUnits(staff);
  const units = listed.ok ? listed.units : [];
  return (address) => ({
    t,
    platformIn: (platform) => platformWords(t, platform),
    filter: filterWords(t, readQueueFilter(new URLSearchParams(address)), units),
  });
}

/** Hands out the file, once: a POST, so that no look ahead of a browser uses it up. */
export const POST = staffRoute("case:export", async (visit, { id = "" }) => {
  await readForm(visit, []);
  const given = await handOutExport(visit.staff, { id, wordsOf: await wordsOf(visit) });
  if (!given.ok) {
    const reason =
      given.reason === "not_permitted" || given.reason === "not_found" ? given.reason : `export_${given.reason}`;
    return staffErrorPage(visit, reason, STATUS[given.reason]);
  }
  return new Response(given.text, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="cases-${shanghaiDate(new Date())}.csv"`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "no-store",
    },
  });
});

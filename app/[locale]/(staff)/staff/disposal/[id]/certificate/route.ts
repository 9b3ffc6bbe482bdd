import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { mayDispose, readBatch } from "@/lib/retention/read-batches";

/** The signed certificate as a text, to be filed. */
export const GET = staffRoute(null, async (visit, { id = "" }) => {
  if (!mayDispose(visit.staff)) return staffErrorPage(visit, "not_permitted", 403);
  const batch = await readBatch(visit.staff, id);
  if (!batch?.certificate) return staffErrorPage(visit, "not_found", 404);
  const headers = {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Disposition": `attachment; filename="disposal-${batch.number}.txt"`,
    "Cache-Control": "no-store",
  };
  return new Response(batch.certificate, { headers });
});

import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { endShare } from "@/lib/cases/end-share";
import { backToCase } from "../../back-to-case";

const STATUS = { not_permitted: 403, recused: 403, not_found: 404 } as const;

export const GET = backToCase;

/** Ends a share before its day. */
export const POST = staffRoute("case:share", async (visit, { reference = "", id = "" }) => {
  await readForm(visit, []);
  const result = await endShare(visit.staff, { reference, shareId: id });
  if (!result.ok) return staffErrorPage(visit, result.reason, STATUS[result.reason]);
  return seeOther(visit, `/staff/cases/${reference}?done=share_ended#sharing`);
});

import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { askForPacket } from "@/lib/cases/ask-for-packet";
import { backToPacket } from "../back-to-packet";

const STATUS = { not_permitted: 403, recused: 403, not_found: 404 } as const;

export const GET = backToPacket;

/** Has a packet made. A second click while one is being made changes nothing. */
export const POST = staffRoute("packet:make", async (visit, { reference = "" }) => {
  await readForm(visit, []);
  const asked = await askForPacket(visit.staff, reference);
  if (!asked.ok) return staffErrorPage(visit, asked.reason, STATUS[asked.reason]);
  return seeOther(visit, `/staff/cases/${reference}/packet?done=asked`);
});

import type { Form } from "@/app/_server/form";
import { readForm } from "@/app/_server/read-form";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { confirmReading } from "@/lib/cases/confirm-reading";
import type { FieldAnswer } from "@/lib/evidence/confirm-fields";
import { backToPicture } from "../back-to-picture";
import { refusedPage } from "../refused-page";

/** More fields than any picture has. */
const MOST_FIELDS = 200;
const POSITIONS = Array.from({ length: MOST_FIELDS }, (_, position) => position);
const NAMES = POSITIONS.flatMap((position) => [`value-${position}`, `verdict-${position}`]);

/** Only what was decided; what is left for later is not an answer. */
function answersOf(form: Form): FieldAnswer[] {
  return POSITIONS.flatMap((position) => {
    const verdict = form.get(`verdict-${position}`);
    if (verdict !== "confirmed" && verdict !== "wrong") return [];
    return [{ position, verdict, value: form.get(`value-${position}`) }];
  });
}

export const GET = backToPicture;

/** Keeps what a person says about what the machine read. */
export const POST = staffRoute("evidence:view", async (visit, { reference = "", id = "" }) => {
  const answers = answersOf(await readForm(visit, NAMES));
  const result = await confirmReading(visit.staff, { reference, evidenceId: id, answers });
  if (result.ok) return seeOther(visit, `/staff/cases/${reference}/evidence/${id}?done=said`);
  const problems = "problems" in result ? result.problems : [];
  return refusedPage(visit, { reference, evidenceId: id, reason: result.reason, typed: { answers, problems } });
});

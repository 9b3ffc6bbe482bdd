import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { markLetterSent } from "@/lib/cases/preservation/mark-letter-sent";
import { readPreservation } from "@/lib/cases/preservation/read-preservation";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { backToPreservation } from "../back-to-preservation";
import { letterDraft } from "../letter-draft";
import { SENT_FIELDS, SentForm } from "../sent-form";

const STATUS = { not_permitted: 403, recused: 403, not_found: 404 } as const;

export const GET = backToPreservation;

/** Keeps the letter as it was read, with the day it went out. One that would read otherwise by now is not kept. */
export const POST = staffRoute("case:decide:handling", async (visit, { reference = "" }) => {
  const form = await readForm(visit, SENT_FIELDS);
  const read = await readPreservation(visit.staff, reference);
  if (!read.ok) return staffErrorPage(visit, read.reason, STATUS[read.reason]);
  const now = new Date();
  const { addressee, lines, digest } = letterDraft(read.view, now);
  if (form.get("digest") !== digest) return staffErrorPage(visit, "letter_changed", 409);
  const typed = { sentOn: form.get("sentOn"), onceKey: form.get("onceKey") };
  const kept = await markLetterSent(visit.staff, { reference, addressee, body: lines.join("\n"), ...typed });
  if (kept.ok) return seeOther(visit, `/staff/cases/${reference}/preservation?done=sent`);
  const { reason } = kept;
  if (reason !== "not_a_date" && reason !== "in_future") return staffErrorPage(visit, reason, STATUS[reason]);
  const { t } = visit;
  return staffPage(visit, {
    title: t("preserve.markSent"),
    status: 422,
    error: true,
    current: "queue",
    children: (
      <div className="stack column">
        <h1>{t("preserve.markSent")}</h1>
        <SentForm
          {...{ t, reference, typed, digest }}
          formToken={visitFormToken(visit)}
          today={shanghaiDate(now)}
          error={reason}
        />
        <p>
          <a href={`/${t.locale}/staff/cases/${reference}/preservation`}>{t("preserve.heading")}</a>
        </p>
      </div>
    ),
  });
});

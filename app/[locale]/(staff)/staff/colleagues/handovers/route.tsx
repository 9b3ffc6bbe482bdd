import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { Notice } from "@/app/_ui/notice";
import { type HandOverResult, handOverCases } from "@/lib/cases/hand-over-cases";
import { listColleagues } from "@/lib/cases/list-colleagues";
import { HAND_OVER_FIELDS, HandOverForm } from "../hand-over-form";

export const GET = staffRoute("case:assign", async (visit) => seeOther(visit, "/staff/colleagues"));

/** Hands all cases of a colleague over to another. */
export const POST = staffRoute("case:assign", async (visit) => {
  const form = await readForm(visit, HAND_OVER_FIELDS);
  const asked = { from: form.get("from"), to: form.get("to"), seen: Number(form.get("seen")) };
  const result = await handOverCases(visit.staff, asked);
  if (!result.ok) return again(visit, asked, result);
  const { moved, left } = result;
  return seeOther(visit, `/staff/colleagues?done=${left > 0 ? "moved_part" : "moved"}&moved=${moved}&left=${left}`);
});

type Asked = { from: string; to: string; seen: number };
type Refused = Exclude<HandOverResult, { ok: true }>;

/** The form once more; for one whose cases have changed, with both numbers and the present one to confirm. */
async function again(visit: StaffVisit, asked: Asked, refused: Refused): Promise<Response> {
  const { t } = visit;
  if (refused.reason === "not_permitted") return staffErrorPage(visit, refused.reason, 403);
  const stale = refused.reason === "stale" ? refused.now : null;
  const listed = await listColleagues(visit.staff);
  const colleagues = listed.ok ? listed.colleagues : [];
  const name = colleagues.find(({ id }) => id === asked.from)?.name ?? "";
  const title = t("colleagues.handOver.title", { name });
  return staffPage(visit, {
    title,
    status: stale === null ? 422 : 409,
    error: stale === null,
    current: "colleagues",
    children: (
      <div className="stack column">
        <h1>{title}</h1>
        {stale === null ? null : (
          <Notice tone="warning">{t("colleagues.handOver.stale", { seen: asked.seen || 0, now: stale })}</Notice>
        )}
        <HandOverForm
          t={t}
          colleagues={colleagues.filter(({ works }) => works)}
          formToken={visitFormToken(visit)}
          typed={{ from: asked.from, to: asked.to, seen: `${stale ?? asked.seen}` }}
          problem={stale === null ? refused.reason : undefined}
        />
        <p>
          <a href={`/${t.locale}/staff/colleagues`}>{t("colleagues.title")}</a>
        </p>
      </div>
    ),
  });
}

import { overtakenPage } from "@/app/_server/overtaken-page";
import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { listUnits } from "@/lib/cases/routing/list-units";
import { groundsSeen, recommendGrounds } from "@/lib/cases/routing/recommend-grounds";
import { unitWords } from "../../../../unit-words";
import { GROUNDS_FIELDS, GroundsForm, groundsWords } from "../grounds-form";

export const GET = staffRoute("rules:change", async (visit, { id = "" }) =>
  seeOther(visit, `/staff/rules/units/${id}`),
);

/** Keeps which grounds the people of a unit see first. */
export const POST = staffRoute("rules:change", async (visit, { id = "" }) => {
  const { t } = visit;
  const form = await readForm(visit, GROUNDS_FIELDS);
  const grounds = form.all("ground");
  const done = await recommendGrounds(visit.staff, { unitId: id, grounds, seen: form.get("seen") });
  if (done.ok) return seeOther(visit, "/staff/rules?done=grounds");
  if (done.reason !== "stale") return staffErrorPage(visit, done.reason, done.reason === "not_found" ? 404 : 403);
  const [theirs, mine] = [groundsWords(t, done.now), groundsWords(t, grounds)];
  const listed = await listUnits(visit.staff);
  const unit = listed.ok ? listed.units.find((one) => one.id === id) : undefined;
  const made = { t, formToken: visitFormToken(visit), seen: groundsSeen(done.now) };
  return overtakenPage(visit, {
    current: "rules",
    about: unit ? unitWords(t, unit) : "",
    rows: [{ what: t("rules.grounds.title"), theirs, mine }],
    children: <GroundsForm {...made} unitId={id} chosen={grounds} />,
  });
});

import type { ReactElement } from "react";
import { staffScreen } from "@/app/_server/staff-screen";
import { Notice } from "@/app/_ui/notice";
import { holds } from "@/lib/access/staff";
import { listColleagues } from "@/lib/cases/list-colleagues";
import type { Translator } from "@/lib/i18n/translator";
import { AbsenceForm } from "./absence-form";
import { ColleagueTable } from "./colleague-table";
import { HandOverForm } from "./hand-over-form";

function Done({ t, asked }: { t: Translator; asked: URLSearchParams }): ReactElement | null {
  const key = `colleagues.done.${asked.get("done")}`;
  if (!/^colleagues\.done\.\w+$/.test(key) || !t.has(key)) return null;
  const [moved, left] = ["moved", "left"].map((name) => Number(asked.get(name) ?? 0) || 0);
  return (
    <Notice tone="success" live>
      {t(key, { moved: moved ?? 0, left: left ?? 0 })}
    </Notice>
  );
}

/** Who has how much on the desk, and handing it over. */
export const GET = staffScreen("case:claim", async (page) => {
  const { asked, t, staff, formToken } = page;
  const listed = await listColleagues(staff);
  if (!listed.ok) return null;
  const { colleagues } = listed;
  const working = colleagues.filter(({ works }) => works);
  const from = colleagues.find(({ id, cases }) => id === asked.get("from") && cases > 0);
  return {
    title: t("colleagues.title"),
    current: "colleagues",
    children: (
      <div className="stack column">
        <h1>{t("colleagues.title")}</h1>
        <p>{t("colleagues.lead")}</p>
        <Done t={t} asked={asked} />
        <ColleagueTable page={page} colleagues={colleagues} />
        {from && holds(staff, "case:assign") ? (
          <>
            <h2>{t("colleagues.handOver.title", { name: from.name })}</h2>
            <HandOverForm {...{ t, formToken }} colleagues={working} typed={{ from: from.id, seen: `${from.cases}` }} />
          </>
        ) : null}
        <h2>{t("colleagues.absence.title")}</h2>
        <AbsenceForm {...{ t, formToken, staff }} colleagues={working} typed={{ staffId: staff.id }} />
      </div>
    ),
  };
});

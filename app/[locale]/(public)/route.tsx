import { publicPage } from "@/app/_server/public-page";
import { publicRoute } from "@/app/_server/public-route";
import { here, type Visit } from "@/app/_server/visit";
import { Doors } from "@/app/_ui/doors";
import { StepList } from "@/app/_ui/step-list";
import { type RuleId, ruleFor } from "@/lib/clocks/rules";
import { periodWords } from "@/lib/i18n/period-words";
import { BEHAVIOUR_KIND_NAMES } from "@/lib/reports/behaviour";
import { ruleWords } from "./report/_journey/rule-words";

const PROMISES = [
  ["firstAnswer", "first_human_answer"],
  ["acceptance", "decide_acceptance"],
  ["filing", "decide_filing"],
] as const satisfies readonly (readonly [string, RuleId])[];
const SAFE = ["noName", "noAddress", "noShop", "ownKey"] as const;

/** When somebody hears what: from the rules in force today, with their law and how sure we are of it. */
function timetable({ t }: Visit) {
  const promised = PROMISES.flatMap(([key, id]) => {
    const rule = ruleFor(id, new Date());
    if (!rule) return [];
    const text = (
      <>
        {t(`home.${key}`)}
        <br />
        <span className="small">{ruleWords(t, rule)}</span>
      </>
    );
    return [{ key, title: t("home.within", { period: periodWords(t, rule.length) }), text }];
  });
  return [{ key: "now", title: t("home.now.title"), text: t("home.now.text") }, ...promised];
}

function doors(visit: Visit) {
  const { t } = visit;
  return [
    { key: "report", href: here(visit, "/report/what"), title: t("home.report.title"), text: t("home.report.text") },
    { key: "case", href: here(visit, "/case"), title: t("home.lookUp.title"), text: t("home.lookUp.text") },
  ];
}

export const GET = publicRoute((visit) => {
  const { t } = visit;
  return publicPage(visit, {
    title: t("ui.serviceTagline"),
    wide: true,
    children: (
      <>
        <h1>{t("home.title")}</h1>
        <p className="lead">{t("home.lead")}</p>
        <Doors doors={doors(visit)} />
        <p>
          <a href={here(visit, "/report/scam-help")}>{t("home.scam")}</a>
        </p>
        <p>
          {visit.quiet ? `${t("phone.quietNote")} ` : null}
          <a href={here(visit, `/report/phone?back=${here(visit, "")}`)}>
            {t(visit.quiet ? "phone.change" : "phone.link")}
          </a>
        </p>
        <div className="columns">
          <section>
            <h2>{t("home.whenTitle")}</h2>
            <StepList steps={timetable(visit)} />
          </section>
          <div className="stack">
            <section>
              <h2>{t("home.safeTitle")}</h2>
              <ul>
                {SAFE.map((key) => (
                  <li key={key}>{t(`home.safe.${key}`)}</li>
                ))}
              </ul>
              <p>
                <a href={here(visit, "/privacy")}>{t("home.limits")}</a>
              </p>
            </section>
            <section>
              <h2>{t("home.whatTitle")}</h2>
              <ul>
                {BEHAVIOUR_KIND_NAMES.map((kind) => (
                  <li key={kind}>
                    <a href={here(visit, `/report/what?kind=${kind}`)}>{t(`report.kinds.${kind}.label`)}</a>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        </div>
      </>
    ),
  });
});

import type { ReactElement } from "react";
import type { CaseView } from "@/lib/cases/case-view";
import type { Concentration, Most } from "@/lib/cases/concentration";
import type { Translator } from "@/lib/i18n/translator";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";

/** What many complaints of one contact or one text are about (N27): an aid for taking like with like, never a verdict. */
export function ConcentrationPanel({ t, view }: { t: Translator; view: CaseView }): ReactElement | null {
  if (view.concentration.length === 0) return null;
  return (
    <section aria-labelledby="concentration">
      <h2 id="concentration">{t("concentration.heading")}</h2>
      {view.concentration.map((one) => (
        <ul key={one.by}>
          {linesOf(t, one).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ))}
      <p className="muted">{t("concentration.meaning")}</p>
    </section>
  );
}

function behaviourName(t: Translator, behaviour: string): string {
  const key = `queue.behaviours.${behaviour}`;
  return t.has(key) ? t(key) : behaviour;
}

function linesOf(t: Translator, one: Concentration): string[] {
  const { by, cases, complaints, shops, copied } = one;
  const most = (key: string, found: Most | null, name: (value: string) => string) =>
    found ? t(`concentration.most.${key}`, { name: name(found.value), count: found.count, cases }) : "";
  return [
    t(`concentration.by.${by}`, { cases, complaints, shops }),
    most("platform", one.platform, (value) => (isPlatformId(value) ? PLATFORMS[value][t.locale] : value)),
    most("product", one.product, (value) => value),
    most("behaviour", one.behaviour, (value) => behaviourName(t, value)),
    by === "contact" && copied > 0 ? t("concentration.copied", { copied, cases }) : "",
  ].filter(Boolean);
}

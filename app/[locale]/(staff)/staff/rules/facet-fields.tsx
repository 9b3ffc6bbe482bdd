import type { ReactElement } from "react";
import { SelectField } from "@/app/_ui/select-field";
import type { Translator } from "@/lib/i18n/translator";
import { BEHAVIOURS } from "@/lib/reports/behaviour";
import { OTHER_PLATFORM, PLATFORMS } from "@/lib/reports/platforms";
import { regionOptions } from "../unit-words";

type Props = {
  t: Translator;
  /** Behind the names, so that ids differ on a page with many. */
  suffix: string;
  typed: { behaviour: string; platform: string; region: string };
  /** What an empty choice means; absent for behaviour and platform where one has to be chosen. */
  any?: boolean;
};

/** Kind, platform and competent office, of a rule or of an example. */
export function FacetFields({ t, suffix, typed, any = false }: Props): ReactElement {
  const platforms = Object.entries(PLATFORMS).map(([value, names]) => ({ value, label: names[t.locale] }));
  return (
    <>
      <SelectField
        name="behaviour"
        id={`behaviour-${suffix}`}
        label={t("queue.kind")}
        placeholder={any ? t("queue.anyKind") : undefined}
        value={typed.behaviour}
        options={BEHAVIOURS.map((value) => ({ value, label: t(`queue.behaviours.${value}`) }))}
      />
      <SelectField
        name="platform"
        id={`platform-${suffix}`}
        label={t("queue.platform")}
        placeholder={any ? t("queue.anyPlatform") : undefined}
        value={typed.platform}
        options={[...platforms, { value: OTHER_PLATFORM, label: t("queue.otherPlatform") }]}
      />
      <SelectField
        name="region"
        id={`region-${suffix}`}
        label={t("rules.region")}
        placeholder={t(any ? "rules.anyRegion" : "rules.noRegion")}
        value={typed.region}
        options={regionOptions(t)}
      />
    </>
  );
}

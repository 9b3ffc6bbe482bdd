import type { ReactElement } from "react";
import { Button } from "@/app/_ui/button";
import { Details } from "@/app/_ui/details";
import { SelectField } from "@/app/_ui/select-field";
import { DUE_RANGES, ONLY, type QueueFilter, queueAddress } from "@/lib/cases/queue-filter";
import type { UnitView } from "@/lib/cases/routing/queries";
import { POSITIONS } from "@/lib/cases/track";
import type { Translator } from "@/lib/i18n/translator";
import { BEHAVIOURS } from "@/lib/reports/behaviour";
import { OTHER_PLATFORM, PLATFORMS } from "@/lib/reports/platforms";
import { stateLabel } from "./queue-items";
import { UnitField } from "./unit-field";

type Props = { t: Translator; filter: QueueFilter; units: readonly UnitView[] };

const NOTHING: QueueFilter = {
  track: null,
  state: null,
  behaviour: null,
  platform: null,
  due: null,
  mine: false,
  only: null,
  unit: null,
  same: null,
  search: null,
  figure: null,
  order: "recommended",
};

export function isNarrowed({ track, state, behaviour, platform, due, unit, figure }: QueueFilter): boolean {
  return [track, state, behaviour, platform, due, unit, figure].some((said) => said !== null);
}

/** The form for the ways that are not taken every day. */
export function QueueFilters({ t, filter, units }: Props): ReactElement {
  return (
    <Details summary={t("queue.filters")} open={isNarrowed({ ...filter, figure: null })}>
      <FilterForm t={t} filter={filter} units={units} />
    </Details>
  );
}

/** Ways that are taken every day. */
export function QuickLinks({ t, filter }: Omit<Props, "units">): ReactElement {
  const now = queueAddress(filter).toString();
  const ways = [
    { label: t("queue.all"), filter: NOTHING },
    { label: t("queue.mine"), filter: { ...NOTHING, mine: true } },
    ...DUE_RANGES.map((due) => ({ label: t(`queue.dueRanges.${due}`), filter: { ...NOTHING, due } })),
    ...ONLY.map((only) => ({ label: t(`desk.only.${only}`), filter: { ...NOTHING, only } })),
  ];
  return (
    <nav className="quick" aria-label={t("queue.quick")}>
      {ways.map((way) => {
        const address = queueAddress(way.filter).toString();
        return (
          <a
            key={way.label}
            href={`/${t.locale}/staff${address ? `?${address}` : ""}`}
            aria-current={address === now ? "true" : undefined}
          >
            {way.label}
          </a>
        );
      })}
    </nav>
  );
}

function FilterForm({ t, filter, units }: Props): ReactElement {
  const platforms = Object.entries(PLATFORMS).map(([value, names]) => ({ value, label: names[t.locale] }));
  return (
    <form className="filters" method="get" action={`/${t.locale}/staff`}>
      {filter.search ? <input type="hidden" name="q" value={filter.search} /> : null}
      {filter.figure ? <input type="hidden" name="figure" value={filter.figure} /> : null}
      {filter.order === "due" ? <input type="hidden" name="order" value="due" /> : null}
      <SelectField
        name="track"
        label={t("queue.track")}
        placeholder={t("queue.anyTrack")}
        value={filter.track ?? ""}
        options={(["complaint", "report"] as const).map((value) => ({
          value,
          label: t(`cases.tracks.${value}.label`),
        }))}
      />
      <SelectField
        name="state"
        label={t("queue.state")}
        placeholder={t("queue.anyState")}
        value={filter.state ? `${filter.state.track}.${filter.state.state}` : ""}
        options={POSITIONS.map((at) => ({ value: `${at.track}.${at.state}`, label: stateLabel(t, at) }))}
      />
      <SelectField
        name="kind"
        label={t("queue.kind")}
        placeholder={t("queue.anyKind")}
        value={filter.behaviour ?? ""}
        options={BEHAVIOURS.map((value) => ({ value, label: t(`queue.behaviours.${value}`) }))}
      />
      <SelectField
        name="platform"
        label={t("queue.platform")}
        placeholder={t("queue.anyPlatform")}
        value={filter.platform ?? ""}
        options={[...platforms, { value: OTHER_PLATFORM, label: t("queue.otherPlatform") }]}
      />
      <SelectField
        name="due"
        label={t("queue.due")}
        placeholder={t("queue.anyDue")}
        value={filter.due ?? ""}
        options={DUE_RANGES.map((value) => ({ value, label: t(`queue.dueRanges.${value}`) }))}
      />
      <UnitField t={t} unit={filter.unit} units={units} />
      <label className="filter-check">
        <input type="checkbox" name="mine" value="1" defaultChecked={filter.mine} /> {t("queue.onlyMine")}
      </label>
      <Button variant="secondary">{t("queue.apply")}</Button>
      <a href={`/${t.locale}/staff`}>{t("queue.clear")}</a>
    </form>
  );
}

import type { ReactElement } from "react";
import { holds, type Staff } from "@/lib/access/staff";
import { DUE_RANGES, ONLY } from "@/lib/cases/queue-filter";
import type { Translator } from "@/lib/i18n/translator";
import { assetAddress } from "./assets";

type Way = { href: string; label: string };
type Props = { t: Translator; staff: Staff; pages: readonly Way[] };

/**
 * What Ctrl-K offers besides the acts of the page it is pressed on, as links that script reads; the dialog itself exists
 * only while it is open. Without script there is nothing to see, and every way is a link of its own elsewhere.
 */
export function CommandPalette({ t, staff, pages }: Props): ReactElement {
  const filters = holds(staff, "case:read") ? filterWays(t) : [];
  const words = ["title", "hint", "none", "acts", "pages", "filters", "case", "search"] as const;
  const said = Object.fromEntries(words.map((word) => [`data-${word}`, t(`palette.${word}`)]));
  return (
    <>
      <button type="button" className="quiet keys-button" id="palette-open" aria-keyshortcuts="Control+K" hidden>
        {t("palette.open")} <kbd>Ctrl K</kbd>
      </button>
      <ul id="palette-ways" hidden {...said} data-cases={filters.length > 0 ? `/${t.locale}/staff` : undefined}>
        <Ways group="pages" ways={pages} />
        <Ways group="filters" ways={filters} />
      </ul>
      <script type="module" src={assetAddress("palette.js")} />
    </>
  );
}

function Ways({ group, ways }: { group: "pages" | "filters"; ways: readonly Way[] }): ReactElement {
  return (
    <>
      {ways.map(({ href, label }) => (
        <li key={href}>
          <a href={href} data-group={group}>
            {label}
          </a>
        </li>
      ))}
    </>
  );
}

function filterWays(t: Translator): Way[] {
  const to = (query: string) => `/${t.locale}/staff${query}`;
  return [
    { href: to("?mine=1"), label: t("queue.mine") },
    ...DUE_RANGES.map((due) => ({ href: to(`?due=${due}`), label: t(`queue.dueRanges.${due}`) })),
    ...ONLY.map((only) => ({ href: to(`?only=${only}`), label: t(`desk.only.${only}`) })),
    ...(["complaint", "report"] as const).map((track) => ({
      href: to(`?track=${track}`),
      label: t(`cases.tracks.${track}.label`),
    })),
  ];
}

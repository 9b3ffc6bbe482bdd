import type { ReactElement } from "react";
import { Details } from "@/app/_ui/details";
import type { Permission } from "@/lib/access/roles";
import { carries } from "@/lib/access/share-profile";
import type { CaseView } from "@/lib/cases/case-view";
import type { Translator } from "@/lib/i18n/translator";

type Props = { t: Translator; view: CaseView };
type Section = { id: string; words: string; shown?: boolean };

/** What a share keeps back is left out of the page, rather than said to be missing. */
export function goesOut({ right }: CaseView, permission: Permission): boolean {
  return right.kind === "own" || carries(right.profile, permission);
}

/** The parts that an officer looks for, in the order of the page, by the headings that stand on them. */
function sectionsOf(view: CaseView): readonly Section[] {
  const own = view.right.kind === "own";
  return [
    { id: "decide", words: "staffCase.decide.heading" },
    { id: "tracks", words: "tracks.heading" },
    { id: "facts", words: "staffCase.facts.heading", shown: view.submission !== null },
    { id: "evidence", words: "staffCase.evidence.heading", shown: goesOut(view, "evidence:view") },
    { id: "messages", words: "staffCase.messages.heading", shown: goesOut(view, "message:send") },
    { id: "checklist", words: "checklist.case.heading", shown: own },
    { id: "notes", words: "staffCase.notes.heading" },
    { id: "money", words: "money.heading", shown: own },
    { id: "preservation", words: "preserve.heading", shown: own },
    { id: "related", words: "matches.heading" },
    { id: "activity", words: "staffCase.activity.heading" },
  ];
}

/** Where one column makes the page long: the way to its parts. */
export function CaseSections({ t, view }: Props): ReactElement {
  return (
    <nav className="narrow-only" id="sections" aria-label={t("staffCase.sections.title")}>
      <Details summary={t("staffCase.sections.title")}>
        <ul className="quick plain">
          {sectionsOf(view).map(({ id, words, shown = true }) =>
            shown ? (
              <li key={id}>
                <a href={`#${id}`}>{t(words)}</a>
              </li>
            ) : null,
          )}
        </ul>
      </Details>
    </nav>
  );
}

/** And back to it. */
export function BackToSections({ t }: Pick<Props, "t">): ReactElement {
  return (
    <p className="narrow-only">
      <a href="#sections">{t("staffCase.sections.back")}</a>
    </p>
  );
}

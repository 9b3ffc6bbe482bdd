import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Button } from "@/app/_ui/button";
import { holds, type Staff } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import type { EvidenceView } from "@/lib/evidence/queries";
import { shadeOver } from "@/lib/evidence/shade";
import { dateTime, wholeNumber } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { EvidenceViewer, type ViewerFile, type ViewerWords } from "./evidence-viewer";

const WORDS = [
  "list",
  "viewer",
  "open",
  "original",
  "zoomIn",
  "zoomOut",
  "rotate",
  "reset",
  "close",
  "asItIs",
] as const;

type Shown = { t: Translator; staff: Staff; reference: string; own: boolean };

/** The files of a case with their custody; hashes stand beside them for comparing with a receipt. */
export function CaseEvidence({ page, view }: { page: StaffPage; view: CaseView }): ReactElement {
  const { t, staff } = page;
  const { reference, evidence } = view;
  const own = view.right.kind === "own";
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t("staffCase.evidence.heading")}</h2>
      {evidence.length === 0 ? (
        <p className="muted">{t("staffCase.evidence.none")}</p>
      ) : (
        <>
          <EvidenceFiles {...{ t, staff, reference, evidence }} own={own} />
          <BlurSwitch page={page} reference={reference} />
          {own && holds(staff, "evidence:view") ? (
            <p>
              <a href={`/${t.locale}/staff/cases/${reference}/grades`}>{t("grading.link")}</a>
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}

/** The choice of one's account, where the pictures are. */
function BlurSwitch({ page, reference }: { page: StaffPage; reference: string }): ReactElement {
  const { t, staff, formToken } = page;
  return (
    <form method="post" action={`/${t.locale}/staff/account/change`}>
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="case" value={reference} />
      <Button variant="secondary" name={BUTTON_FIELD} value={staff.blurPictures ? "blur_off" : "blur_on"} keys="i">
        {t(`access.account.blurSwitch.${staff.blurPictures ? "on" : "off"}`)}
      </Button>
    </form>
  );
}

/** The files themselves, under the number of the case that they came with. */
export function EvidenceFiles({ evidence, ...shown }: Shown & { evidence: readonly EvidenceView[] }): ReactElement {
  const { t } = shown;
  const words = Object.fromEntries(WORDS.map((word) => [word, t(`staffCase.evidence.${word}`)])) as ViewerWords;
  return <EvidenceViewer files={evidence.map((file) => viewerFile(shown, file))} words={words} />;
}

function viewerFile({ t, staff, reference, own }: Shown, file: EvidenceView): ViewerFile {
  const at = `/${t.locale}/staff/cases/${reference}/evidence/${file.id}`;
  const kind = t(`staffCase.evidence.kinds.${file.kind}`);
  const name = t("staffCase.evidence.file", { n: file.position, kind });
  const shade = file.copy === "ready" ? shadeOver(staff, file) : null;
  return {
    id: file.id,
    name,
    thumb: file.hasThumbnail ? `${at}/thumbnail` : null,
    copy: file.copy === "ready" ? `${at}/copy` : null,
    original: own ? `${at}/original` : null,
    link:
      own && file.copy === "ready"
        ? { href: at, label: t(`reading.link.${file.read}`) }
        : file.copy === "held" && holds(staff, "evidence:release")
          ? { href: `${at}/held`, label: t("held.link") }
          : null,
    shade: shade && { ...shade, label: t("shade.show"), why: t(`shade.why.${shade.why}`) },
    state: stateOf(t, file),
    facts: factsOf(t, file, own),
  };
}

/** Why there is nothing to see, in full sentences. */
function stateOf(t: Translator, { copy, copyReason }: EvidenceView): string | null {
  if (copy === "ready") return null;
  const why = copyReason ?? (copy === "held" ? "no_verdict" : null);
  return [t(`staffCase.evidence.${copy}`), why && t(`staffCase.evidence.why.${why}`)].filter(Boolean).join(" ");
}

function factsOf(t: Translator, file: EvidenceView, own: boolean): { label: string; value: string }[] {
  const custody = t("staffCase.evidence.receivedFrom", {
    date: dateTime(t.locale, file.receivedAt),
    source: t(`staffCase.evidence.sources.${file.source}`),
  });
  const said = { when: file.capturedOn ?? "", where: file.capturedWhere ?? "" };
  const lines = [
    custody,
    said.when || said.where ? t("staffCase.evidence.captured", said).trim() : "",
    file.hasLocation ? t("staffCase.evidence.location") : "",
    file.sealedSha256 ? t("staffCase.evidence.sealed") : "",
    t("staffCase.evidence.size", { kb: wholeNumber(t.locale, Math.ceil(file.bytes / 1_000)) }),
  ];
  return [
    // How far the owner trusts an item does not go out with it: nothing, rather than "not graded".
    ...(own ? [{ label: t("grading.label"), value: gradeWords(t, file) }] : []),
    { label: t("staffCase.evidence.hash"), value: file.sha256 },
    { label: t("staffCase.evidence.custody"), value: lines.filter(Boolean).join(" ") },
  ];
}

function gradeWords(t: Translator, { grade }: EvidenceView): string {
  if (!grade) return t("grading.none");
  const { reliability, credibility } = grade;
  return t("grading.why", {
    grade: `${reliability}${credibility}`,
    reliability: t(`grading.reliability.${reliability}`),
    credibility: t(`grading.credibility.${credibility}`),
  });
}

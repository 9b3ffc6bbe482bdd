import type { ReactElement } from "react";
import type { CaseView } from "@/lib/cases/case-view";
import type { EvidenceView } from "@/lib/evidence/queries";
import { dateTime, wholeNumber } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { EvidenceViewer, type ViewerFile, type ViewerWords } from "./evidence-viewer";

const WORDS = ["list", "viewer", "open", "original", "zoomIn", "zoomOut", "rotate", "reset", "close"] as const;

type Shown = { t: Translator; view: CaseView; mayRelease: boolean };

/** The files of a case with their custody; hashes stand beside them for comparing with a receipt. */
export function CaseEvidence({ t, view, mayRelease }: Shown): ReactElement {
  const words = Object.fromEntries(WORDS.map((word) => [word, t(`staffCase.evidence.${word}`)])) as ViewerWords;
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t("staffCase.evidence.heading")}</h2>
      {view.evidence.length === 0 ? (
        <p className="muted">{t("staffCase.evidence.none")}</p>
      ) : (
        <>
          <EvidenceViewer
            files={view.evidence.map((file) => viewerFile({ t, view, mayRelease }, file))}
            words={words}
          />
          <p>
            <a href={`/${t.locale}/staff/cases/${view.reference}/grades`}>{t("grading.link")}</a>
          </p>
        </>
      )}
    </section>
  );
}

function viewerFile({ t, view, mayRelease }: Shown, file: EvidenceView): ViewerFile {
  const own = view.right.kind === "own";
  const at = `/${t.locale}/staff/cases/${view.reference}/evidence/${file.id}`;
  const kind = t(`staffCase.evidence.kinds.${file.kind}`);
  return {
    id: file.id,
    name: t("staffCase.evidence.file", { n: file.position, kind }),
    thumb: file.hasThumbnail ? `${at}/thumbnail` : null,
    copy: file.copy === "ready" ? `${at}/copy` : null,
    original: own ? `${at}/original` : null,
    link:
      own && file.copy === "ready"
        ? { href: at, label: t(`reading.link.${file.read}`) }
        : file.copy === "held" && mayRelease
          ? { href: `${at}/held`, label: t("held.link") }
          : null,
    state: stateOf(t, file),
    facts: factsOf(t, file),
  };
}

/** Why there is nothing to see, in full sentences. */
function stateOf(t: Translator, { copy, copyReason }: EvidenceView): string | null {
  if (copy === "ready") return null;
  const why = copyReason ?? (copy === "held" ? "no_verdict" : null);
  return [t(`staffCase.evidence.${copy}`), why && t(`staffCase.evidence.why.${why}`)].filter(Boolean).join(" ");
}

function factsOf(t: Translator, file: EvidenceView): { label: string; value: string }[] {
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
    { label: t("grading.label"), value: gradeWords(t, file) },
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

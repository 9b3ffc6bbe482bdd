import type { ReactElement } from "react";
import { PREVIEW_FIELD, previewToken } from "@/app/_server/preview-token";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import type { GroundTelling } from "@/lib/cases/outcome";
import type { DecisionPreview } from "@/lib/cases/preview-decision";
import { LANGUAGE_TAGS } from "@/lib/i18n/locale";
import { type Translator, translatorFor } from "@/lib/i18n/translator";
import { SendButtons } from "../decision-form";
import { type DecisionInput, previewedWords } from "./decision-input";

/** Exactly what the reporter will read, in the language of their report, and the two ways on. */
export function decisionPreview(visit: StaffVisit, input: DecisionInput, preview: DecisionPreview): Promise<Response> {
  const { t } = visit;
  const { track = "report", note, target } = input.typed;
  const label = (state: string) => t(`cases.states.${track}.${state}.label`);
  const values = { track: t(`cases.tracks.${track}.label`), from: label(preview.from), to: label(preview.to) };
  return staffPage(visit, {
    title: t("staffCase.preview.title"),
    current: "queue",
    scripts: ["staff-keys.js"],
    children: (
      <div className="stack">
        <h1>{t("staffCase.preview.title")}</h1>
        <p>{t("staffCase.preview.intro")}</p>
        <div className="stack" data-preview="">
          <p>
            <b>
              {preview.from === preview.to
                ? t("staffCase.preview.unchanged", { ...values, state: values.to })
                : t("staffCase.preview.stateChange", values)}
            </b>
          </p>
          <Letter t={translatorFor(preview.locale)} label={t("staffCase.preview.reads")} preview={preview} />
        </div>
        {target ? <Aside label={t("staffCase.preview.target")} text={target} /> : null}
        {note ? <Aside label={t("staffCase.preview.internal")} text={note} /> : null}
        <SendForm visit={visit} input={input} />
      </div>
    ),
  });
}

/** The words of a decision as the reporter reads them. */
export function Letter({
  t,
  label,
  preview,
}: {
  t: Translator;
  label: string;
  preview: DecisionPreview;
}): ReactElement {
  const say = (key: string) => t(`cases.${key}`);
  const { state, ground, message } = preview;
  const lines = [
    say(state.meaning),
    state.silence && say(state.silence),
    say(state.next),
    state.contest && say(state.contest),
  ];
  return (
    <section className="letter" lang={LANGUAGE_TAGS[t.locale]} aria-label={label}>
      <h2>{say(preview.event)}</h2>
      {ground ? <GroundWords t={t} ground={ground} /> : null}
      {message ? <p className="given">{message}</p> : null}
      {lines.filter(Boolean).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

function GroundWords({ t, ground }: { t: Translator; ground: GroundTelling }): ReactElement {
  const marks = { L: "", S: t("staffCase.preview.secondary"), U: t("staffCase.preview.unconfirmed") };
  return (
    <>
      <p>{t(`cases.${ground.sentence}`)}</p>
      {ground.law.map(({ law, article, mark }) => (
        <p key={`${law} ${article}`} className="muted">
          {t(article ? "staffCase.preview.lawArticle" : "staffCase.preview.law", {
            law: t(`cases.laws.${law}`),
            article: article ?? "",
          })}
          {marks[mark]}
        </p>
      ))}
      {ground.advice ? <p>{t(`cases.${ground.advice}`)}</p> : null}
    </>
  );
}

export function Aside({ label, text }: { label: string; text: string }): ReactElement {
  return (
    <div className="internal">
      <p className="muted">{label}</p>
      <p className="given">{text}</p>
    </div>
  );
}

function SendForm({ visit, input }: { visit: StaffVisit; input: DecisionInput }): ReactElement {
  const { t } = visit;
  const { typed } = input;
  return (
    <form method="post" action={visit.url.pathname}>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name={PREVIEW_FIELD} value={previewToken(visit, previewedWords(input))} />
      {Object.entries(typed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SendButtons t={t}>
        <Button name="do" value="change" variant="secondary">
          {t("staffCase.preview.change")}
        </Button>
      </SendButtons>
    </form>
  );
}

import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import type { ReplyPreview } from "@/lib/cases/replies/preview-reply";
import type { ReplyHistory } from "@/lib/cases/replies/read-replies";
import { REPLY_VARIABLE_NAMES, REPLY_VARIABLES } from "@/lib/cases/replies/reply-template";
import { dateTime } from "@/lib/i18n/dates";
import { LANGUAGE_TAGS, LOCALES } from "@/lib/i18n/locale";
import type { Translator } from "@/lib/i18n/translator";
import { variableNames } from "./reply-words";

/** Both texts as reporters of this case would read them. */
export function PreviewPanel({ t, preview }: { t: Translator; preview: ReplyPreview }): ReactElement {
  const { missing } = preview.zh;
  const all = [...missing, ...preview.en.missing.filter((name) => !missing.includes(name))];
  return (
    <section aria-labelledby="preview" className="stack">
      <h2 id="preview">{t("replies.preview.heading", { reference: preview.reference })}</h2>
      {all.length > 0 ? (
        <p className="muted">{t("replies.preview.missing", { names: variableNames(t, all) })}</p>
      ) : null}
      {LOCALES.map((locale) => (
        <section
          key={locale}
          className="letter"
          lang={LANGUAGE_TAGS[locale]}
          aria-label={t(`replies.preview.${locale}`)}
        >
          <p className="given">{preview[locale].text}</p>
        </section>
      ))}
    </section>
  );
}

type Words = { readonly textZh: string; readonly textEn: string; readonly version?: number };

/** The texts of a version, or what somebody typed and could not save. */
export function LetterOf({ t, words, yours = false }: { t: Translator; words: Words; yours?: boolean }): ReactElement {
  const heading = yours ? t("replies.yours") : t("replies.theirs", { version: words.version ?? 0 });
  return (
    <section aria-label={heading} className="stack">
      <h2>{heading}</h2>
      <blockquote className="given" lang="zh-CN">
        {words.textZh}
      </blockquote>
      <blockquote className="given" lang="en">
        {words.textEn}
      </blockquote>
    </section>
  );
}

/** The closed list of what can be filled in, as it is written in either language. */
export function VariablesTable({ t }: { t: Translator }): ReactElement {
  return (
    <DataTable
      caption={t("replies.variables.heading")}
      columns={(["write", "means"] as const).map((key) => ({ key, label: t(`replies.column.${key}`) }))}
      rows={REPLY_VARIABLE_NAMES.map((name) => ({
        key: name,
        cells: [
          t("replies.variables.both", { zh: `{${REPLY_VARIABLES[name]}}`, code: `{${name}}` }),
          t(`replies.variable.${name}`),
        ],
      }))}
      empty=""
    />
  );
}

const COLUMNS = ["version", "by", "at", "uses"] as const;

/** Every version with who wrote it and how often it was sent; its words open below its name. */
export function VersionsTable({ t, versions }: { t: Translator; versions: ReplyHistory["versions"] }): ReactElement {
  return (
    <>
      <h2>{t("replies.history")}</h2>
      <DataTable
        caption={t("replies.history")}
        captionHidden
        columns={COLUMNS.map((key) => ({ key, label: t(`replies.column.${key}`) }))}
        rows={versions.map(({ version, name, by, changedAt, uses, textZh, textEn }) => ({
          key: `${version}`,
          cells: [
            <Details key="words" summary={t("replies.versionOf", { version, name })}>
              <p className="given" lang="zh-CN">
                {textZh}
              </p>
              <p className="given" lang="en">
                {textEn}
              </p>
            </Details>,
            by,
            dateTime(t.locale, changedAt),
            uses,
          ],
        }))}
        empty=""
      />
    </>
  );
}

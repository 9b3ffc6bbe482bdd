import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { ActForm } from "@/app/_server/act-form";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff, type StaffPage } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { ButtonLink } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { Notice } from "@/app/_ui/notice";
import { Tag } from "@/app/_ui/tag";
import type { ReplyView } from "@/lib/cases/replies/queries";
import { readReplies } from "@/lib/cases/replies/read-replies";
import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { readSearchParams, type SearchParams } from "../search-params";
import { fitWords } from "./reply-words";

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams };

const COLUMNS = ["name", "fit", "version", "state"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: translatorFor(isLocale(locale) ? locale : "zh")("replies.title") };
}

/** What the office writes again and again, for those who look after it (C14). */
export default guardedPage(async function TemplatesPage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "replies:change");
  const { t, formToken, staff } = page;
  const read = await readReplies(staff);
  if (!read.ok) notFound();
  const done = (await readSearchParams(searchParams)).get("done");
  const at = `/${t.locale}/staff/templates`;
  return (
    <StaffFrame page={page} current="templates">
      <div className="stack column">
        <h1>{t("replies.title")}</h1>
        {done === "retired" || done === "house" ? (
          <Notice tone="success" live>
            {t(`replies.done.${done}`)}
          </Notice>
        ) : null}
        <p>{t("replies.lead")}</p>
        <div className="actions">
          <ButtonLink href={`${at}/new`}>{t("replies.make")}</ButtonLink>
        </div>
        <DataTable
          caption={t("replies.title")}
          captionHidden
          columns={COLUMNS.map((key) => ({ key, label: t(`replies.column.${key}`) }))}
          rows={read.replies.map((reply) => ({ key: reply.id, cells: cellsOf(page, reply) }))}
          empty={t("replies.none")}
        />
        {read.replies.length === 0 ? (
          <ActForm
            formToken={formToken}
            action={`${at}/house`}
            act="take"
            label={t("replies.house")}
            about={t("replies.houseNote")}
          />
        ) : null}
      </div>
    </StaffFrame>
  );
});

function cellsOf({ t }: StaffPage, { id, name, version, retiredAt, ...fit }: ReplyView) {
  return [
    <a key="name" href={`/${t.locale}/staff/templates/${id}`}>
      {name}
    </a>,
    fitWords(t, fit),
    version,
    <Tag key="state" tone={retiredAt ? "closed" : "done"}>
      {t(retiredAt ? "replies.retired" : "replies.inUse")}
    </Tag>,
  ];
}

import { ActForm } from "@/app/_server/act-form";
import { type StaffPage, staffScreen } from "@/app/_server/staff-screen";
import { ButtonLink } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { Notice } from "@/app/_ui/notice";
import { Tag } from "@/app/_ui/tag";
import type { ReplyView } from "@/lib/cases/replies/queries";
import { readReplies } from "@/lib/cases/replies/read-replies";
import { fitWords } from "./reply-words";

const COLUMNS = ["name", "fit", "version", "state"] as const;

/** What the office writes again and again, for those who look after it (C14). */
export const GET = staffScreen("replies:change", async (page) => {
  const { asked, t, formToken, staff } = page;
  const read = await readReplies(staff);
  if (!read.ok) return null;
  const done = asked.get("done");
  const at = `/${t.locale}/staff/templates`;
  return {
    title: t("replies.title"),
    current: "templates",
    children: (
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
    ),
  };
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

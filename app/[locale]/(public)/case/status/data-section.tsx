import type { ReactElement } from "react";
import { here, type Visit } from "@/app/_server/visit";
import { Tag, type TagTone } from "@/app/_ui/tag";
import { dueDate, longDate } from "@/lib/i18n/dates";
import type { OwnDataRequest } from "@/lib/reports/own-data-requests";

/** Where a request stands, as a word. */
export function RequestState({ visit: { t }, request }: { visit: Visit; request: OwnDataRequest }): ReactElement {
  const { answered, status } = request;
  const tone: TagTone = answered ? "done" : status.overdue ? "late" : "waiting";
  const state = answered?.undone ? "undone" : (answered?.outcome ?? tone);
  return <Tag tone={tone}>{t(`dataRights.states.${state}`)}</Tag>;
}

/** When it was answered, or by when it will be. */
export function requestDate({ t, locale }: Visit, { answered, status }: OwnDataRequest): string {
  if (answered) return t("dataRights.answeredOn", { date: longDate(locale, answered.at) });
  return status.dueAt ? t("dataRights.dueBy", { date: dueDate(locale, status.dueAt) }) : "";
}

/** What the reporter asked about their data, in a line each, with the way to ask and to the answers. */
export function DataSection(props: { visit: Visit; requests: readonly OwnDataRequest[] }): ReactElement {
  const { visit, requests } = props;
  const { t } = visit;
  return (
    <>
      <h2 id="data">{t("dataRights.title")}</h2>
      {requests.map((request) => (
        <p key={request.id}>
          {t(`dataRights.kinds.${request.kind}.name`)} · {requestDate(visit, request)}{" "}
          <RequestState visit={visit} request={request} />
        </p>
      ))}
      <p>
        <a href={here(visit, "/case/your-data")}>{t("dataRights.link")}</a>
      </p>
    </>
  );
}

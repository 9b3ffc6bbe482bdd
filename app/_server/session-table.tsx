import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import type { SessionView } from "@/lib/access/queries";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { BUTTON_FIELD, TOKEN_FIELD } from "./read-form";

type SessionTableProps = {
  t: Translator;
  formToken: string;
  action: string;
  sessions: readonly SessionView[];
  /** The session that looks. */
  own: string;
};

function EndSession({ session, ...props }: SessionTableProps & { session: SessionView }): ReactElement {
  const { t } = props;
  if (session.id === props.own) return <span className="muted">{t("access.sessions.this")}</span>;
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name={TOKEN_FIELD} value={props.formToken} />
      <input type="hidden" name="session" value={session.id} />
      <button type="submit" className="quiet" name={BUTTON_FIELD} value="revoke">
        {t("access.sessions.end")}
        <span className="vh"> {session.deviceName}</span>
      </button>
    </form>
  );
}

/** A person's live sessions, each with a way to end it. */
export function SessionTable(props: SessionTableProps): ReactElement {
  const { t } = props;
  const columns = ["device", "started", "seen", "act"] as const;
  const rows = props.sessions.map((session) => ({
    key: session.id,
    cells: [
      session.deviceName,
      dateTime(t.locale, session.startedAt),
      dateTime(t.locale, session.seenAt),
      <EndSession key="end" {...props} session={session} />,
    ],
  }));
  return (
    <DataTable
      caption={t("access.sessions.title")}
      captionHidden
      columns={columns.map((key) => ({ key, label: t(`access.sessions.column.${key}`) }))}
      rows={rows}
      empty={t("access.sessions.none")}
    />
  );
}

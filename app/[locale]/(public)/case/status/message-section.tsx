import type { ReactElement } from "react";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { here, type Visit, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/text-area";
import { dateTime } from "@/lib/i18n/dates";
import type { ReporterMessage } from "@/lib/reports/queries";
import { Lines } from "./lines";

/** A message under way: what was typed, what is wrong with it, and the key that keeps a double click from sending twice. */
export type MessageDraft = { body: string; error?: string; status?: number | undefined; onceKey: string };

function Message({ visit, message }: { visit: Visit; message: ReporterMessage }): ReactElement {
  const { t, locale } = visit;
  const mine = message.from === "reporter";
  return (
    <li className={mine ? "done" : "now"}>
      <p className="when">
        <time dateTime={message.sentAt.toISOString()}>{dateTime(locale, message.sentAt)}</time>
        <span className="who">{t(mine ? "case.messages.fromYou" : "case.messages.fromOffice")}</span>
        {!mine && message.readAt === null ? <b className="who">{t("case.messages.new")}</b> : null}
        {message.decisionId ? <span className="who">{t("case.messages.withDecision")}</span> : null}
      </p>
      <div className="detail">
        <Lines text={message.body} />
      </div>
    </li>
  );
}

/** The thread, oldest first, and the place to write. */
export function MessageSection(props: {
  visit: Visit;
  messages: readonly ReporterMessage[];
  draft: MessageDraft;
}): ReactElement {
  const { visit, messages, draft } = props;
  const { t } = visit;
  return (
    <section id="messages">
      <h2>{t("case.messages.heading")}</h2>
      {messages.length === 0 ? <p className="empty">{t("case.messages.empty")}</p> : null}
      <ol className="timeline">
        {messages.map((message) => (
          <Message key={message.id} visit={visit} message={message} />
        ))}
      </ol>
      <form method="post" action={here(visit, "/case/messages")} noValidate={true}>
        <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
        <input type="hidden" name="once" value={draft.onceKey} />
        <TextArea
          name="body"
          label={t("case.messages.write")}
          hint={t("case.messages.hint")}
          error={draft.error}
          value={draft.body}
        />
        <Button>{t("case.messages.send")}</Button>
      </form>
    </section>
  );
}

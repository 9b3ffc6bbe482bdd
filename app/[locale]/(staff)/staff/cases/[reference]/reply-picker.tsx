import type { ReactElement } from "react";
import { BUTTON_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { GroupedSelect } from "@/app/_ui/grouped-select";
import { Notice } from "@/app/_ui/notice";
import type { OfferedReply } from "@/lib/cases/replies/read-replies";
import type { SortedReplies } from "@/lib/cases/replies/reply-fit";
import type { ReplyVariable } from "@/lib/cases/replies/reply-template";
import type { Translator } from "@/lib/i18n/translator";
import { variableNames } from "../../templates/reply-words";

/** The fields of a form that can be filled in from a reply: what is chosen, and what the text began with. */
export const REPLY_FIELDS = ["template", "reply"] as const;
export const FILL = "fill";

export type OfferedReplies = SortedReplies<OfferedReply>;
/** What came of choosing one: what the case had nothing for, or that it is offered no more. */
export type Picked = { readonly missing: readonly ReplyVariable[] } | { readonly gone: true };

type Props = {
  t: Translator;
  /** Before the ids of its fields. */
  prefix: string;
  offered: OfferedReplies | undefined;
  used: string | undefined;
  picked?: Picked | undefined;
  /** What it says of itself, where it is not about a single case. */
  words?: { readonly hint: string; readonly done: string };
};

/** Replies to begin with, those made for this first. Choosing one sends the form; the server writes it into the text. */
export function ReplyPicker({ t, prefix, offered, used, picked, words }: Props): ReactElement | null {
  const { recommended = [], others = [] } = offered ?? {};
  const options = (replies: readonly OfferedReply[]) => replies.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <input type="hidden" name="reply" value={used ?? ""} />
      {recommended.length + others.length === 0 ? null : (
        <div className="filters">
          <GroupedSelect
            name="template"
            id={`${prefix}-template`}
            label={t("replies.pick.label")}
            hint={words?.hint ?? t("replies.pick.hint")}
            placeholder={t("replies.pick.none")}
            groups={[
              { label: t("replies.pick.recommended"), options: options(recommended) },
              { label: t("replies.pick.others"), options: options(others) },
            ]}
          />
          <Button variant="secondary" name={BUTTON_FIELD} value={FILL}>
            {t("replies.pick.fill")}
          </Button>
        </div>
      )}
      {picked ? (
        <Notice tone={"missing" in picked && picked.missing.length === 0 ? "success" : "warning"} live>
          {pickedWords(t, picked, words?.done)}
        </Notice>
      ) : null}
    </>
  );
}

function pickedWords(t: Translator, picked: Picked, done = t("replies.pick.done")): string {
  if ("gone" in picked) return t("replies.pick.gone");
  if (picked.missing.length === 0) return done;
  return t("replies.pick.missing", { names: variableNames(t, picked.missing) });
}

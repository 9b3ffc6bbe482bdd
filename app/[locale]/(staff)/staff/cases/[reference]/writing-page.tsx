import { PREVIEW_FIELD, previewToken } from "@/app/_server/preview-token";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { offerReplies } from "@/lib/cases/replies/read-replies";
import { BackToCase } from "./case-way-back";
import { WritingForm, type Written } from "./case-writing";
import type { Picked } from "./reply-picker";
import { MESSAGE_SITUATION } from "./reply-situation";

export type Writing = { reference: string; what: "messages" | "notes"; typed: Written; picked?: Picked };

/** The text once more, with the reason why it was not taken, if it was refused; nothing typed is lost. */
export async function writingAgain(
  visit: StaffVisit,
  writing: Writing,
  refused: { reason: string; status: number } | null,
): Promise<Response> {
  const { t, staff } = visit;
  const open = { ...MESSAGE_SITUATION, behaviour: "" };
  const replies = writing.what === "messages" ? await offerReplies(staff, open) : undefined;
  return staffPage(visit, {
    title: t("staffCase.title", { reference: writing.reference }),
    status: refused?.status,
    error: refused !== null,
    current: "queue",
    children: (
      <div className="stack">
        <h1>{t(`staffCase.${writing.what}.heading`)}</h1>
        <WritingForm
          t={t}
          formToken={visitFormToken(visit)}
          error={refused ? t(`staffCase.problems.${refused.reason}`) : undefined}
          replies={replies}
          {...writing}
        />
        <BackToCase visit={visit} reference={writing.reference} />
      </div>
    ),
  });
}

/** What the reporter will read, before it is sent. */
export function messagePreview(visit: StaffVisit, { typed }: Writing): Promise<Response> {
  const { t } = visit;
  return staffPage(visit, {
    title: t("staffCase.preview.title"),
    current: "queue",
    scripts: ["staff-keys.js"],
    children: (
      <div className="stack">
        <h1>{t("staffCase.preview.title")}</h1>
        <p>{t("staffCase.preview.introMessage")}</p>
        <section className="letter" aria-label={t("staffCase.preview.reads")}>
          <p className="given">{typed.body}</p>
        </section>
        <form method="post" action={visit.url.pathname}>
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          <input type="hidden" name="body" value={typed.body} />
          <input type="hidden" name="once" value={typed.once} />
          <input type="hidden" name="list" value={typed.list} />
          <input type="hidden" name="reply" value={typed.reply ?? ""} />
          <input type="hidden" name={PREVIEW_FIELD} value={previewToken(visit, [typed.body, typed.once])} />
          <div className="actions">
            <Button name="do" value="send" keys="s">
              {t("staffCase.preview.send")}
            </Button>
            <Button name="do" value="change" variant="secondary">
              {t("staffCase.preview.change")}
            </Button>
          </div>
        </form>
      </div>
    ),
  });
}

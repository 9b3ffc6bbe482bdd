import type { ReactElement } from "react";
import type { Visit } from "@/app/_server/visit";
import { UPLOAD_SLOT } from "@/lib/evidence/upload-slot";

const PICTURES = UPLOAD_SLOT.types.filter((type) => type.startsWith("image/")).join(",");
const ACTS = ["hide", "blur", "crop"] as const;

/** A second way to choose files, for the script alone: each picture is shown first, to be cut and covered. */
export function CoverChooser({ visit: { t } }: { visit: Visit }): ReactElement {
  return (
    <div className="field" data-coverer="" hidden>
      <label htmlFor="cover-files">{t("cover.choose")}</label>
      <p className="hint" id="cover-files-hint">
        {t("cover.hint")}
      </p>
      <input
        id="cover-files"
        type="file"
        accept={PICTURES}
        multiple
        data-cover=""
        aria-describedby="cover-files-hint"
      />
    </div>
  );
}

/** What the script puts over the page for one picture. */
export function CoverParts({ visit: { t } }: { visit: Visit }): ReactElement {
  const button = (label: string, data: object) => (
    <button type="button" className="button secondary" {...data}>
      {label}
    </button>
  );
  return (
    <template id="cover">
      <dialog className="cover" aria-labelledby="cover-title" data-count={t("cover.count", { count: "%n" })}>
        <h2 id="cover-title">{t("cover.title")}</h2>
        <p>{t("cover.how")}</p>
        <div className="actions">
          {ACTS.map((act) => (
            <span key={act}>{button(t(`cover.${act}`), { "data-act": act })}</span>
          ))}
          {button(t("cover.undo"), { "data-undo": "" })}
        </div>
        <p role="status" />
        {/* A keyboard moves the box: it must be able to get there. */}
        <section className="cover-stage" data-stage="" aria-label={t("cover.stage")} {...{ tabIndex: 0 }}>
          <span data-box="" hidden />
        </section>
        <div className="actions">
          <button type="button" className="button" data-take="">
            {t("cover.take")}
          </button>
          {button(t("cover.leave"), { "data-leave": "" })}
        </div>
      </dialog>
    </template>
  );
}

import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { Details } from "@/app/_ui/details";
import type { MaskView, ReadingView } from "@/lib/evidence/reading-view";
import type { Translator } from "@/lib/i18n/translator";

export const MASK_FIELDS = ["version", "mask", "x", "y", "width", "height"] as const;
const SIDES = ["x", "y", "width", "height"] as const;

type Props = {
  t: Translator;
  formToken: string;
  /** Address of the picture's page. */
  at: string;
  view: ReadingView;
  may: { show: boolean; burn: boolean };
};

/** The boxes that hide parts of the picture: one more, and, for those who may show more, each moved or taken away. */
export function MasksForm(props: Props): ReactElement {
  const { t, view, may } = props;
  return (
    <>
      <p className="hint">{t("reading.masks.hint")}</p>
      <MaskForm {...props} mask={null} />
      {view.masks.length === 0 ? <p className="muted">{t("reading.masks.none")}</p> : null}
      {view.masks.map((mask, index) => (
        <Details key={mask.id} summary={<MaskName t={t} mask={mask} n={index + 1} />}>
          <p>
            <a href={`#mask-${mask.id}`}>{t("reading.masks.show")}</a>
          </p>
          {may.show ? <MaskForm {...props} mask={mask} /> : null}
        </Details>
      ))}
      {may.burn && view.state === "masked" && view.masks.length > 0 ? <BurnForm {...props} /> : null}
    </>
  );
}

function MaskName({ t, mask, n }: { t: Translator; mask: MaskView; n: number }): ReactElement {
  const kind = t(`reading.masks.kinds.${mask.kind}`);
  return <>{t(mask.byHand ? "reading.masks.byHand" : "reading.masks.found", { n, kind })}</>;
}

function MaskForm({ t, formToken, at, view, mask }: Props & { mask: MaskView | null }): ReactElement {
  const id = mask?.id ?? "new";
  return (
    <form method="post" action={`${at}/masks`} noValidate className="mask-form" data-mask-form={id}>
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="version" value={view.version} />
      <input type="hidden" name="mask" value={mask?.id ?? ""} />
      <div className="mask-sides">
        {SIDES.map((side) => (
          <label key={side}>
            {t(`reading.masks.sides.${side}`)}
            <input
              type="number"
              name={side}
              min="0"
              max="100"
              step="any"
              defaultValue={mask ? mask[side].toFixed(1) : ""}
            />
          </label>
        ))}
      </div>
      <div className="actions">
        <Button variant="secondary" name={BUTTON_FIELD} value={mask ? "move" : "add"}>
          {t(mask ? "reading.masks.move" : "reading.masks.add")}
        </Button>
        {mask ? (
          <Button variant="secondary" name={BUTTON_FIELD} value="remove">
            {t("reading.masks.remove")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** Leads to the preview: nothing is destroyed by one click. */
function BurnForm({ t, formToken, at, view }: Props): ReactElement {
  return (
    <form method="post" action={`${at}/burn`}>
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="version" value={view.version} />
      <Button variant="secondary" name={BUTTON_FIELD} value="preview">
        {t("reading.burn.open")}
      </Button>
    </form>
  );
}

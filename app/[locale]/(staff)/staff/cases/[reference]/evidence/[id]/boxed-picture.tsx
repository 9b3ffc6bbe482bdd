import type { ReactElement, ReactNode } from "react";
import { ShadeSwitch, shadeClass } from "@/app/_ui/shade-switch";
import type { ReadingView } from "@/lib/evidence/reading-view";
import type { Shade } from "@/lib/evidence/shade";
import type { Translator } from "@/lib/i18n/translator";

type Props = { t: Translator; view: ReadingView; src: string; shade: Shade | null };

/**
 * The picture with a frame around each place that was read, and around each mask. Per cent are the drawing's own units,
 * so frames fit at every size; a link to `#box-3` marks the frames of field 3 without any script.
 */
export function BoxedPicture({ t, view, src, shade }: Props): ReactElement {
  const name = t("reading.picture", { n: view.position });
  const showsMasks = view.state !== "waiting";
  return (
    <ShadedPane t={t} shade={shade} name={name}>
      <figure className="boxed" data-boxed="">
        <img src={src} alt={name} />
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {(showsMasks ? view.fields : []).map(({ position, name, places }) => (
            <g key={position} id={`box-${position}`} className="box" data-box={position}>
              <title>{t(`reading.fields.${name}`)}</title>
              {places.map((place) => (
                <rect key={`${place.x} ${place.y}`} {...place} />
              ))}
            </g>
          ))}
          {view.masks.map(({ id, kind, x, y, width, height }) => (
            <g key={id} id={`mask-${id}`} className="mask" data-box={id}>
              <title>{t(`reading.masks.kinds.${kind}`)}</title>
              <rect {...{ x, y, width, height }} />
            </g>
          ))}
          <rect className="drawn" data-drawn="" width="0" height="0" />
        </svg>
      </figure>
    </ShadedPane>
  );
}

type PaneProps = { t: Translator; shade: Shade | null; name: string; children: ReactNode };

/** A picture with the switch that shows it, where it is hidden at first. */
export function ShadedPane({ t, shade, name, children }: PaneProps): ReactElement {
  return (
    <div className={shadeClass(shade, "boxed-pane")}>
      {shade ? <ShadeSwitch id="shown" label={t("shade.show")} name={name} why={t(`shade.why.${shade.why}`)} /> : null}
      {children}
    </div>
  );
}

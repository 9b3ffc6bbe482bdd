import type { ReactElement } from "react";
import type { ReadingView } from "@/lib/evidence/reading-view";
import type { Translator } from "@/lib/i18n/translator";

/**
 * The picture with a frame around each place that was read, and around each mask. Per cent are the drawing's own units,
 * so frames fit at every size; a link to `#box-3` marks the frames of field 3 without any script.
 */
export function BoxedPicture({ t, view, src }: { t: Translator; view: ReadingView; src: string }): ReactElement {
  const name = t("reading.picture", { n: view.position });
  const showsMasks = view.state !== "waiting";
  return (
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
  );
}

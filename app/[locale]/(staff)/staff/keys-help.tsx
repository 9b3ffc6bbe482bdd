import type { ReactElement } from "react";
import { assetAddress } from "@/app/_server/assets";
import { KeyHints } from "@/app/_ui/key-hints";
import type { Translator } from "@/lib/i18n/translator";

const KEYS = [
  ["j", "down"],
  ["k", "up"],
  ["Enter", "open"],
  ["c", "claim"],
  ["x", "release"],
  ["b", "bulk"],
  ["1–9", "digits"],
  ["a", "assign"],
  ["h", "hold"],
  ["e", "escalate"],
  ["s", "send"],
  ["S", "sendNext"],
  ["r", "repeat"],
  ["i", "pictures"],
  ["v", "asItIs"],
  ["+ - 0", "zoom"],
  ["n p", "fields"],
  ["t", "takeUp"],
  ["/", "search"],
  ["Esc", "leaveField"],
  ["Ctrl K", "everything"],
  ["?", "help"],
] as const;

/** The list of keys, opened by its button or by `?`; the browser's own popover, so it opens without script, too. */
export function KeysHelp({ t }: { t: Translator }): ReactElement {
  return (
    <>
      <button type="button" className="quiet keys-button" popoverTarget="keys-help" aria-keyshortcuts="?">
        {t("queue.keys.show")} <kbd>?</kbd>
      </button>
      <div id="keys-help" popover="auto" className="keys-help">
        <h2>{t("queue.keys.title")}</h2>
        <KeyHints
          label={t("queue.keys.title")}
          keys={KEYS.map(([keys, does]) => ({ keys, does: t(`queue.keys.${does}`) }))}
        />
        <p className="muted">{t("queue.keys.off")}</p>
        <button type="button" className="button secondary" popoverTarget="keys-help" popoverTargetAction="hide">
          {t("queue.keys.close")}
        </button>
      </div>
      <script type="module" src={assetAddress("staff-keys.js")} />
    </>
  );
}

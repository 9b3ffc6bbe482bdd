import { Fragment, type ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { Tag, type TagTone } from "@/app/_ui/tag";
import type { PacketState, PacketView } from "@/lib/cases/read-packets";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";

const TONES: Record<PacketState, TagTone> = { waiting: "waiting", ready: "done", failed: "late", stuck: "late" };
const COLUMNS = ["asked", "state", "contents", "file"] as const;
/** A hash that may be broken between its quarters. */
const QUARTERS = /.{16}/g;

type Shown = { t: Translator; reference: string; packets: readonly PacketView[] };

/** The packets that were asked for, the newest first. */
export function PacketList({ t, reference, packets }: Shown): ReactElement {
  const waiting = packets.some(({ state }) => state === "waiting");
  const at = `/${t.locale}/staff/cases/${reference}/packet`;
  return (
    <>
      <DataTable
        caption={t("packet.packets")}
        captionHidden
        columns={COLUMNS.map((key) => ({ key, label: t(`packet.column.${key}`) }))}
        rows={packets.map((packet) => ({ key: packet.id, cells: cellsOf(t, at, packet) }))}
        empty={t("packet.none")}
      />
      {waiting ? (
        <p>
          <a href={at}>{t("packet.reload")}</a>
        </p>
      ) : null}
      {packets.some(({ state }) => state === "ready") ? <p className="muted">{t("packet.downloadNoted")}</p> : null}
    </>
  );
}

function cellsOf(t: Translator, at: string, packet: PacketView) {
  const { state, counts, sha256, bytes } = packet;
  const why = packet.failure ?? (state === "stuck" ? "stuck" : null);
  const mb = (bytes / 1_000_000).toFixed(1);
  return [
    t("packet.askedBy", { name: packet.askedBy, at: dateTime(t.locale, packet.askedAt) }),
    <Tag key="state" tone={TONES[state]}>
      {t(`packet.states.${state}`)}
    </Tag>,
    <Fragment key="contents">
      {counts ? t("packet.contents", counts) : why ? t(`packet.why.${why}`) : ""}
      {sha256 ? <p className="muted">{`SHA-256 ${sha256.match(QUARTERS)?.join(" ")}`}</p> : null}
    </Fragment>,
    state === "ready" ? (
      <a key="file" href={`${at}/made/${packet.id}`}>
        {t("packet.download", { mb })}
      </a>
    ) : (
      ""
    ),
  ];
}

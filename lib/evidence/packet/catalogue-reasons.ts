import { translatorFor } from "@/lib/i18n/translator";
import { beijing, known } from "./catalogue-words";
import type { PacketContents, Reason } from "./packet";
import type { Paper } from "./paper";

const t = translatorFor("zh");

function lawWords({ law }: Reason): string {
  const one = ({ law: name, article, mark }: Reason["law"][number]) => {
    const title = known(`cases.laws.${name}`, name);
    const where = article ? t("staffCase.preview.lawArticle", { law: title, article }) : title;
    return `${where}${mark === "L" ? "" : t(mark === "S" ? "staffCase.preview.secondary" : "staffCase.preview.unconfirmed")}`;
  };
  return law.map(one).join("\n") || t("packet.pdf.noLaw");
}

function reasonCells(reason: Reason) {
  const { track, list: grounds, ground } = reason;
  const state = (name: string) => known(`cases.states.${track}.${name}.label`, name);
  return [
    beijing(reason.at),
    `${known(`cases.tracks.${track}.label`, track)}：${known(`cases.actions.${reason.action}`, reason.action)}\n${state(reason.from)} → ${state(reason.to)}`,
    grounds && ground ? known(`cases.grounds.${grounds}.${ground}.label`, ground) : t("packet.pdf.noGround"),
    lawWords(reason),
    reason.by,
  ];
}

/** What was decided, why, and under which rule. */
export function drawReasons(paper: Paper, contents: PacketContents): void {
  paper.heading(t("packet.pdf.reasonsHeading"));
  if (contents.reasons.length === 0) {
    paper.paragraph(t("packet.pdf.noReasons"), { muted: true });
    return;
  }
  const labels = ["at", "step", "ground", "law", "by"].map((key) => t(`packet.pdf.reason.${key}`));
  const columns = [0.16, 0.24, 0.2, 0.28, 0.12].map((width, at) => ({ label: labels[at] ?? "", width }));
  paper.table(
    columns,
    contents.reasons.map((reason) => ({ cells: reasonCells(reason) })),
  );
}

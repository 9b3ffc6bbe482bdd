import { daysBetween, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { CLAIMS } from "@/lib/enforcement/claims";
import type { SuitView } from "@/lib/enforcement/read-suit";
import { longDate } from "@/lib/i18n/dates";
import { translatorFor } from "@/lib/i18n/translator";

/** For courts in China, whoever drafts it. */
const t = translatorFor("zh");
const day = (date: string) => longDate("zh", startOfShanghaiDay(date));

/** The draft of the complaint with the preliminary evidence, line by line, to go on writing in. Names no reporter. */
export function complaintPaper(view: SuitView): readonly string[] {
  const { office, defendant, cases, claims, complaint, harm } = view;
  const asked = claims.map((claim, index) => {
    const values = { claim: t(`suits.claims.${claim}`), article: CLAIMS[claim].article };
    return t("suits.paper.numbered", { n: index + 1, text: t("suits.claimLaw", values) });
  });
  const parties = { office, defendant, cases: cases.map(({ reference }) => reference).join("、") };
  return [
    t("suits.paper.complaintTitle"),
    "",
    t("suits.paper.plaintiff", parties),
    t("suits.paper.defendant", parties),
    t("suits.paper.rests", parties),
    ...part("asked", asked.length > 0 ? asked : [t("suits.noClaims")]),
    ...part("facts", [complaint || t("suits.noText")]),
    ...part("harm", [harm || t("suits.noText"), reach(view)]),
    ...part("packets", packetLines(view)),
    "",
    t("suits.paper.signed"),
  ];
}

function part(heading: string, lines: readonly string[]): string[] {
  return ["", t(`suits.paper.${heading}`), ...lines];
}

function reach({ extent }: SuitView): string {
  const { reporters, platforms, regions, from, to, consumers } = extent;
  const span = from && to ? { from: day(from), to: day(to), days: daysBetween(from, to) + 1 } : null;
  const period = span ? t("suits.extent.span", span) : t("suits.extent.unknown");
  const counted = { reporters, platforms: platforms.length, regions: regions.length, period };
  const people = consumers && [...new Set([consumers.low, consumers.high])].join("–");
  return t("suits.paper.counted", counted) + (people ? t("suits.paper.recorded", { people }) : "");
}

function packetLines({ packets }: SuitView): readonly string[] {
  if (packets.length === 0) return [t("suits.paper.noPackets")];
  return packets.map(({ reference, readyAt, sha256 }) =>
    t("suits.paper.packet", { reference, date: longDate("zh", readyAt), sha256 }),
  );
}

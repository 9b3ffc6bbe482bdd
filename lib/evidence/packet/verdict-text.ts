import { LOCALES } from "@/lib/i18n/locale";
import { type Translator, translatorFor } from "@/lib/i18n/translator";
import type { Finding } from "./finding";
import type { PacketVerdict } from "./verify-packet";

function sentence(t: Translator, { check, result, path = "", detail = {} }: Finding): string {
  const why = "reason" in detail ? t(`packet.checks.faults.${detail.reason}`) : "";
  const words = t(`packet.checks.${check}.${result}`, { path, why, ...detail });
  return `[${t(`packet.checks.marks.${result}`)}] ${words}`;
}

/** The verdict line by line, each in every language that we speak. */
export function verdictText({ ok, findings }: PacketVerdict): string {
  const translators = LOCALES.map(translatorFor);
  const lines = findings.map((finding) => translators.map((t) => sentence(t, finding)).join("\n    "));
  const faults = findings.filter(({ result }) => result === "bad").length;
  const last = translators.map((t) => t(`packet.checks.${ok ? "verdictOk" : "verdictBad"}`, { faults }));
  return [...lines, "", ...last].join("\n");
}

import { here, type Visit } from "@/app/_server/visit";
import type { SummaryRow } from "@/app/_ui/summary-list";
import { longDate } from "@/lib/i18n/dates";
import type { DraftAnswers, DraftStep, LogisticsAnswers, SeenAnswers, WhereAnswers } from "@/lib/reports/draft";
import { pagesFor } from "@/lib/reports/journey";
import { TIMES } from "@/lib/reports/logistics-hints";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";
import { RETURN_FIELD } from "../_journey/open-step";

type Page = DraftStep | "files" | "others";
type Row = { page: Page; field: string; label: string; value: string };

/** The answers in the reporter's own words, one row each, with the way to change it. What was left empty has no row. */
export function answerRows(visit: Visit, answers: DraftAnswers, files: number): SummaryRow[] {
  const asked: readonly string[] = pagesFor(answers);
  const rows = [
    ...whatRows(visit, answers),
    ...(answers.where ? whereRows(visit, answers.where) : []),
    ...(answers.seen ? seenRows(visit, answers.seen) : []),
    ...(answers.logistics ? logisticsRows(visit, answers.logistics) : []),
    filesRow(visit, files),
    ...wishRows(visit, answers),
    ...contactRows(visit, answers),
    ...othersRows(visit, answers),
  ];
  const shown = (page: Page) => page === "others" || asked.includes(page);
  return rows.filter(({ page, value }) => shown(page) && value !== "").map((row) => summaryRow(visit, row));
}

function summaryRow(visit: Visit, { page, field, label, value }: Row): SummaryRow {
  const href = here(visit, `/report/${page}?${RETURN_FIELD}=check#${field}`);
  return { key: `${page}.${field}`, label, value, change: { href, label: visit.t("ui.change"), hidden: label } };
}

function row({ t }: Visit, page: Page, [field, value]: readonly [string, string]): Row {
  return { page, field, label: t(`report.${page}.${field}.label`), value };
}

function listed({ t }: Visit, name: string, ids: readonly string[]): string {
  return ids.map((id) => t(`report.${name}.${id}`)).join("\n");
}

function whatRows({ t }: Visit, { what }: DraftAnswers): Row[] {
  if (!what) return [];
  const also = what.paidInAdvance ? `\n${t("report.check.paidInAdvance")}` : "";
  const value = t(`report.kinds.${what.kind}.label`) + also;
  return [{ page: "what", field: "kind", label: t("report.what.title"), value }];
}

function whereRows(visit: Visit, where: WhereAnswers): Row[] {
  const platform = isPlatformId(where.platform) ? PLATFORMS[where.platform][visit.locale] : where.platformName;
  const day = where.happenedOn === "" ? "" : longDate(visit.locale, new Date(`${where.happenedOn}T12:00:00+08:00`));
  const { shopName, link, product } = where;
  return Object.entries({ platform, shopName, link, product, happenedOn: day }).map((one) => row(visit, "where", one));
}

function seenRows(visit: Visit, seen: SeenAnswers): Row[] {
  const { demands, offers, ...texts } = seen;
  const { story, reviewText, reviewerNames, ...rest } = texts;
  const lists = { demands: listed(visit, "demands", demands), offers: listed(visit, "offers", offers) };
  const all = { story, reviewText, reviewerNames, ...lists, ...rest };
  return Object.entries(all).map((one) => row(visit, "seen", one));
}

function logisticsRows(visit: Visit, logistics: LogisticsAnswers): Row[] {
  const times = Object.fromEntries(TIMES.map((name) => [name, logistics[name].replace("T", " ")]));
  const oddities = listed(visit, "oddities", logistics.oddities);
  const all = { oddities, courier: logistics.courier, waybills: logistics.waybills.join("\n"), ...times };
  return Object.entries(all).map((one) => row(visit, "logistics", one));
}

function filesRow({ t }: Visit, count: number): Row {
  const value = count === 0 ? t("report.files.none") : t("report.files.count", { count });
  return { page: "files", field: "main", label: t("report.files.label"), value };
}

function wishRows(visit: Visit, { wish }: DraftAnswers): Row[] {
  if (!wish) return [];
  const chosen = visit.t(`report.wish.${wish.wish}.label`);
  const care = listed(visit, "cares", wish.care ?? []);
  return Object.entries({ wish: chosen, demand: wish.demand, care }).map((one) => row(visit, "wish", one));
}

function contactRows(visit: Visit, { contact }: DraftAnswers): Row[] {
  if (!contact) return [];
  const { t } = visit;
  const news = contact.updates ? `\n${t("report.contact.updatesChoice")}` : "";
  const value = contact.contactKind === "none" ? t("report.contact.none") : contact.contact + news;
  return [row(visit, "contact", ["contactKind", value])];
}

function othersRows({ t }: Visit, { others }: DraftAnswers): Row[] {
  if (!others?.offer) return [];
  return [
    {
      page: "others",
      field: "choice",
      label: t("joining.row.label"),
      value: t(`joining.row.${others.choice ?? "none"}`),
    },
  ];
}

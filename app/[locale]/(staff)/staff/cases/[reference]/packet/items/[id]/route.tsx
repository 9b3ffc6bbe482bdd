import { overtakenPage } from "@/app/_server/overtaken-page";
import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { type ListedItem, readPackets } from "@/lib/cases/read-packets";
import { type DescribeField, describeItem } from "@/lib/evidence/packet/describe-item";
import { NATURES } from "@/lib/evidence/packet/packet";
import { backToPacket } from "../../back-to-packet";
import { ITEM_FIELDS, ItemForm } from "../../item-form";

const STATUS = { not_permitted: 403, recused: 403, not_found: 404 } as const;

export const GET = backToPacket;

type Typed = Record<(typeof ITEM_FIELDS)[number], string>;
type Refused = { reference: string; id: string; typed: Typed };

/** Keeps what the list is to say about an item; refused words come back with the reason. */
export const POST = staffRoute("packet:make", async (visit, { reference = "", id = "" }) => {
  const form = await readForm(visit, ITEM_FIELDS);
  const typed = Object.fromEntries(ITEM_FIELDS.map((name) => [name, form.get(name)])) as Typed;
  const kept = await describeItem(visit.staff, { reference, evidenceId: id, ...typed });
  if (kept.ok) return seeOther(visit, `/staff/cases/${reference}/packet?done=described&n=${kept.n}`);
  if (kept.reason === "stale") return again(visit, { reference, id, typed });
  if (kept.reason === "unreadable") return again(visit, { reference, id, typed }, kept.errors);
  return staffErrorPage(visit, kept.reason, STATUS[kept.reason]);
});

/** The form again, with what was typed: over what is wrong with it, or over what somebody else wrote meanwhile. */
async function again(
  visit: StaffVisit,
  { reference, id, typed }: Refused,
  errors?: Partial<Record<DescribeField, string>>,
): Promise<Response> {
  const read = await readPackets(visit.staff, reference);
  const item = read.ok ? read.items.find((one) => one.id === id) : undefined;
  if (!item) return staffErrorPage(visit, "not_found", 404);
  const { t } = visit;
  const made = { t, formToken: visitFormToken(visit), reference };
  const back = (
    <p>
      <a href={`/${t.locale}/staff/cases/${reference}/packet`}>{t("packet.heading")}</a>
    </p>
  );
  if (errors)
    return staffPage(visit, {
      title: t("packet.title"),
      status: 422,
      error: true,
      current: "queue",
      children: (
        <div className="stack column">
          <h1>{t("packet.items")}</h1>
          <ItemForm {...made} item={{ ...item, ...typed }} errors={errors} />
          {back}
        </div>
      ),
    });
  return overtakenPage(visit, {
    current: "queue",
    about: t("packet.item", { n: item.n, kind: t(`staffCase.evidence.kinds.${item.kind}`) }),
    rows: differing(visit, item, typed),
    children: (
      <>
        <ItemForm {...made} item={{ ...item, ...typed, seen: item.seen }} open />
        {back}
      </>
    ),
  });
}

function differing({ t }: StaffVisit, item: ListedItem, typed: Typed) {
  const nature = (code: string) => (NATURES.some((one) => one === code) ? t(`packet.natures.${code}`) : code);
  return [
    { what: t("packet.purpose"), theirs: item.purpose, mine: typed.purpose },
    { what: t("packet.content"), theirs: item.content, mine: typed.content },
    { what: t("packet.nature"), theirs: nature(item.nature), mine: nature(typed.nature) },
  ];
}

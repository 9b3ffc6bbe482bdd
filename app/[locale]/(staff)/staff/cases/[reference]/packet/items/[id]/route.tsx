import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { readPackets } from "@/lib/cases/read-packets";
import { describeItem } from "@/lib/evidence/packet/describe-item";
import { backToPacket } from "../../back-to-packet";
import { ITEM_FIELDS, ItemForm } from "../../item-form";

const STATUS = { not_permitted: 403, recused: 403, not_found: 404 } as const;

export const GET = backToPacket;

/** Keeps what the list is to say about an item; refused words come back with the reason. */
export const POST = staffRoute("packet:make", async (visit, { reference = "", id = "" }) => {
  const form = await readForm(visit, ITEM_FIELDS);
  const typed = { purpose: form.get("purpose"), content: form.get("content"), nature: form.get("nature") };
  const kept = await describeItem(visit.staff, { reference, evidenceId: id, ...typed });
  if (kept.ok) return seeOther(visit, `/staff/cases/${reference}/packet?done=described&n=${kept.n}`);
  if (kept.reason !== "unreadable") return staffErrorPage(visit, kept.reason, STATUS[kept.reason]);
  const read = await readPackets(visit.staff, reference);
  const item = read.ok ? read.items.find((one) => one.id === id) : undefined;
  if (!item) return staffErrorPage(visit, "not_found", 404);
  const { t } = visit;
  return staffPage(visit, {
    title: t("packet.title"),
    status: 422,
    error: true,
    current: "queue",
    children: (
      <div className="stack column">
        <h1>{t("packet.items")}</h1>
        <ItemForm
          t={t}
          formToken={visitFormToken(visit)}
          reference={reference}
          item={{ ...item, ...typed }}
          errors={kept.errors}
        />
        <p>
          <a href={`/${t.locale}/staff/cases/${reference}/packet`}>{t("packet.heading")}</a>
        </p>
      </div>
    ),
  });
});

import { TOKEN_FIELD } from "@/app/_server/read-form";
import { staffScreen } from "@/app/_server/staff-screen";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { readPackets } from "@/lib/cases/read-packets";
import { BackToCase } from "../case-way-back";
import { ItemForm } from "./item-form";
import { PacketList } from "./packet-list";

/** The evidence packet of a case: make one, take one, and say what its list says. */
export const GET = staffScreen("packet:make", async (page) => {
  const { params, asked, t, formToken } = page;
  const read = await readPackets(page.staff, params.reference);
  if (!read.ok) return null;
  const { reference, items, packets } = read;
  const here = `/${t.locale}/staff/cases/${reference}`;
  const done = asked.get("done");
  return {
    title: params.reference,
    current: "queue",
    children: (
      <div className="stack column">
        <BackToCase visit={page} reference={reference} />
        <h1>{t("packet.heading")}</h1>
        <p className="ref">{reference}</p>
        {done === "asked" && packets[0]?.state === "waiting" ? (
          <Notice tone="success" live>
            {t("packet.made")}
          </Notice>
        ) : null}
        {done === "described" ? (
          <Notice tone="success" live>
            {t("packet.described", { n: asked.get("n") ?? "" })}
          </Notice>
        ) : null}
        <p>{t("packet.lead")}</p>
        <form method="post" action={`${here}/packet/make`}>
          <input type="hidden" name={TOKEN_FIELD} value={formToken} />
          <Button>{t("packet.make")}</Button>
        </form>
        <h2>{t("packet.packets")}</h2>
        <PacketList t={t} reference={reference} packets={packets} />
        <h2>{t("packet.items")}</h2>
        <p>{t(items.length === 0 ? "packet.noItems" : "packet.itemsLead")}</p>
        {items.map((item) => (
          <ItemForm key={item.id} t={t} formToken={formToken} reference={reference} item={item} />
        ))}
      </div>
    ),
  };
});

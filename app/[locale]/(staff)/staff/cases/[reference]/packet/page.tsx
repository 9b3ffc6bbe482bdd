import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { requireStaff } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { readPackets } from "@/lib/cases/read-packets";
import { readSearchParams, type SearchParams } from "../../../search-params";
import { ItemForm } from "./item-form";
import { PacketList } from "./packet-list";

type Props = { params: Promise<{ locale: string; reference: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).reference };
}

/** The evidence packet of a case: make one, take one, and say what its list says. */
export default guardedPage(async function PacketPage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "packet:make");
  const asked = await readSearchParams(searchParams);
  const read = await readPackets(page.staff, (await params).reference);
  if (!read.ok) notFound();
  const { t, formToken } = page;
  const { reference, items, packets } = read;
  const here = `/${t.locale}/staff/cases/${reference}`;
  const done = asked.get("done");
  return (
    <StaffFrame page={page} current="queue">
      <div className="stack column">
        <p>
          <a href={here}>{t("packet.back")}</a>
        </p>
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
    </StaffFrame>
  );
});

import type { ReactElement } from "react";
import { publicOrigin } from "@/app/_server/public-origin";
import type { Visit } from "@/app/_server/visit";
import { CodeGroups } from "@/app/_ui/code-groups";
import { Details } from "@/app/_ui/details";
import { Slip, SlipEntry, SlipStub } from "@/app/_ui/slip";
import { dateTime } from "@/lib/i18n/dates";
import type { IssuedReceipt } from "@/lib/reports/issued-receipt";
import { formatSecretCode } from "@/lib/reports/secret-code";
import { FileHashes } from "./file-hashes";
import { Promises } from "./promises";
import { ReceiptQr } from "./receipt-qr";

/** Something to keep: everything a reporter needs later, on one phone screen after another or one sheet of paper. */
export function ReceiptSlip({ visit, issued }: { visit: Visit; issued: IssuedReceipt }): ReactElement {
  const { t, locale } = visit;
  const { receipt, token, code } = issued;
  const home = `${publicOrigin(visit)}/${locale}`;
  return (
    <Slip
      heading={t("receipt.heading")}
      sealTitle={t("ui.sealTitle")}
      issued={t("receipt.issued", { at: dateTime(locale, new Date(receipt.receivedAt)) })}
    >
      <SlipEntry label={t("receipt.number")} strong>
        {receipt.reference}
      </SlipEntry>
      <SlipEntry label={t("receipt.code")} note={t("receipt.codeNote")} strong>
        <CodeGroups groups={formatSecretCode(code).split(" ")} />
      </SlipEntry>
      <SlipEntry label={t("receipt.promises")}>
        <Promises visit={visit} promises={receipt.promises} />
      </SlipEntry>
      <SlipEntry label={t("receipt.files")}>
        <FileHashes visit={visit} files={receipt.files} />
      </SlipEntry>
      <SlipStub
        qr={<ReceiptQr text={`${home}/case#ref=${receipt.reference}&code=${code}`} label={t("receipt.mineAlt")} />}
      >
        <b>{t("receipt.mine")}</b>
        <p className="small">{t("receipt.mineText")}</p>
        <p className="small">{t("receipt.mineTyped", { address: `${home.replace(/^https?:\/\//, "")}/case` })}</p>
      </SlipStub>
      <SlipStub dense qr={<ReceiptQr text={`${home}/verify#${token}`} label={t("receipt.othersAlt")} />}>
        <b>{t("receipt.others")}</b>
        <p className="small">{t("receipt.othersText")}</p>
        <p className="small">{t("receipt.finding")}</p>
      </SlipStub>
      <Details summary={t("receipt.signature")}>
        <p className="hint">{t("receipt.signatureNote")}</p>
        <code>{token}</code>
      </Details>
    </Slip>
  );
}

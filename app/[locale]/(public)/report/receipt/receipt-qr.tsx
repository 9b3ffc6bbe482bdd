import type { ReactElement } from "react";
import { encode } from "uqr";
import { QrCode } from "@/app/_ui/qr-code";

/** Least error correction: printed on a slip that is not handled, and the sparser code is read by cheaper cameras. */
export function ReceiptQr({ text, label }: { text: string; label: string }): ReactElement {
  return <QrCode modules={encode(text, { ecc: "L", border: 0 }).data} label={label} />;
}

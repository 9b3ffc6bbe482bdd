import type { ReactElement } from "react";
import { encode } from "uqr";
import { QrCode } from "@/app/_ui/qr-code";

/**
 * Least error correction: printed on a slip that is not handled, and the sparser code is read by cheaper cameras. One
 * fixed mask: what is shown is random enough for any of them, and trying all eight was a tenth of a submission's work.
 */
export function ReceiptQr({ text, label }: { text: string; label: string }): ReactElement {
  return <QrCode modules={encode(text, { ecc: "L", border: 0, maskPattern: 3 }).data} label={label} />;
}

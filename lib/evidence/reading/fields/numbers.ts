import { eachOnce, foundAll } from "@/lib/evidence/reading/found";
import { anyOf, type Material, textsOf } from "@/lib/evidence/reading/material";
import type { ReadField } from "@/lib/evidence/reading/reading";

const ORDER = /订单(?:编号|号码?|编码)[：:\s]*(?<value>[A-Z]{0,4}\d[\d-]{7,28}\d)/dg;
const CARRIER_WORD = "(?:快递|速递|速运|物流|快运|特快|标快)";
/** Forms of waybill numbers: up to four letters, 9 to 18 digits, sometimes two letters more (post). */
const WAYBILL = String.raw`(?<value>[A-Z]{0,4}\d{9,18}(?:[A-Z]{2})?)(?!\d)`;
const WAYBILL_LABEL = "(?:运单(?:号码?|编号)|快递单?号|物流(?:单号|编号)|包裹单号|邮件号)";

export function orderNumberIn(material: Material): ReadField[] {
  return textsOf(material)
    .flatMap((text) => foundAll(text, "orderNumber", ORDER))
    .slice(0, 1);
}

/** The first courier named in full, or by its short name beside a number. */
export function courierIn(material: Material): ReadField[] {
  const names = anyOf(material.known.couriers);
  const full = new RegExp(`(?<value>${names}${CARRIER_WORD})`, "dg");
  const short = new RegExp(`(?<value>${names})(?=[：:\\s]*[A-Z]{0,4}\\d{9})`, "dg");
  const texts = [...material.rows, ...material.paragraphs];
  return [full, short].flatMap((form) => texts.flatMap((text) => foundAll(text, "courier", form))).slice(0, 1);
}

/** Numbers after a label that says so, or after a courier's name. */
export function waybillsIn(material: Material): ReadField[] {
  const name = `(?:${anyOf(material.known.couriers)}${CARRIER_WORD}?)`;
  const form = new RegExp(`(?:${WAYBILL_LABEL}[：:\\s]*${name}?|${name})[：:\\s]*${WAYBILL}`, "dg");
  return eachOnce(textsOf(material).flatMap((text) => foundAll(text, "waybills", form)));
}

import { eachOnce, foundAll } from "@/lib/evidence/reading/found";
import { type Material, textsOf } from "@/lib/evidence/reading/material";
import type { ReadField, TextFieldName } from "@/lib/evidence/reading/reading";

/** Forms of what people can be reached by. WeChat: 6 to 20 letters, digits, _ and -, a letter first (Tencent's rule). */
const FORMS: readonly (readonly [TextFieldName, RegExp])[] = [
  [
    "wechat",
    /(?:[微威薇]信|VX|WX|V信|WeChat|加(?:[我她他]|客服|财务|管家|主管|群主|好友|一下)*)(?:号|ID)?[：:\s]*(?!QQ|VX|http|www)(?<value>[A-Za-z][\w-]{5,19})(?![\w.])/dgi,
  ],
  ["qq", /(?:QQ|扣扣|企鹅)(?:客服|群|号)*[：:\s]*(?<value>[1-9]\d{4,11})(?!\d)/dgi],
  ["qq", /群号[：:\s]*(?<value>[1-9]\d{5,11})(?!\d)/dg],
  ["phones", /(?<![\w*])(?<value>1[3-9]\d(?:\d{8}|\*{3,5}\d{4}|[ -]\d{4}[ -]\d{4}))(?![\d*])/dg],
  ["phones", /(?<![\w-])(?<value>400[- ]?\d{3}[- ]?\d{4})(?!\d)/dg],
  ["phones", /(?:电话|热线|客服)[：:\s]*(?<value>9\d{4,7})(?!\d)/dg],
];

export function contactsIn(material: Material): ReadField[] {
  const texts = textsOf(material);
  return eachOnce(FORMS.flatMap(([name, form]) => texts.flatMap((text) => foundAll(text, name, form))));
}

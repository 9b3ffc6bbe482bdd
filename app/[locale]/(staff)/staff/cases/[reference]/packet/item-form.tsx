import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { Details } from "@/app/_ui/details";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import type { ListedItem } from "@/lib/cases/read-packets";
import type { DescribeField } from "@/lib/evidence/packet/describe-item";
import { NATURES } from "@/lib/evidence/packet/packet";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";

const WORDS = ["purpose", "content", "nature"] as const satisfies readonly DescribeField[];
/** `seen`: what the list said when the page was made; see itemSeen. */
export const ITEM_FIELDS = [...WORDS, "seen"] as const;

type Shown = {
  t: Translator;
  formToken: string;
  reference: string;
  item: Omit<ListedItem, "nature"> & { nature: string };
  errors?: Partial<Record<DescribeField, string>>;
  open?: boolean;
};

/** What the numbered list says about one item. */
export function ItemForm({ t, formToken, reference, item, errors = {}, open = false }: Shown): ReactElement {
  const kind = t(`staffCase.evidence.kinds.${item.kind}`);
  const wrong = (field: DescribeField) => errors[field] && t(`packet.problems.${errors[field]}`);
  const fieldOf = (field: DescribeField) => ({
    id: `${field}-${item.n}`,
    name: field,
    label: t(`packet.${field}`),
    hint: t(`packet.${field}Hint`),
    error: wrong(field),
    value: item[field],
  });
  const said = item.said.when || item.said.where;
  return (
    <Details summary={`${t("packet.item", { n: item.n, kind })} · ${item.purpose}`} open={open || WORDS.some(wrong)}>
      <StaffForm
        t={t}
        formToken={formToken}
        action={`/${t.locale}/staff/cases/${reference}/packet/items/${item.id}`}
        button={t("packet.save")}
        errors={WORDS.flatMap((field) => {
          const text = wrong(field);
          return text ? [{ fieldId: `${field}-${item.n}`, message: text }] : [];
        })}
      >
        <input type="hidden" name="seen" value={item.seen} />
        {said ? <p className="muted">{t("packet.said", item.said)}</p> : null}
        <TextArea {...fieldOf("purpose")} rows={2} />
        <TextArea {...fieldOf("content")} rows={2} />
        <SelectField
          {...fieldOf("nature")}
          options={NATURES.map((value) => ({ value, label: t(`packet.natures.${value}`) }))}
        />
      </StaffForm>
      <Earlier t={t} item={item} />
    </Details>
  );
}

/** What it said before, whose words those were and from when. */
function Earlier({ t, item }: Pick<Shown, "t" | "item">): ReactElement | null {
  if (item.earlier.length === 0) return null;
  return (
    <>
      <p className="muted">{t("packet.earlier")}</p>
      <ul className="muted">
        {item.earlier.map(({ purpose, content, nature, by, at }) => (
          <li key={at.toISOString()}>
            {t("packet.earlierWords", {
              purpose,
              content,
              nature: t(`packet.natures.${nature}`),
              by,
              at: dateTime(t.locale, at),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

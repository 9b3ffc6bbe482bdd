import { here } from "@/app/_server/visit";
import { DateField } from "@/app/_ui/date-field";
import { TextField } from "@/app/_ui/field";
import { SuggestField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { isPlatformId, PLATFORM_IDS, PLATFORMS } from "@/lib/reports/platforms";
import { whereSchema } from "@/lib/reports/schema";
import { momentInChina } from "@/lib/reports/typed-date";
import { type FieldsProps, journeyRoute } from "../_journey/journey-route";
import { textOf } from "../_journey/typed";
import { errorAt, fieldWords } from "../_journey/words";

function Fields({ visit, typed, errors, answers }: FieldsProps) {
  const { t, locale } = visit;
  const field = (name: string) => ({
    name,
    ...fieldWords(t, `where.${name}`),
    error: errorAt(errors, name),
    value: platformWords(locale, name, textOf(typed, name)),
  });
  const optionalLabel = t("ui.optional");
  return (
    <>
      <h1>{t("report.where.title")}</h1>
      {answers.where || answers.filled ? null : (
        <p>
          <a href={here(visit, "/report/files")}>{t("proposals.first")}</a>
        </p>
      )}
      <SuggestField {...field("platform")} options={PLATFORM_IDS.map((id) => PLATFORMS[id][locale])} />
      <TextField {...field("shopName")} autoComplete="off" />
      <TextArea {...field("link")} optionalLabel={optionalLabel} rows={2} />
      <TextField {...field("product")} optionalLabel={optionalLabel} autoComplete="off" />
      <DateField {...field("happenedOn")} optionalLabel={optionalLabel} max={momentInChina(new Date()).slice(0, 10)} />
    </>
  );
}

/** A platform we list is kept by its id and shown by its name in the language of the page. */
function platformWords(locale: "zh" | "en", field: string, typed: string): string {
  return field === "platform" && isPlatformId(typed) ? PLATFORMS[typed][locale] : typed;
}

export const { GET, POST } = journeyRoute({
  step: "where",
  texts: ["platform", "shopName", "link", "product", "happenedOn"],
  schema: () => whereSchema,
  typedFrom: ({ platformName, ...answer }) => ({ ...answer, platform: platformName || answer.platform }),
  Fields,
});

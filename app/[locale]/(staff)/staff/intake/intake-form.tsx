import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { Checkboxes, Radios } from "@/app/_ui/choice-list";
import { Details } from "@/app/_ui/details";
import { TextField } from "@/app/_ui/field";
import { SelectField, SuggestField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { BEHAVIOUR_KIND_NAMES } from "@/lib/reports/behaviour";
import { WISHES } from "@/lib/reports/draft";
import { PLATFORMS } from "@/lib/reports/platforms";
import { INTAKE_CHANNELS } from "@/lib/reports/read-intake";
import { CARES, DEMANDS, ODDITIES, OFFERS } from "@/lib/reports/seen-options";
import { type IntakeFormProps, listIn, textIn } from "./intake-fields";
import { LetterGroup } from "./letter-group";

const LANGUAGES = ["zh", "en"] as const;

/** A whole report on one page: for a clerk with a telephone at the ear, the same questions as the public gets. */
export function IntakeForm(props: IntakeFormProps): ReactElement {
  const { t, formToken, typed, errors } = props;
  return (
    <StaffForm
      t={t}
      formToken={formToken}
      action={`/${t.locale}/staff/intake/records`}
      button={t("intake.record")}
      errors={errors}
      files
    >
      <input type="hidden" name="once" value={textIn(typed, "once") || randomUUID()} />
      <div className="intake">
        <div>
          <Channel {...props} />
          <LetterGroup {...props} />
          <Where {...props} />
          <Parcel {...props} />
        </div>
        <div>
          <Seen {...props} />
          <WishAndContact {...props} />
        </div>
      </div>
    </StaffForm>
  );
}

function wiring({ t, typed, errors }: IntakeFormProps, name: string) {
  return {
    t,
    name,
    value: textIn(typed, name),
    error: errors.find(({ fieldId }) => fieldId === name)?.message,
  };
}

function lined(props: IntakeFormProps, path: string, optional = true) {
  const name = path.split(".").at(-1) ?? path;
  const { t, ...field } = wiring(props, name);
  return { ...field, label: t(`report.${path}.label`), optionalLabel: optional ? t("ui.optional") : undefined };
}

function Channel(props: IntakeFormProps): ReactElement {
  const { t } = props;
  const { t: _, ...kind } = wiring(props, "kind");
  const { t: __, ...own } = wiring(props, "channel");
  return (
    <fieldset>
      <legend>{t("intake.groups.channel")}</legend>
      <Radios
        {...own}
        legend={t("intake.channel")}
        choices={INTAKE_CHANNELS.map((value) => ({ value, label: t(`staffCase.facts.channels.${value}`) }))}
        columns
      />
      <SelectField
        name="language"
        label={t("intake.language")}
        hint={t("intake.languageHint")}
        value={textIn(props.typed, "language") || t.locale}
        options={LANGUAGES.map((value) => ({ value, label: t(`staffCase.facts.languages.${value}`) }))}
      />
      <SelectField
        {...kind}
        label={t("intake.kind")}
        placeholder={t("intake.choose")}
        options={BEHAVIOUR_KIND_NAMES.map((value) => ({ value, label: t(`report.kinds.${value}.label`) }))}
      />
    </fieldset>
  );
}

function Where(props: IntakeFormProps): ReactElement {
  const { t } = props;
  return (
    <fieldset>
      <legend>{t("intake.groups.where")}</legend>
      <SuggestField
        {...lined(props, "where.platform", false)}
        options={Object.values(PLATFORMS).map((names) => names[t.locale])}
      />
      <TextField {...lined(props, "where.shopName", false)} autoComplete="off" />
      <TextField {...lined(props, "where.link")} autoComplete="off" />
      <TextField {...lined(props, "where.product")} autoComplete="off" />
      <TextField {...lined(props, "where.happenedOn")} hint={t("intake.dayHint")} autoComplete="off" />
    </fieldset>
  );
}

function Seen(props: IntakeFormProps): ReactElement {
  const { t } = props;
  return (
    <fieldset>
      <legend>{t("intake.groups.seen")}</legend>
      <TextArea {...lined(props, "seen.story", false)} label={t("intake.story")} rows={6} />
      <TextArea {...lined(props, "seen.reviewText")} rows={2} />
      <TextField {...lined(props, "seen.reviewerNames")} autoComplete="off" />
      <Choices form={props} name="demands" options={DEMANDS} />
      <Choices form={props} name="offers" options={OFFERS} />
      <TextField {...lined(props, "seen.offerAmount")} autoComplete="off" />
      <TextArea {...lined(props, "seen.contacts")} rows={2} />
      <TextField {...lined(props, "seen.orderNumber")} autoComplete="off" />
    </fieldset>
  );
}

function Choices(props: {
  form: IntakeFormProps;
  name: "demands" | "offers" | "oddities";
  options: readonly string[];
}) {
  const { t, typed } = props.form;
  const group = props.name === "oddities" ? "logistics.oddities" : `seen.${props.name}`;
  const choices = props.options.map((value) => ({ value, label: t(`report.${props.name}.${value}`) }));
  const legend = t(`report.${group}.label`);
  return <Checkboxes name={props.name} legend={legend} choices={choices} values={listIn(typed, props.name)} columns />;
}

function Parcel(props: IntakeFormProps): ReactElement {
  const { t } = props;
  const names = ["courier", "waybills", "orderedAt", "collectedAt", "signedAt", "reviewedAt"];
  const open = names.some((name) => textIn(props.typed, name) !== "" || wiring(props, name).error);
  return (
    <Details summary={t("intake.groups.logistics")} open={open}>
      <Choices form={props} name="oddities" options={ODDITIES} />
      <TextField {...lined(props, "logistics.courier")} autoComplete="off" />
      <TextArea {...lined(props, "logistics.waybills")} rows={2} />
      <p className="hint">{t("intake.timeHint")}</p>
      {names.slice(2).map((name) => (
        <TextField key={name} {...lined(props, `logistics.${name}`)} autoComplete="off" />
      ))}
    </Details>
  );
}

function WishAndContact(props: IntakeFormProps): ReactElement {
  const { t, typed } = props;
  const kinds = [
    { value: "none", label: t("report.contact.none") },
    { value: "email", label: t("report.contact.emailChoice") },
    { value: "phone", label: t("report.contact.phoneChoice") },
  ];
  const wishes = WISHES.map((value) => ({ value, label: t(`report.wish.${value}.label`) }));
  return (
    <fieldset>
      <legend>{t("intake.groups.wish")}</legend>
      <Radios {...lined(props, "wish.wish", false)} legend={t("report.wish.wish.label")} choices={wishes} />
      <TextArea {...lined(props, "wish.demand")} rows={2} />
      <Checkboxes
        name="care"
        legend={t("report.wish.care.label")}
        choices={CARES.map((value) => ({ value, label: t(`report.cares.${value}`) }))}
        values={listIn(typed, "care")}
      />
      <Radios
        {...lined(props, "contact.contactKind", false)}
        legend={t("report.contact.contactKind.label")}
        choices={kinds}
        columns
      />
      <TextField {...lined(props, "contact.email")} type="email" autoComplete="off" spellCheck={false} />
      <TextField {...lined(props, "contact.phone")} type="tel" autoComplete="off" width="medium" />
      <Checkboxes
        name="updates"
        legend={t("report.contact.updates.label")}
        choices={[{ value: "yes", label: t("report.contact.updatesChoice") }]}
        values={listIn(typed, "updates")}
      />
    </fieldset>
  );
}

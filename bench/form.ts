/** A form as a browser without script sees it. */
export type PageForm = {
  action: string;
  multipart: boolean;
  /** What would be sent untouched: hidden fields, filled-in texts, what is ticked. */
  values: ReadonlyMap<string, readonly string[]>;
  /** Every name that has a field. */
  names: ReadonlySet<string>;
  /** Names of file fields. */
  files: readonly string[];
  buttons: readonly { name: string; value: string; action: string | null }[];
};

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function plainText(html: string): string {
  return html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    return hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : (ENTITIES[name] ?? all);
  });
}

function attributes(tag: string): Map<string, string> {
  const found = tag.matchAll(/\s([\w-]+)(?:="([^"]*)"|='([^']*)')?/g);
  return new Map(
    [...found].map(([, name = "", double, single]) => [name.toLowerCase(), plainText(double ?? single ?? "")]),
  );
}

type Field = { name: string; value: string; sent: boolean; file: boolean };

function inputField(tag: string): Field | null {
  const at = attributes(tag);
  const type = at.get("type") ?? "text";
  if (type === "submit" || type === "button" || !at.has("name")) return null;
  const choice = type === "checkbox" || type === "radio";
  const value = at.get("value") ?? (choice ? "on" : "");
  return {
    name: at.get("name") ?? "",
    value,
    sent: type !== "file" && (!choice || at.has("checked")),
    file: type === "file",
  };
}

function selectField(tag: string, inner: string): Field {
  const options = [...inner.matchAll(/<option[^>]*>/g)].map(([option]) => attributes(option));
  const chosen = options.find((option) => option.has("selected")) ?? options[0];
  return { name: attributes(tag).get("name") ?? "", value: chosen?.get("value") ?? "", sent: true, file: false };
}

function fieldsOf(inner: string): Field[] {
  const found = inner.matchAll(
    /(<input\b[^>]*>)|(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>|(<select\b[^>]*>)([\s\S]*?)<\/select>/g,
  );
  return [...found].flatMap(([, input, area, text = "", select, options = ""]) => {
    if (area) return [{ name: attributes(area).get("name") ?? "", value: plainText(text), sent: true, file: false }];
    return select ? [selectField(select, options)] : [inputField(input ?? "")].filter((field) => field !== null);
  });
}

function readForm([, tag = "", inner = ""]: RegExpMatchArray): PageForm {
  const at = attributes(tag);
  const fields = fieldsOf(inner).filter((field) => field.name !== "");
  const values = new Map<string, string[]>();
  for (const { name, value } of fields.filter((field) => field.sent))
    values.set(name, [...(values.get(name) ?? []), value]);
  const buttons = [...inner.matchAll(/<button\b[^>]*>/g)].map(([button]) => attributes(button));
  return {
    action: at.get("action") ?? "",
    multipart: at.get("enctype") === "multipart/form-data",
    values,
    names: new Set(fields.map((field) => field.name)),
    files: fields.filter((field) => field.file).map((field) => field.name),
    buttons: buttons.map((button) => ({
      name: button.get("name") ?? "",
      value: button.get("value") ?? "",
      action: button.get("formaction") ?? null,
    })),
  };
}

/** The forms of a page that are sent with POST. */
export function postForms(html: string): PageForm[] {
  const forms = [...html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)];
  return forms.filter(([, tag = ""]) => attributes(tag).get("method")?.toLowerCase() === "post").map(readForm);
}

export type Answers = Readonly<Record<string, string | readonly string[]>>;

/**
 * The fields to send: what the page had filled in, and the answers in its place.
 * @throws {Error} for an answer that the page has no field for: the journey has changed.
 */
export function fillForm(form: PageForm, answers: Answers): [string, string][] {
  const missing = Object.keys(answers).filter((name) => !form.names.has(name));
  if (missing.length > 0)
    throw new Error(`the form has no field ${missing.join(", ")}; it has ${[...form.names].join(", ")}`);
  const filled = new Map([
    ...form.values,
    ...Object.entries(answers).map(([name, value]) => [name, [value].flat()] as const),
  ]);
  return [...filled].flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
}

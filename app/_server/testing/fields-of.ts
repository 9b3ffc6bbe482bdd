/** Paths of an answer, and whether any of them holds something; a path that is always empty is known, too. */
export type Fields = Map<string, boolean>;

/** What the law says, which is the same for everybody and differs in form from rule to rule. */
const OF_THE_LAW = /(^|\.)(rule|figure|law)$/;
const isEmpty = (value: unknown) => value === null || value === undefined || value === "";

function addFields(fields: Fields, value: unknown, path: string): void {
  const inner = value instanceof Map ? [...value.values()] : Array.isArray(value) ? value : null;
  if (inner) {
    const below = `${path}${value instanceof Map ? "{}" : "[]"}`;
    if (inner.length === 0) fields.set(path, fields.get(path) ?? false);
    for (const one of inner) addFields(fields, one, below);
  } else if (typeof value === "object" && value !== null && !(value instanceof Date) && !OF_THE_LAW.test(path)) {
    for (const [name, one] of Object.entries(value)) addFields(fields, one, path ? `${path}.${name}` : name);
  } else {
    fields.set(path, (fields.get(path) ?? false) || !isEmpty(value));
  }
}

/** Every field of what a use case answered: `rows[].claim.name`. Ids of a map are left out, its values are not. */
export function fieldsOf(answer: unknown): Fields {
  const fields: Fields = new Map();
  addFields(fields, answer, "");
  return fields;
}

const WIDTH = 118;

/** Words in lines that fit on a page. */
function wrapped(words: readonly string[]): string {
  const lines = [""];
  for (const word of words) {
    const last = lines.at(-1) ?? "";
    if (last.length + word.length < WIDTH) lines.splice(-1, 1, last ? `${last} ${word}` : `  ${word}`);
    else lines.push(`  ${word}`);
  }
  return lines.join("\n");
}

type Answered = { viewer: string; answer: unknown };
const refusalIn = (answer: unknown) => {
  if (answer === null) return "nothing";
  const { ok, reason } = answer as { ok?: boolean; reason?: string };
  return ok === false ? String(reason) : null;
};

/** Who is shown which fields of one read, grouped by who; what nobody is shown; and who is refused, with what. */
export function fieldTable(name: string, answers: readonly Answered[]): string {
  const all = new Map<string, string[]>();
  const refused = new Map<string, string[]>();
  for (const { viewer, answer } of answers) {
    const reason = refusalIn(answer);
    if (reason) refused.set(reason, [...(refused.get(reason) ?? []), viewer]);
    else
      for (const [path, filled] of fieldsOf(answer))
        all.set(path, [...(all.get(path) ?? []), ...(filled ? [viewer] : [])]);
  }
  const groups = Map.groupBy([...all.keys()].toSorted(), (path) => (all.get(path) ?? []).join(" "));
  const shown = [...groups].map(([who, paths]) => `${who || "empty here"}:\n${wrapped(paths)}`).toSorted();
  const turned = [...refused].map(([reason, who]) => `${reason}: ${who.join(" ")}`);
  return [`[${name}]`, ...shown, ...turned].join("\n");
}

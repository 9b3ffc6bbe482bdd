import pg from "pg";

export type Statement = { text: string; values: unknown[] };

type Asked = string | { text: string; values?: unknown[] };

/** Runs `work` and answers with what it asked the database, as this process's driver sent it. */
export async function recordSql(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const { prototype } = pg.Client;
  const { query } = prototype;
  const recording = function (this: pg.Client, asked: Asked, ...more: unknown[]): unknown {
    const [values] = more;
    if (typeof asked === "string") statements.push({ text: asked, values: Array.isArray(values) ? values : [] });
    else statements.push({ text: asked.text, values: asked.values ?? (Array.isArray(values) ? values : []) });
    return Reflect.apply(query, this, [asked, ...more]);
  };
  Object.assign(prototype, { query: recording });
  try {
    await work();
  } finally {
    Object.assign(prototype, { query });
  }
  return statements;
}

/** Those that only read. */
export function readsOf(statements: readonly Statement[]): Statement[] {
  return statements.filter(
    ({ text }) => /^\s*(?:select|with)\b/i.test(text) && !/\b(?:for update|insert into)\b/i.test(text),
  );
}

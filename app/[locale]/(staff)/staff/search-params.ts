export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The query of a page as the browser wrote it; of a name said twice the first counts. */
export async function readSearchParams(given: SearchParams): Promise<URLSearchParams> {
  const entries = Object.entries(await given).flatMap(([name, value]) => {
    const first = Array.isArray(value) ? value[0] : value;
    return first === undefined ? [] : [[name, first] as [string, string]];
  });
  return new URLSearchParams(entries);
}

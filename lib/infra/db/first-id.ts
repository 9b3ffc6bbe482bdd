/**
 * SQL for the least id (UUID v7) that a row made at a moment can have; the function that makes ids of moments is only in
 * servers newer than those that we promise to run on.
 * @param ms SQL for that moment, a bigint of milliseconds since 1970.
 */
export function firstIdAt(ms: string): string {
  return `rpad(lpad(to_hex(${ms}), 12, '0'), 32, '0')::uuid`;
}

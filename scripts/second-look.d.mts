/** What a run said of one file; the names are those of its failed tests. */
export type FileSaid = { passed: number; failed: number; names: string[] };
export type Run = { content: boolean; files: Map<string, FileSaid> };
export function unitFiles(said: unknown, root: string, strays?: string[]): Map<string, FileSaid>;
export function browserFiles(said: unknown, folder: string): Map<string, FileSaid>;
type Tally = { passed: number; failed: number; unsteady: string[] };
export function withSecondLook(first: Run, run: (files: string[]) => Run): Tally;

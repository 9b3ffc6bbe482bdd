export function noteOf(dataDir: string, surface: string): string;
export function birthOf(pid: number): string | null;
export function launcherIn(note: string): number | null;
export function serverOf(dataDir: string): number | null;
export function end(pid: number, signal: NodeJS.Signals, withinMs: number): Promise<boolean>;
export function forgetNote(note: string): void;

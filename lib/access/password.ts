import { guessBits } from "./password-guess";

/** SEC-11; NIST SP 800-63B-4 §3.1.1: fifteen signs at least, no rules on which ones, no changes by the calendar. */
export const PASSWORD_LENGTH = { least: 15, most: 200 } as const;
/** Four words that nobody has on a list, or fifteen signs that are not words. */
const ENOUGH_BITS = 42;

export type PasswordFault = "password_short" | "password_long" | "password_guessable";

/** The parts of an address and a name that nobody's password may rest on. */
function ownWords(person: { email: string; name: string }): string[] {
  const parts = `${person.email} ${person.name}`.split(/[\s@._+-]+/);
  return [person.email, ...parts].filter((part) => part.length >= 2);
}

/** What is wrong with a new password, or null. Signs are counted as people see them, not as bytes. */
export function passwordFault(password: string, person: { email: string; name: string }): PasswordFault | null {
  const length = [...password.normalize("NFC")].length;
  if (length < PASSWORD_LENGTH.least) return "password_short";
  if (length > PASSWORD_LENGTH.most) return "password_long";
  return guessBits(password, ownWords(person)) < ENOUGH_BITS ? "password_guessable" : null;
}

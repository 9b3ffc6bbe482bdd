import { createHmac, randomInt } from "node:crypto";
import { secrets } from "@/lib/infra/env";

/** Without the signs that look like others. */
const SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";
const LENGTH = 12;
const COUNT = 10;

function newCode(): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join("");
  return signs.replace(/(.{4})(?=.)/g, "$1-");
}

/** Ten codes for the day the phone is gone, 59 bits each; shown once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, newCode);
}

/** What the table keeps. A keyed hash is enough for a random code, and slow ones would be ten to try. */
export function recoveryCodeHash(staffId: string, code: string): Uint8Array<ArrayBuffer> {
  const plain = code.toLowerCase().replace(/[^0-9a-z]/g, "");
  return new Uint8Array(createHmac("sha256", secrets().pepper).update(`recovery code\n${staffId}\n${plain}`).digest());
}

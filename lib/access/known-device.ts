import { createHmac, randomBytes } from "node:crypto";
import { safeEqual } from "@/lib/infra/crypto/tokens";
import { secrets } from "@/lib/infra/env";

const ID_BYTES = 16;

function mac(id: string, staffId: string): string {
  return createHmac("sha256", secrets().formKey).update(`known device\n${id}\n${staffId}`).digest("base64url");
}

/** A cookie that shows, at the next sign-in, that this person has signed in from this browser before. */
export function newDeviceToken(staffId: string): string {
  const id = randomBytes(ID_BYTES).toString("base64url");
  return `${id}.${mac(id, staffId)}`;
}

/** The device's id when the cookie was made for this person, else null. It proves no identity and skips no step. */
export function deviceIdFor(token: string | null, staffId: string): string | null {
  const [id, proof] = (token ?? "").split(".");
  return id && proof && safeEqual(proof, mac(id, staffId)) ? id : null;
}

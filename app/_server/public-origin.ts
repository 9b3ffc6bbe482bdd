import { settings } from "@/lib/infra/env";
import type { Visit } from "./visit";

/** Where the public finds us. A receipt made at a staff desk carries it, too; while none is named, the host that was asked. */
export function publicOrigin({ url }: Pick<Visit, "url">): string {
  const at = settings();
  return at.originsNamed ? at.publicOrigin : url.origin;
}

import { db } from "@/lib/infra/db/client";
import { settings } from "@/lib/infra/env";
import { offerSetup } from "./offer-setup";

// Run by the launcher at each start. The token stands behind the #, so no server and no log on the way ever sees it.
const token = await offerSetup();
if (token) {
  console.log("Set up the first administrator (valid 24 h, works once):");
  console.log(`${settings().staffOrigin}/zh/staff/setup#${token}`);
}
await db.$disconnect();

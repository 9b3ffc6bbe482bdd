import { inTransaction } from "@/lib/infra/db/client";
import { anyAdministrator } from "./administrators";
import { makeLink } from "./one-time-link";

/** The token of a link by which the first administrator sets up an account, or null once there is one. An earlier offer ends. */
export async function offerSetup(at = new Date()): Promise<string | null> {
  return inTransaction(async (tx) => {
    if (await anyAdministrator(tx)) return null;
    return (await makeLink(tx, { purpose: "setup" }, at)).token;
  });
}

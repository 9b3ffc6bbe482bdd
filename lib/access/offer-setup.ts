import { inTransaction } from "@/lib/infra/db/client";
import { anyStaff } from "./administrators";
import { makeLink } from "./one-time-link";

/** The token of a link by which the first administrator sets up an account, or null once anybody has one. An earlier offer ends. */
export async function offerSetup(at = new Date()): Promise<string | null> {
  return inTransaction(async (tx) => {
    if (await anyStaff(tx)) return null;
    return (await makeLink(tx, { purpose: "setup" }, at)).token;
  });
}

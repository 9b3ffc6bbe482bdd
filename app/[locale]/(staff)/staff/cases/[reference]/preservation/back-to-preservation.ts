import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";

/** GET of an address that only takes forms leads back to the page of the countdown. */
export const backToPreservation = staffRoute("case:read", async (visit, { reference = "" }) =>
  seeOther(visit, `/staff/cases/${reference}/preservation`),
);

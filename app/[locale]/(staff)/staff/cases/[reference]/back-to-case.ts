import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";

/** GET of an address that only takes forms: a reload, or Enter in the address bar, leads back to the case. */
export const backToCase = staffRoute("case:read", async (visit, { reference = "" }) =>
  seeOther(visit, `/staff/cases/${reference}`),
);

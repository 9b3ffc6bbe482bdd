import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";

/** GET of an address that only takes forms about a picture: leads back to it. */
export const backToPicture = staffRoute("evidence:view", async (visit, { reference = "", id = "" }) =>
  seeOther(visit, `/staff/cases/${reference}/evidence/${id}`),
);

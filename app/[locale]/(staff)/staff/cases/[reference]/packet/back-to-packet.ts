import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";

/** GET of an address that only takes forms about the packet: leads back to it. */
export const backToPacket = staffRoute("packet:make", async (visit, { reference = "" }) =>
  seeOther(visit, `/staff/cases/${reference}/packet`),
);

import { publicRoute } from "@/app/_server/public-route";
import { seeOther } from "@/app/_server/visit";

/** Somebody who shortened an address is led to the first page behind it. */
export const GET = publicRoute(async (visit) => seeOther(visit, "/report/what"));

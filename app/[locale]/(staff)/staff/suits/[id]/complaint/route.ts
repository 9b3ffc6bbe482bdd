import { staffRoute } from "@/app/_server/staff-route";
import { complaintPaper } from "@/lib/enforcement/complaint-paper";
import { handOutPaper } from "../hand-out-paper";

/** To keep and to print; that it was taken is on record. */
export const GET = staffRoute("case:read", (visit, { id = "" }) =>
  handOutPaper(visit, id, { name: "complaint", write: complaintPaper }),
);

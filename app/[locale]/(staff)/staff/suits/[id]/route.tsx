import { staffRoute } from "@/app/_server/staff-route";
import { showSuit } from "./show-suit";

export const GET = staffRoute("case:read", (visit, { id = "" }) => showSuit(visit, id, {}));

import { staffScreen } from "@/app/_server/staff-screen";

/** An address that leads nowhere, and one that this person may not open, are answered alike (SEC-06). */
export const GET = staffScreen(null, async () => null);

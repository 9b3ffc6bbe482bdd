import { newOnceKey, reporterRoute } from "@/app/_server/reporter";
import { readMessages } from "@/lib/reports/read-messages";
import { statusPage } from "./status-page";

export const GET = reporterRoute(async (at) => {
  const page = await statusPage(at, { body: "", onceKey: newOnceKey() });
  await readMessages(at.session);
  return page;
});

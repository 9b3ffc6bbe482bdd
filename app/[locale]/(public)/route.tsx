import { publicPage } from "@/app/_server/public-page";
import { publicRoute } from "@/app/_server/public-route";

export const GET = publicRoute((visit) => publicPage(visit, { title: visit.t("ui.serviceTagline"), children: <h1>{visit.t("ui.serviceTagline")}</h1> }));
